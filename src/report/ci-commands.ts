/**
 * CI systems read commands in what a step prints, whoever wrote the text:
 * - GitHub Actions takes a line that starts, behind blanks, with `::name …::`, and one that holds `##[name …]`
 *   anywhere, of both streams (actions/runner, ActionCommand.cs, TryParseV2 and TryParse; OutputManager.cs);
 * - Azure Pipelines takes `##vso[area.event …]` anywhere in a line (azure-pipelines-agent, Command.cs, TryParse),
 *   and formats lines with `##[…]`;
 * - TeamCity takes `##teamcity[…]` (its manual, "Service messages").
 * GitLab's section markers are escape sequences, which are hidden characters and written out as such.
 */
const MARKED = /#(?=#[a-z]*\[)/gi;
/** A lone colon too: what follows the text on its line may start with another. */
const LEADING = /^(\s*):(?=:|$)/;

/** Text of one line, in which hidden characters are already written out: it holds no command afterwards. */
export function escapeCommands(text: string): string {
  return text.replace(MARKED, '\\x23').replace(LEADING, '$1\\x3a');
}

/** JSON text: it still parses to the same value. The two signs stand in its strings only. */
export function escapeJsonCommands(json: string): string {
  return json.replace(MARKED, '\\u0023').replace(/"(\s*):(?=:)/g, '"$1\\u003a');
}

/** The runner compares by culture, which passes over characters that nobody sees (.NET, String.IndexOf). */
const UNSEEN = /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** Whether a CI system could take a line of raw output for a command. In doubt, yes. */
export function looksLikeCommand(line: string): boolean {
  const seen = line.replace(UNSEEN, '');
  return /^\s*::/.test(seen) || /##[a-z]*\[/i.test(seen);
}
