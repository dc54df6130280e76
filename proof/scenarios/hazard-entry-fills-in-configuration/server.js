const fs = require('fs');

if (!fs.readFileSync('/etc/proxy/proxy.conf', 'utf8').includes(process.env.BACKEND)) throw new Error('not configured');
fs.writeFileSync('access.log', 'started\n');
console.log(`ok uid=${process.geteuid()}`);
