const fs = require('fs');

fs.mkdirSync('tmp/uploads', { recursive: true });
fs.writeFileSync('tmp/uploads/1', 'x');
fs.writeFileSync('api.pid', String(process.pid));
console.log(`ok uid=${process.geteuid()}`);
