const fs = require('fs');

fs.mkdirSync('/github/workspace', { recursive: true });
fs.writeFileSync('/github/workspace/lint.sarif', '{}\n');
console.log(`ok uid=${process.geteuid()}`);
