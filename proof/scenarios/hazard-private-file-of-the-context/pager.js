const fs = require('fs');

JSON.parse(fs.readFileSync('/etc/pager/tokens.json', 'utf8'));
fs.writeFileSync('/app/pages.log', '');
console.log(`ok uid=${process.geteuid()}`);
