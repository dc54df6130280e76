import { test } from 'uvu';
import { checkRules } from './check-rules.ts';

checkRules([
  ['it carries an instruction', 'FROM a\nONBUILD RUN x y\n', ['2 ONBUILD "ONBUILD RUN x y" onbuild(RUN)']],
  ['in any case', 'FROM a\nonbuild Run x\n', ['2 ONBUILD "onbuild Run x" onbuild(RUN)']],
  ['with a JSON form', 'FROM a\nONBUILD CMD ["a", "b"]\n', ['2 ONBUILD "ONBUILD CMD [\\"a\\", \\"b\\"]" onbuild(CMD json("a", "b"))']],
  ['with a JSON form that falls back', 'FROM a\nONBUILD CMD ["a",]\n', ['2 ONBUILD "ONBUILD CMD [\\"a\\",]" onbuild(CMD)']],
  ['with a JSON form that is refused', 'FROM a\nONBUILD CMD ["a", 1]\n', ['skipped structure-unclear line 2']],
  ['with a refused one on a later line', 'FROM a\nONBUILD \\\n  CMD \\\n  [1]\n', ['skipped structure-unclear line 4']],
  ['with flags', 'FROM a\nONBUILD COPY --chown=x --from=b a /c\n', ['2 ONBUILD "ONBUILD COPY --chown=x --from=b a /c" onbuild(COPY flags(chown=x, from=b) rest("a /c"))']],
  ['flags of its own are refused', 'FROM a\nONBUILD --x RUN y\n', ['2 ONBUILD "ONBUILD --x RUN y" flags(x=) rest("RUN y") onbuild(RUN)', 'skipped structure-unclear line 2']],
  ['with a heredoc', `FROM a\nONBUILD RUN <<-'E'\n\tUSER root\n\tE\nUSER b\n`, [`2-4 ONBUILD "ONBUILD RUN <<-'E'" onbuild(RUN) heredoc(-'E' "USER root\\n")`, '5 USER "USER b"']],
  ['with two heredocs', 'FROM a\nONBUILD ADD <<A <<B /d/\nx\nA\ny\nB\nUSER b\n', [
    '2-6 ONBUILD "ONBUILD ADD <<A <<B /d/" onbuild(ADD) heredoc(A "x\\n") heredoc(B "y\\n")',
    '7 USER "USER b"',
  ]],
  ['a heredoc that is never closed', 'FROM a\nONBUILD RUN <<E\nUSER b\n', ['skipped structure-unclear line 2']],
  ['a heredoc in quotes', `FROM a\nONBUILD RUN echo '<<E'\nUSER b\n`, [`2 ONBUILD "ONBUILD RUN echo '<<E'" onbuild(RUN)`, '3 USER "USER b"']],
  ['a blank before the name of a heredoc', 'FROM a\nONBUILD RUN cat << E\nx\nE\nUSER b\n', [
    '2-4 ONBUILD "ONBUILD RUN cat << E" onbuild(RUN) heredoc(E "x\\n")',
    '5 USER "USER b"',
    'skipped structure-unclear line 2',
  ]],
  ['no heredoc in what takes none', 'FROM a\nONBUILD USER <<E\nUSER b\n', ['2 ONBUILD "ONBUILD USER <<E" onbuild(USER)', '3 USER "USER b"']],
  ['over lines', 'FROM a\nONBUILD \\\n# c\n  RUN x \\\n\n  y\nUSER b\n', ['# 3 "# c"', '2-6 ONBUILD "ONBUILD   RUN x   y" onbuild(RUN)', '7 USER "USER b"']],
  ['a keyword that is cut in two', 'FROM a\nONBUILD RU\\\nN x\n', ['2-3 ONBUILD "ONBUILD RUN x" onbuild(RUN)']],
  ['COPY that is cut in two, with a heredoc', 'FROM a\nONBUILD CO\\\nPY <<E /f\nx\nE\nUSER b\n', [
    '2-5 ONBUILD "ONBUILD COPY <<E /f" onbuild(COPY) heredoc(E "x\\n")',
    '6 USER "USER b"',
    'skipped structure-unclear line 3',
  ]],
  ['ENV is read', 'FROM a\nONBUILD ENV a=b c="d e"\n', ['2 ONBUILD "ONBUILD ENV a=b c=\\"d e\\"" onbuild(ENV pairs("a" "b", "c" "\\"d e\\""))']],
  ['ENV without a value is refused', 'FROM a\nONBUILD ENV a\n', ['skipped structure-unclear line 2']],
  ['LABEL without = is refused, at its line', 'FROM a\nONBUILD LABEL a=b \\\n  c\n', ['skipped structure-unclear line 3']],
  ['HEALTHCHECK with a JSON form', 'FROM a\nONBUILD HEALTHCHECK --interval=1s CMD ["a"]\n', [
    '2 ONBUILD "ONBUILD HEALTHCHECK --interval=1s CMD [\\"a\\"]" onbuild(HEALTHCHECK flags(interval=1s) rest("CMD [\\"a\\"]") json("a"))',
  ]],
  [`an instruction that nobody knows is the child image's matter`, 'FROM a\nONBUILD FOO x\n', ['2 ONBUILD "ONBUILD FOO x" onbuild(FOO)']],
  ['USER', 'FROM a\nONBUILD USER root\n', ['2 ONBUILD "ONBUILD USER root" onbuild(USER)']],
  ['nothing', 'FROM a\nONBUILD\n', ['2 ONBUILD "ONBUILD"', 'skipped structure-unclear line 2']],
  ['another ONBUILD', 'FROM a\nONBUILD ONBUILD RUN x\n', ['2 ONBUILD "ONBUILD ONBUILD RUN x" onbuild(ONBUILD)', 'skipped structure-unclear line 2']],
  ['FROM', 'FROM a\nONBUILD FROM b\n', ['2 ONBUILD "ONBUILD FROM b" onbuild(FROM)', 'skipped structure-unclear line 2']],
  ['MAINTAINER', 'FROM a\nONBUILD maintainer x\n', ['2 ONBUILD "ONBUILD maintainer x" onbuild(MAINTAINER)', 'skipped structure-unclear line 2']],
  ['with escape=`', '# escape=`\nFROM a\nONBUILD COPY a `\n  c:\\\nUSER b\n', ['escape=`', '# 1 "# escape=`"', '3-4 ONBUILD "ONBUILD COPY a   c:\\\\" onbuild(COPY)', '5 USER "USER b"']],
  ['two escapes at the end', 'FROM a\nONBUILD COPY a c:\\\\\nUSER b\n', ['2 ONBUILD "ONBUILD COPY a c:\\\\\\\\" onbuild(COPY)', '3 USER "USER b"', 'skipped structure-unclear line 2']],
  ['with CRLF', 'FROM a\r\nONBUILD RUN x \\\r\n  y\r\n', ['2-3 ONBUILD "ONBUILD RUN x   y" onbuild(RUN)']],
]);

test.run();
