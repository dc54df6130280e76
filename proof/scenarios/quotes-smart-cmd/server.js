const fs = require('fs');

fs.mkdirSync('uploads', { recursive: true });
fs.writeFileSync('uploads/1', 'x');
console.log(`ok uid=${process.geteuid()}`);
