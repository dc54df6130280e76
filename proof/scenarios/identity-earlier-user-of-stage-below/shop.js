const fs = require('fs');

const settings = '/home/node/.config/shop/settings.json';
const { currency } = JSON.parse(fs.readFileSync(settings, 'utf8'));
fs.writeFileSync(settings, JSON.stringify({ currency, opened: Date.now() }));
fs.mkdirSync('sessions', { recursive: true });
fs.writeFileSync('sessions/1.json', '{}');
console.log(`ok uid=${process.geteuid()}`);
