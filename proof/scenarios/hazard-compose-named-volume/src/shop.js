const fs = require('fs');

fs.mkdirSync('/var/lib/shop', { recursive: true });
fs.appendFileSync('/var/lib/shop/orders.jsonl', '{}\n');
console.log(`ok uid=${process.geteuid()}`);
