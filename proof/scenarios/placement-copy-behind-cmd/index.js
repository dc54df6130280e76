const fs = require('fs');

fs.writeFileSync('storage/form-1.json', '{}');
fs.writeFileSync('forms.log', 'stored form-1\n');
console.log(`ok uid=${process.geteuid()}`);
