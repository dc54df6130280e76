import { test } from 'uvu';
import { checkRules } from './check-rules.ts';

checkRules([
  ['comments anywhere between', '# a\nFROM a\n  # b\n\n#c\nUSER b\n#', ['# 1 "# a"', '# 3 "# b"', '# 5 "#c"', '# 7 "#"', '6 USER "USER b"']],
  ['a comment that ends in an escape goes on nowhere', 'FROM a\n# c \\\nUSER b\n', ['# 2 "# c \\\\"', '3 USER "USER b"']],
  ['# behind an instruction is no comment', 'FROM a\nUSER b # c\nWORKDIR /x#y\n', ['2 USER "USER b # c"', '3 WORKDIR "WORKDIR /x#y"']],
  ['# glued to a keyword', 'FROM a\nUSER#b\n', ['2 USER#B "USER#b"', 'skipped structure-unclear line 2']],
  ['keywords in any case', 'from a\nUsEr b\nWORKDIR /x\n', ['1 FROM "from a"', '2 USER "UsEr b"', '3 WORKDIR "WORKDIR /x"']],
  ['blanks before, between and behind', '  FROM \t a  \n\tUSER\t b \t\n', ['1 FROM "FROM \\t a  "', '2 USER "USER\\t b \\t"']],
  ['a word that is no instruction', 'FROM a\nUSER b\nRUNN x\n', ['2 USER "USER b"', '3 RUNN "RUNN x"', 'skipped structure-unclear line 3']],
  ['a line without its escape above it', 'FROM a\nRUN x &&\n  y\n', ['2 RUN "RUN x &&"', '3 Y "y"', 'skipped structure-unclear line 3']],
  ['a keyword in quotes', 'FROM a\n"USER" b\n', ['2 "USER" "\\"USER\\" b"', 'skipped structure-unclear line 2']],
  ['a keyword with a colon', 'FROM a\nUSER: b\n', ['2 USER: "USER: b"', 'skipped structure-unclear line 2']],
  ['an instruction before FROM', 'USER b\nFROM a\n', ['1 USER "USER b"', 'skipped structure-unclear line 1']],
  ['ARG before FROM, anything else behind it is too early', 'ARG A\nENV B=c\nFROM a\n', ['1 ARG "ARG A" names("A")', '2 ENV "ENV B=c" pairs("B" "c")', 'skipped structure-unclear line 2']],
  ['no FROM', 'RUN x\nUSER b\n', ['1 RUN "RUN x"', '2 USER "USER b"', 'skipped not-a-dockerfile line 1']],
  ['no FROM and an error', 'RUN <<E\n', ['skipped not-a-dockerfile line 1']],
  ['a FROM behind an error is a FROM', 'ENV a\n\u00a0FROM a\n', ['skipped structure-unclear line 1']],
  ['a byte order mark, a FROM and an error', '\ufeffFROM a\nCMD [1]\n', ['skipped structure-unclear line 2']],
  ['FROM without an image', 'FROM a\nFROM\n', ['2 FROM "FROM"', 'skipped structure-unclear line 2']],
  ['FROM with two words', 'FROM a b\n', ['1 FROM "FROM a b"', 'skipped structure-unclear line 1']],
  ['FROM with AS and no name', 'FROM a AS\n', ['1 FROM "FROM a AS"', 'skipped structure-unclear line 1']],
  ['FROM with another word for AS', 'FROM a IS b\n', ['1 FROM "FROM a IS b"', 'skipped structure-unclear line 1']],
  ['FROM with four words', 'FROM a AS b c\n', ['1 FROM "FROM a AS b c"', 'skipped structure-unclear line 1']],
  ['a comment behind FROM is words', 'FROM a # the base\n', ['1 FROM "FROM a # the base"', 'skipped structure-unclear line 1']],
  ['AS in any case, and a name in any', 'FROM a aS B-1_.x\n', ['1 FROM "FROM a aS B-1_.x"']],
  ['a name that starts with a digit', 'FROM a AS 1b\n', ['1 FROM "FROM a AS 1b"', 'skipped structure-unclear line 1']],
  ['a name with a slash', 'FROM a AS b/c\n', ['1 FROM "FROM a AS b/c"', 'skipped structure-unclear line 1']],
  ['FROM with a refused word on a later line', 'FROM a \\\n  AS \\\n  b/c\n', ['1-3 FROM "FROM a   AS   b/c"', 'skipped structure-unclear line 1']],
  ['stages that name each other: no cycle, for a name is only seen behind its stage', 'FROM node AS build\nRUN x\nFROM build AS node\nWORKDIR x\n', [
    '1 FROM "FROM node AS build"',
    '2 RUN "RUN x"',
    '3 FROM "FROM build AS node"',
    '4 WORKDIR "WORKDIR x"',
  ]],
  ['a stage that names itself', 'FROM a AS a\nUSER b\n', ['1 FROM "FROM a AS a"', '2 USER "USER b"']],
  ['two stages of one name', 'FROM a AS b\nUSER c\nFROM b AS b\nUSER d\n', ['1 FROM "FROM a AS b"', '2 USER "USER c"', '3 FROM "FROM b AS b"', '4 USER "USER d"']],
  ['scratch', 'FROM scratch\nCOPY a /a\n', ['1 FROM "FROM scratch"', '2 COPY "COPY a /a"']],
  ['FROM with a digest and a variable', 'ARG V=1\nFROM a/b:${V}@sha256:0 AS c\n', ['1 ARG "ARG V=1" names("V=1")', '2 FROM "FROM a/b:${V}@sha256:0 AS c"']],
]);

test.run();
