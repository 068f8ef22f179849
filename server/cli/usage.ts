/** What each command is called with, and what it does. The names are also the list of commands. */
export const USAGE = {
  "user add": `stet user add --email ADDRESS --name NAME --role ROLE

Adds a member. ROLE is owner, editor or checker. The password is read from standard input, one line.`,
  "user password": `stet user password --email ADDRESS

Gives a member another password, for instance when it was forgotten, also while Stet is running. The new password is read
from standard input, one line. The member is signed out everywhere within seconds; tokens go on.`,
  "user list": `stet user list

Lists the members, one a line: e-mail, role and name, with tabs between.`,
  "token create": `stet token create --email ADDRESS [--name NAME]

Makes a token with which a script speaks for a member, and prints it. It is shown only this once.`,
  import: `stet import FILE… [--email ADDRESS] [--headline TEXT] [--byline TEXT] [--language TAG] [--format FORMAT]

Loads articles from .txt, .md and .html files, and prints the id and the headline of each, with a tab between. What was
left out is told on standard error. A FILE of “-” is standard input and needs --format: text, markdown or html. The
articles are loaded in the name of the member with that e-mail, by default the owner.`,
  redraft: `stet redraft ARTICLE FILE [--apply] [--even-doubtful] [--name NAME] [--format FORMAT] [--email ADDRESS]

Shows what the revised text in FILE would do to an article, named by its id or the beginning of it: one line a claim, those
in doubt first, as number, fate, text before and text after, with tabs between, then the totals. Nothing is changed unless
--apply is given; it puts the draft in as one step, its headline too, under the NAME if there is one, but not while a claim is in doubt or when
most paragraphs would go, unless --even-doubtful is given too, and keeps FILE byte for byte. FILE, --format and --email are
as for import.`,
  report: `stet report ARTICLE [--format FORMAT] [--out FILE] [--locale en|es] [--at TIME] [--email ADDRESS]

Writes the checker's report of an article, named by its id or the beginning of it. FORMAT is html (the default),
markdown or web-annotation. Without --out it goes to standard output. --at is the export time to write down, as
2026-03-01T09:00:00Z or in milliseconds; with it, the same review gives the same bytes.`,
  backup: `stet backup FILE

Writes the whole newsroom to a new file, also while Stet is running: keep it safe, it holds everybody's sessions.`,
  restore: `stet restore FILE

Puts the newsroom back as it was in a backup, also into an empty STET_DATA_DIR. Stet must be stopped. What was there is
kept aside.`,
  doctor: `stet doctor [--deep]

Looks for damage in everything that is stored and prints one line a finding; ends with 1 when there is any. With --deep
every edit ever made passes the same checks as when it was accepted.`,
  version: `stet version

Prints the version of Stet.`,
  help: `stet help [COMMAND]

Explains the commands, or one of them.`,
} as const;

export type CommandName = keyof typeof USAGE;

export const COMMAND_NAMES = Object.keys(USAGE) as CommandName[];

/** How one command is called. */
export function usageOf(name: CommandName): string {
  return `Usage: ${USAGE[name]}\n`;
}

/** How all commands of a family such as `user` are called; null for a word that begins none. */
export function familyUsage(word: string): string | null {
  const family = COMMAND_NAMES.filter((name) => name.startsWith(`${word} `));
  return family.length === 0 ? null : family.map(usageOf).join("\n");
}

/** How the command line is called. */
export function overview(): string {
  const calls = COMMAND_NAMES.map((name) => `  ${USAGE[name].split("\n")[0]}`);
  return `Usage: stet COMMAND …, as “npm run -s stet -- COMMAND …”\n\n${calls.join("\n")}

“stet help COMMAND” says more. Settings are environment variables: STET_DATA_DIR names the directory of the newsroom.
A command ends with 0 when it did its work, with 1 when it was refused or failed, with 2 when it was called wrongly.
`;
}
