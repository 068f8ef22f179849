import { randomBytes } from "node:crypto";
import { setPassword } from "../accounts.ts";
import { createAuth } from "../auth.ts";
import { noOperands, readArguments, required } from "./arguments.ts";
import { withNewsroom } from "./newsroom.ts";
import { print } from "./output.ts";
import { readPassword } from "./password.ts";

/** `stet user password` */
export async function changePassword(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args, { email: { type: "string" } });
  noOperands(positionals);
  const email = required(values.email, "email");
  const password = await readPassword();
  const member = await withNewsroom(({ settings, database }) => {
    // Nothing is signed here, and making the newsroom's own secret is for whoever holds its lock.
    const auth = createAuth({ ...settings, secret: randomBytes(32).toString("hex") }, database);
    return setPassword({ auth, database }, email, password);
  });
  print(`${member.id}\t${member.email}`);
  return true;
}
