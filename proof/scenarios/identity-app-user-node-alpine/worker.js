const fs = require('fs');

fs.mkdirSync('uploads', { recursive: true });
fs.writeFileSync('uploads/cat.txt', 'meow');
fs.appendFileSync('worker.log', 'stored cat.txt\n');
fs.writeFileSync('/tmp/worker.pid', String(process.pid));
console.log(`ok uid=${process.geteuid()}`);
