import { test } from 'uvu';
import { checkRules } from './check-rules.ts';

checkRules([
  ['escape changes the continuation', '# escape=`\nFROM a\nRUN x `\n  y\nUSER b\n', ['escape=`', '# 1 "# escape=`"', '3-4 RUN "RUN x   y"', '5 USER "USER b"']],
  ['escape may say what is the default', '# escape=\\\nFROM a\nRUN x \\\n  y\n', ['# 1 "# escape=\\\\"', '3-4 RUN "RUN x   y"']],
  ['with escape=` a backslash continues nothing', '# escape=`\nFROM a\nCOPY x c:\\\nUSER b\n', ['escape=`', '# 1 "# escape=`"', '3 COPY "COPY x c:\\\\"', '4 USER "USER b"']],
  ['the three directives, in any order', '# check=skip=all\n# escape=`\n# syntax=docker/dockerfile:1\nFROM a\nRUN x `\n y\n', [
    'escape=`',
    '# 1 "# check=skip=all"',
    '# 2 "# escape=`"',
    '# 3 "# syntax=docker/dockerfile:1"',
    '5-6 RUN "RUN x  y"',
  ]],
  ['the key in any case', '# ESCAPE=`\n# Syntax=docker/dockerfile:1\nFROM a\nRUN x `\n y\n', ['escape=`', '# 1 "# ESCAPE=`"', '# 2 "# Syntax=docker/dockerfile:1"', '4-5 RUN "RUN x  y"']],
  ['blanks wherever they may be', ' \t#\t escape \t= \t` \t\nFROM a\nRUN x `\n y\n', ['escape=`', '# 1 "#\\t escape \\t= \\t` \\t"', '3-4 RUN "RUN x  y"']],
  ['no blanks at all', '#escape=`\nFROM a\nRUN x `\n y\n', ['escape=`', '# 1 "#escape=`"', '3-4 RUN "RUN x  y"']],
  ['a vertical tab is no blank around the equals sign', '# escape\u000b=`\nFROM a\nRUN x `\nUSER b\n', ['# 1 "# escape\\u000b=`"', '3 RUN "RUN x `"', '4 USER "USER b"']],
  ['an unknown one ends them, and both readers mean the same as long as nothing is escaped', '# foo=bar\n# escape=`\nFROM a\nUSER b\n', [
    '# 1 "# foo=bar"',
    '# 2 "# escape=`"',
    '4 USER "USER b"',
  ]],
  ['an unknown one ends them: the escape directive behind it is the line to look at', '# foo=bar\n# escape=`\nFROM a\nRUN x \\\n  y\n', [
    '# 1 "# foo=bar"',
    '# 2 "# escape=`"',
    '4-5 RUN "RUN x   y"',
    'skipped structure-unclear line 2',
  ]],
  ['an unknown one behind escape changes nothing', '# escape=`\n# foo=bar\nFROM a\nRUN x `\n y\n', ['escape=`', '# 1 "# escape=`"', '# 2 "# foo=bar"', '4-5 RUN "RUN x  y"']],
  ['a comment ends them', '# a comment\n# escape=`\nFROM a\nRUN x \\\n  y\n', ['# 1 "# a comment"', '# 2 "# escape=`"', '4-5 RUN "RUN x   y"']],
  ['a bare # ends them', '#\n# escape=`\nFROM a\nRUN x \\\n  y\n', ['# 1 "#"', '# 2 "# escape=`"', '4-5 RUN "RUN x   y"']],
  ['a blank line ends them', '\n# escape=`\nFROM a\nRUN x \\\n  y\n', ['# 2 "# escape=`"', '4-5 RUN "RUN x   y"']],
  ['an instruction ends them', 'FROM a\n# escape=`\nRUN x \\\n  y\n', ['# 2 "# escape=`"', '3-4 RUN "RUN x   y"']],
  ['one with no value is a comment', '# escape=\n# syntax=x\nFROM a\nRUN x \\\n y\n', ['# 1 "# escape="', '# 2 "# syntax=x"', '4-5 RUN "RUN x  y"']],
  ['a shebang is a comment too', '#!/usr/bin/env docker\n# escape=`\nFROM a\nRUN x \\\n  y\n', ['# 1 "#!/usr/bin/env docker"', '# 2 "# escape=`"', '4-5 RUN "RUN x   y"']],
  ['behind a byte order mark', '\ufeff# escape=`\nFROM a\nRUN x `\n y\n', ['escape=`', '# 1 "# escape=`"', '3-4 RUN "RUN x  y"']],
  ['with CRLF', '# syntax=x\r\n# escape=`\r\nFROM a\r\nRUN x `\r\n y\r\n', ['escape=`', '# 1 "# syntax=x"', '# 2 "# escape=`"', '4-5 RUN "RUN x  y"']],
  ['a value with blanks and signs is a value', '# syntax = docker/dockerfile:1 @ x=y # z\nFROM a\n', ['# 1 "# syntax = docker/dockerfile:1 @ x=y # z"']],
  ['check is a directive', '# check=skip=JSONArgsRecommended;error=true\n# escape=`\nFROM a\nRUN x `\n y\n', [
    'escape=`',
    '# 1 "# check=skip=JSONArgsRecommended;error=true"',
    '# 2 "# escape=`"',
    '4-5 RUN "RUN x  y"',
  ]],
  ['escape takes nothing else', '# escape=x\nFROM a\n', ['skipped structure-unclear line 1']],
  ['escape takes one character', '# syntax=x\n# escape=``\nFROM a\n', ['skipped structure-unclear line 2']],
  ['escape takes no text behind it', '# escape=` please\nFROM a\n', ['skipped structure-unclear line 1']],
  ['escape in quotes is refused', '# escape="`"\nFROM a\n', ['skipped structure-unclear line 1']],
  ['escape twice is refused at the second', '# escape=`\n# escape=`\nFROM a\n', ['skipped structure-unclear line 2']],
  ['syntax twice is refused, whatever the case', '# syntax=a\n# escape=`\n# SYNTAX=b\nFROM a\n', ['skipped structure-unclear line 3']],
  ['check twice is refused', '# check=a\n# check=b\nFROM a\n', ['skipped structure-unclear line 2']],
  ['a second one behind the end of the zone is a comment', '# escape=`\n\n# escape=\\\nFROM a\nRUN x `\n y\n', [
    'escape=`',
    '# 1 "# escape=`"',
    '# 3 "# escape=\\\\"',
    '5-6 RUN "RUN x  y"',
  ]],
  ['a directive in the middle of the file is a comment', 'FROM a\nRUN x \\\n# escape=`\n  y\n', ['# 3 "# escape=`"', '2-4 RUN "RUN x   y"']],
  ['a directive that ends in the escape character', '# syntax=x\\\nFROM a\n', ['# 1 "# syntax=x\\\\"']],
  ['only directives: no instruction, no FROM', '# syntax=x\n# escape=`\n', ['skipped not-a-dockerfile line 1']],
]);

test.run();
