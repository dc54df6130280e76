import * as fc from 'fast-check';
import { either, joined, mostly, several } from './choose.ts';
import { execArray } from './exec-array.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import { argument, directory, program, troublesome } from './words.ts';

const shellForm: fc.Arbitrary<string> = mostly(
  joined(program, ' ', several(argument, 0, 3)),
  either(
    'exec "$@"', 'gosu app /app/server', 'exec su-exec app x', 'su - app -c "x"', 'cron && tail -f /var/log/cron.log', 'service nginx start && tail -f /dev/null', 'supervisord -n', '/usr/sbin/sshd -D', 'npm start > /var/log/x.log 2>&1',
    joined('x >> ', directory, '/log'), 'sh -c "mkdir -p /data && exec x"', 'a && b || c', '[ -f x ] && y', 'python -m pip install x', joined('x ', troublesome), '', 'apachectl -D FOREGROUND', 'tini -- node x.js', 'dumb-init node .', 'sudo -u app x',
  ),
  3,
);

const args: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: execArray }, { weight: 2, arbitrary: shellForm });

const ONE: fc.Arbitrary<readonly Statement[]> = fc.tuple(fc.constantFrom('CMD', 'CMD', 'ENTRYPOINT'), args).map(([keyword, text]) => [statement(keyword, text)]);
const BOTH: fc.Arbitrary<readonly Statement[]> = fc.tuple(args, args, fc.boolean()).map(([entrypoint, cmd, first]) => {
  const both = [statement('ENTRYPOINT', entrypoint), statement('CMD', cmd)];
  return first ? both : both.toReversed();
});

/** What a stage ends with: CMD, ENTRYPOINT or both, or neither. */
export const entry: fc.Arbitrary<readonly Statement[]> = fc.oneof({ weight: 6, arbitrary: ONE }, { weight: 3, arbitrary: BOTH }, { weight: 2, arbitrary: fc.constant([]) });
