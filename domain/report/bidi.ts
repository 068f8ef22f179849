const LEFT_TO_RIGHT_EMBEDDING = "\u202A";
const RIGHT_TO_LEFT_EMBEDDING = "\u202B";
const END_OF_EMBEDDING = "\u202C";
const LEFT_TO_RIGHT_OVERRIDE = "\u202D";
const RIGHT_TO_LEFT_OVERRIDE = "\u202E";
const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const RIGHT_TO_LEFT_ISOLATE = "\u2067";
const FIRST_STRONG_ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";

/** What each character that turns the direction of what follows is ended by. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ...[LEFT_TO_RIGHT_EMBEDDING, RIGHT_TO_LEFT_EMBEDDING, LEFT_TO_RIGHT_OVERRIDE, RIGHT_TO_LEFT_OVERRIDE].map(
    (begin) => [begin, END_OF_EMBEDDING] as const,
  ),
  ...[LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE].map(
    (begin) => [begin, END_OF_ISOLATE] as const,
  ),
]);

const CONTROL = /[\u202A-\u202E\u2066-\u2069]/;
const EACH_CONTROL = new RegExp(CONTROL, "g");

/**
 * Text whose own turns of direction end within it, line by line, as UAX #9 pairs them: what turns and does not turn back is
 * ended with the line, what ends nothing of it is left out. No other character is touched.
 */
export function containDirection(text: string): string {
  return CONTROL.test(text) ? text.split("\n").map(containLine).join("\n") : text;
}

/** The same for a format that cannot say where a text of its own direction begins and ends: the text says so itself. */
export function isolateDirection(text: string): string {
  const isolate = (line: string) =>
    CONTROL.test(line) ? `${FIRST_STRONG_ISOLATE}${containLine(line)}${END_OF_ISOLATE}` : line;
  return CONTROL.test(text) ? text.split("\n").map(isolate).join("\n") : text;
}

function containLine(line: string): string {
  const open: string[] = [];
  const contained = line.replace(EACH_CONTROL, (control) => {
    const end = ENDS.get(control);
    if (end !== undefined) {
      open.push(end);
      return control;
    }
    if (control === END_OF_EMBEDDING) return open.at(-1) === control ? (open.pop() ?? "") : "";
    // The end of an isolate ends what began within it, too.
    const at = open.lastIndexOf(control);
    return at < 0 ? "" : open.splice(at).toReversed().join("");
  });
  return contained + open.toReversed().join("");
}
