/** A job that writes into its directory and ends. */
export const JOB: Readonly<Record<'Dockerfile' | 'job.sh', string>> = {
  Dockerfile: 'FROM debian:bookworm-slim\nWORKDIR /srv/job\nCOPY job.sh ./\nCMD ["sh", "job.sh"]\n',
  'job.sh': 'set -e\necho done > result\necho "ok uid=$(id -u)"\n',
};

/** A server that keeps a log in its directory. */
export const SERVER: Readonly<Record<'Dockerfile' | 'server.js', string>> = {
  Dockerfile: 'FROM node:20-slim\nWORKDIR /srv/web\nCOPY server.js ./\nEXPOSE 8497\nCMD ["node", "server.js"]\n',
  'server.js': [
    "const { appendFileSync } = require('node:fs');",
    "const { createServer } = require('node:http');",
    "createServer((request, response) => {",
    "  appendFileSync('access.log', `${request.url}\\n`);",
    "  response.end(`hello from ${process.getuid()}`);",
    "}).listen(8497, () => console.log(`ok uid=${process.getuid()}`));",
    '',
  ].join('\n'),
};

/** A program whose text no one can read, and which writes where its Dockerfile says nothing of. */
export const SECRETIVE: Readonly<Record<'Dockerfile' | 'report.c', string>> = {
  Dockerfile: 'FROM gcc:13 AS build\nCOPY report.c /\nRUN gcc -static -o /report /report.c\n\nFROM debian:bookworm-slim\nCOPY --from=build /report /usr/local/bin/report\nWORKDIR /srv/report\nCMD ["/usr/local/bin/report"]\n',
  'report.c': '#include <stdio.h>\nint main(void) {\n  FILE *file = fopen("/var/lib/misc/report", "w");\n  if (!file) { perror("/var/lib/misc/report"); return 3; }\n  puts("ok");\n  return 0;\n}\n',
};
