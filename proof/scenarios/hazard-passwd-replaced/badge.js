const fs = require('fs');

fs.writeFileSync('/app/badge.svg', '<svg/>');
console.log(`ok uid=${process.geteuid()}`);
