import { UsageError } from "./arguments.ts";
import { print, say, sentence } from "./output.ts";
import { COMMAND_NAMES, type CommandName, familyUsage, overview, usageOf } from "./usage.ts";

/** How a command ended. */
const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

/** Does a command's work and answers whether all of it was done. */
export type Run = (args: readonly string[]) => Promise<boolean>;

// Each is loaded only when it is called: what signs people in is not needed to print a report.
const RUNS: Record<CommandName, () => Promise<Run>> = {
  "user add": async () => (await import("./user-add.ts")).addMember,
  "user password": async () => (await import("./user-password.ts")).changePassword,
  "user list": async () => (await import("./user-list.ts")).listMembers,
  "token create": async () => (await import("./token-create.ts")).makeToken,
  import: async () => (await import("./import-files.ts")).importFiles,
  redraft: async () => (await import("./redraft.ts")).redraft,
  report: async () => (await import("./report.ts")).report,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./restore.ts")).restore,
  doctor: async () => (await import("./doctor.ts")).doctor,
  version: async () => (await import("./version.ts")).version,
  help: async () => help,
};

/** Runs one call of the command line and answers the code to end the process with. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = /^(--help|-h)$/.test(args[0] ?? "--help") ? ["help", ...args.slice(1)] : args;
  const called = asked[0] === "--version" ? ["version", ...asked.slice(1)] : asked;
  const name = commandOf(called);
  const family = familyUsage(called[0] ?? "");
  if (name === null && family !== null && called.slice(1).every(asksForHelp)) {
    if (called.length === 1) return wrongUsage(`“${called[0]}” needs another word.`, family);
    process.stdout.write(family);
    return DONE;
  }
  if (name === null) return wrongUsage(`There is no command “${args.slice(0, 2).join(" ")}”.`, overview());
  const rest = called.slice(name.split(" ").length);
  if (name !== "help" && rest.some(asksForHelp)) {
    process.stdout.write(usageOf(name));
    return DONE;
  }
  try {
    const run = await RUNS[name]();
    return (await run(rest)) ? DONE : REFUSED;
  } catch (error) {
    if (error instanceof UsageError) return wrongUsage(error.message, usageOf(name));
    say(sentence(error));
    return REFUSED;
  }
}

function asksForHelp(arg: string): boolean {
  return arg === "--help" || arg === "-h";
}

/** The command a call begins with; some have two words. */
function commandOf(args: readonly string[]): CommandName | null {
  return COMMAND_NAMES.find((name) => name.split(" ").every((word, index) => args[index] === word)) ?? null;
}

function wrongUsage(message: string, usage: string): number {
  say(`${message}\n`);
  process.stderr.write(usage);
  return WRONG_USAGE;
}

async function help(args: readonly string[]): Promise<boolean> {
  if (args.length === 0) {
    print(overview().trimEnd());
    return true;
  }
  const name = commandOf(args);
  const usage = name === null ? familyOf(args) : usageOf(name);
  if (usage === null) throw new UsageError(`There is no command “${args.join(" ")}”.`);
  print(usage.trimEnd());
  return true;
}

function familyOf(args: readonly string[]): string | null {
  return args.length === 1 ? familyUsage(args[0] ?? "") : null;
}
