import { VERSION } from "../version.ts";
import { noOperands, readArguments } from "./arguments.ts";
import { print } from "./output.ts";

/** `stet version` */
export async function version(args: readonly string[]): Promise<boolean> {
  noOperands(readArguments(args, {}).positionals);
  print(VERSION);
  return true;
}
