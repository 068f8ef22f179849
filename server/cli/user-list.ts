import { listUsers } from "#db/queries/accounts.ts";
import { noOperands, readArguments } from "./arguments.ts";
import { withNewsroom } from "./newsroom.ts";
import { print, printable } from "./output.ts";

/** `stet user list` */
export async function listMembers(args: readonly string[]): Promise<boolean> {
  noOperands(readArguments(args, {}).positionals);
  const members = await withNewsroom(({ database }) => database.read(listUsers));
  for (const { email, role, name } of members) print([email, role, name].map(printable).join("\t"));
  return true;
}
