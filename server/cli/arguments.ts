import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { systemCode } from "../faults.ts";

/** A command that was called wrongly. The message is one sentence; the command's usage is shown below it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** Reads options and operands. Throws `UsageError` for an unknown option and for one without its value. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof Error) || !systemCode(error)?.startsWith("ERR_PARSE_ARGS_")) throw error;
    // Node adds advice for programmers after the first sentence.
    throw new UsageError(`${error.message.split(/\.\s|\n/)[0]?.replace(/\.$/, "")}.`);
  }
}

/** The value of an option that must be given. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === "") throw new UsageError(`--${option} is missing.`);
  return value;
}

/** The value of an option that is one of a list. */
export function oneOf<const Choice extends string>(value: string, choices: readonly Choice[], option: string): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`--${option} is one of: ${choices.join(", ")}.`);
  return found;
}

/** The one operand of a command that takes exactly one. */
export function onlyOperand(operands: readonly string[], name: string): string {
  const [operand, ...more] = operands;
  if (operand === undefined || operand === "") throw new UsageError(`${name} is missing.`);
  if (more.length > 0) throw new UsageError(`Only one ${name} is taken.`);
  return operand;
}

/** Refuses operands where a command takes none. */
export function noOperands(operands: readonly string[]): void {
  if (operands.length > 0) throw new UsageError("This command takes options only.");
}
