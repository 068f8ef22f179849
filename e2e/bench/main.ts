import { parseArgs } from "node:util";
import { measureAnchoring } from "./anchoring.ts";
import { type Figure, printFigure, say } from "./figure.ts";
import { measureLongLog } from "./long-log.ts";
import { measureOpening } from "./opening.ts";
import { measureSaving } from "./saving.ts";
import { measureScripts } from "./script-size.ts";
import { measureTyping } from "./typing.ts";
import { measureTypingTogether } from "./typing-together.ts";
import { measureVerdictsTogether } from "./verdicts-together.ts";

/** What can be measured, by the name that asks for it. */
const MEASURES: Record<string, (seconds: number, folder?: string) => AsyncIterable<Figure>> = {
  saving: measureSaving,
  typing: measureTyping,
  opening: measureOpening,
  scripts: measureScripts,
  anchoring: measureAnchoring,
  "typing-together": measureTypingTogether,
  "verdicts-together": measureVerdictsTogether,
  "long-log": measureLongLog,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "10" }, data: { type: "string" } },
});
const seconds = Number(values.seconds);
const names = positionals.length > 0 ? positionals : Object.keys(MEASURES);
const unknown = names.filter((name) => !Object.hasOwn(MEASURES, name));
if (unknown.length > 0 || !(seconds >= 1 && seconds <= 600)) {
  say(`Say: npm run bench -- [${Object.keys(MEASURES).join("|")}]… [--seconds 1…600] [--data FOLDER]`);
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
for (const name of names) {
  for await (const figure of MEASURES[name]?.(seconds, values.data) ?? []) printFigure(figure);
}
