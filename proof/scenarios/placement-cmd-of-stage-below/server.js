const fs = require('fs');

if (process.argv.includes('--development')) process.exit(3);
fs.writeFileSync('tmp/session', 'x');
fs.appendFileSync('reports/check.txt', 'run\n');
console.log(`ok uid=${process.geteuid()}`);
