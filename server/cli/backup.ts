import { backUp } from "../backup.ts";
import { onlyOperand, readArguments } from "./arguments.ts";
import { countsOf } from "./counts.ts";
import { withNewsroom } from "./newsroom.ts";
import { print, say } from "./output.ts";

/** `stet backup`: says what went in; what was missing already is told, and the answer is false then. */
export async function backup(args: readonly string[]): Promise<boolean> {
  const file = onlyOperand(readArguments(args, {}).positionals, "FILE");
  const { counts, lost } = await withNewsroom((handle) => backUp(handle, file));
  print(`Backed up to ${file}: ${countsOf(counts)}.`);
  if (lost.length > 0)
    say(
      `The backup is complete but for ${lost.length} files of evidence that are missing or altered: run “stet doctor”.`,
    );
  return lost.length === 0;
}
