import { examine } from "../doctor.ts";
import { noOperands, readArguments } from "./arguments.ts";
import { withNewsroom } from "./newsroom.ts";
import { print, printable, say } from "./output.ts";

/** `stet doctor`: answers false when there is a finding. */
export async function doctor(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args, { deep: { type: "boolean", default: false } });
  noOperands(positionals);
  const { findings, notes, articles, events, evidence } = await withNewsroom((handle) => examine(handle, values));
  for (const note of notes) say(printable(note));
  for (const finding of findings) print(printable(finding));
  if (findings.length === 0)
    print(`Nothing is wrong: ${articles} articles, ${events} events, ${evidence} files of evidence.`);
  return findings.length === 0;
}
