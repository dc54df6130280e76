const fs = require('fs');
const os = require('os');

fs.writeFileSync(`${os.homedir()}/.cache/atlas/tile`, '');
fs.writeFileSync('atlas.log', '');
console.log(`ok uid=${process.geteuid()}`);
