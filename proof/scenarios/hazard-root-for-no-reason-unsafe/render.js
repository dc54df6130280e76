const fs = require('fs');
const os = require('os');
const path = require('path');

const cache = path.join(os.homedir(), '.cache', 'render');
fs.mkdirSync(cache, { recursive: true });
fs.writeFileSync(path.join(cache, 'page.html'), '');
fs.writeFileSync('/app/render.log', '');
console.log(`ok uid=${process.geteuid()}`);
