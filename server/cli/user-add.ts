import { addUser } from "../accounts.ts";
import { noOperands, readArguments, required } from "./arguments.ts";
import { withNewsroom } from "./newsroom.ts";
import { print } from "./output.ts";
import { readPassword } from "./password.ts";

/** `stet user add` */
export async function addMember(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args, {
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
  });
  noOperands(positionals);
  const wanted = {
    email: required(values.email, "email"),
    name: required(values.name, "name"),
    role: required(values.role, "role"),
  };
  const password = await readPassword();
  const member = await withNewsroom(({ database }) => addUser(database, { ...wanted, password }), { mayBegin: true });
  print(`${member.id}\t${member.email}`);
  return true;
}
