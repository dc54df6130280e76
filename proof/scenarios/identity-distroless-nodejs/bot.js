const fs = require('fs');
const os = require('os');
const path = require('path');

fs.writeFileSync(path.join(os.tmpdir(), 'bot.lock'), String(process.pid));
console.log(`ok uid=${process.geteuid()}`);
