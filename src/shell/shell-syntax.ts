// The only importer of the shell parser: everything else takes its nodes from here.
export { forEachChild, parse as parseSyntax } from 'unbash';
export type {
  AndOr, Assignment, Case, Command, CommandNode, CompoundList, Elif, ParsedScript, PipelineNode, Redirection,
  Statement, SyntaxNode, Word, WordPart,
} from 'unbash';
