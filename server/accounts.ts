import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import type { Database, Writer } from "#db/database.ts";
import { countUsers, insertToken, insertUser, renameUser, userByEmail } from "#db/queries/accounts.ts";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";
import { ROLES, type Role } from "./actor.ts";
import type { Auth } from "./auth.ts";
import { hash, PASSWORD_LENGTH } from "./secrets.ts";

/** A person's name, as others see it beside a verdict. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, "Write a name.")
  .max(200, "At most 200 characters fit here.")
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), "This name has characters that cannot be kept.");

/** What a new member brings. */
export const newMemberSchema = z.strictObject({
  name: nameSchema,
  email: z.string().trim().toLowerCase().max(254).pipe(z.email("This is no e-mail address.")),
  password: z
    .string()
    .min(PASSWORD_LENGTH.min, `A password needs at least ${PASSWORD_LENGTH.min} characters.`)
    .max(PASSWORD_LENGTH.max, `A password has at most ${PASSWORD_LENGTH.max} characters.`),
});

const roleSchema = z.enum(ROLES, `A role is one of: ${ROLES.join(", ")}.`);

export type NewMember = z.infer<typeof newMemberSchema>;
export type Member = { id: string; name: string; email: string; role: Role };

/** Whether the newsroom has been set up. */
export async function hasAccounts(database: Database): Promise<boolean> {
  return (await database.read(countUsers)) > 0;
}

/** Makes the first account, which owns the newsroom. Whoever comes second gets `setup_done`. */
export async function createOwner(database: Database, input: NewMember): Promise<Member> {
  const member = newMemberSchema.parse(input);
  // Asked before hashing as well, so that a set-up server cannot be kept busy with passwords.
  if (await hasAccounts(database)) throw setupDone();
  const passwordHash = await hashPassword(member.password);
  return database.write(async (tx) => {
    if ((await countUsers(tx)) > 0) throw setupDone();
    return insertMember(tx, { ...member, role: "owner", passwordHash });
  });
}

/** Adds a member. Refuses an address that has an account already (`duplicate_id`). */
export async function addUser(database: Database, input: NewMember & { role: string }): Promise<Member> {
  const { role: wanted, ...rest } = input;
  const member = newMemberSchema.parse(rest);
  const role = z.object({ role: roleSchema }).parse({ role: wanted }).role;
  const passwordHash = await hashPassword(member.password);
  return database.write(async (tx) => {
    if ((await userByEmail(tx, member.email)) !== undefined) {
      throw new AppError("duplicate_id", `${member.email} has an account already.`, { field: "email" });
    }
    return insertMember(tx, { ...member, role, passwordHash });
  });
}

/** Changes the name that others see beside what a member does from now on. */
export async function renameMember(database: Database, id: string, name: string): Promise<void> {
  const changed = nameSchema.parse(name);
  await database.write((tx) => renameUser(tx, id, changed));
}

/**
 * Gives a member another password and ends the member's sessions, in this order: nobody signs in with the old password in
 * between, and a call that was cut short is completed by another. Tokens go on. Throws `not_found`.
 */
export async function setPassword(
  { auth, database }: { auth: Auth; database: Database },
  email: string,
  password: string,
): Promise<Pick<Member, "id" | "email">> {
  const wanted = newMemberSchema.pick({ password: true }).parse({ password }).password;
  const member = await database.read((db) => userByEmail(db, email.trim()));
  if (member === undefined) throw nobody(email);
  const { internalAdapter } = await auth.$context;
  await internalAdapter.updatePassword(member.id, await hashPassword(wanted));
  await internalAdapter.deleteUserSessions(member.id);
  return member;
}

/** Makes a token with which a script speaks for a member. It is shown once: only its SHA-256 is kept. */
export async function createToken(database: Database, email: string, name: string): Promise<string> {
  const token = `stet_${randomBytes(32).toString("base64url")}`;
  const label = z.object({ name: nameSchema }).parse({ name }).name;
  await database.write(async (tx) => {
    const owner = await userByEmail(tx, email.trim());
    if (owner === undefined) throw nobody(email);
    await insertToken(tx, {
      id: newId(),
      userId: owner.id,
      name: label,
      hash: hash(token),
      createdAt: Date.now(),
      lastUsedAt: null,
      revokedAt: null,
    });
  });
  return token;
}

type StoredMember = Omit<NewMember, "password"> & { role: Role; passwordHash: string };

async function insertMember(tx: Writer, { name, email, role, passwordHash }: StoredMember): Promise<Member> {
  const member = { id: newId(), name, email, role };
  await insertUser(tx, { ...member, accountId: newId(), passwordHash });
  return member;
}

function nobody(email: string): AppError {
  return new AppError("not_found", `Nobody has the address ${email}.`, { field: "email" });
}

function setupDone(): AppError {
  return new AppError("setup_done", "This newsroom has an owner already. Sign in, or ask for an account.");
}
