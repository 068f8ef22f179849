import { createToken } from "../accounts.ts";
import { noOperands, readArguments, required } from "./arguments.ts";
import { withNewsroom } from "./newsroom.ts";
import { print } from "./output.ts";

/** `stet token create` */
export async function makeToken(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args, {
    email: { type: "string" },
    name: { type: "string", default: "Command line" },
  });
  noOperands(positionals);
  const email = required(values.email, "email");
  print(await withNewsroom(({ database }) => createToken(database, email, values.name)));
  return true;
}
