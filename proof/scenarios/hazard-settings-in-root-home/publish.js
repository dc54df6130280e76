const fs = require('fs');
const os = require('os');
const path = require('path');

const settings = JSON.parse(fs.readFileSync(path.join(os.homedir(), '.publishrc.json'), 'utf8'));
fs.writeFileSync('/app/last-publish', settings.registry);
console.log(`ok uid=${process.geteuid()}`);
