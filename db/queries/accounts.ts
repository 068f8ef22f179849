import { and, asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Builders, Reader, Writer } from "../database.ts";
import { account as credentials, tokens, user } from "../schema/accounts.ts";

export interface StoredUser {
  id: string;
  name: string;
  email: string;
  role: string;
}

export interface StoredToken {
  id: string;
  userId: string;
  name: string;
  /** SHA-256 of the token, in hexadecimal. */
  hash: string;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

const account = { id: user.id, name: user.name, email: user.email, role: user.role };

const selectByHash = (db: Builders) =>
  db
    .select({ token: tokens, user: account })
    .from(tokens)
    .innerJoin(user, eq(user.id, tokens.userId))
    .where(and(eq(tokens.hash, sql.placeholder("hash")), isNull(tokens.revokedAt)))
    .prepare();

export async function countUsers(db: Reader): Promise<number> {
  const [all] = await db.select({ count: count() }).from(user);
  return all?.count ?? 0;
}

/** Addresses are stored in lower case, and found so. */
export async function userByEmail(db: Reader, email: string): Promise<StoredUser | undefined> {
  const [found] = await db.select(account).from(user).where(eq(user.email, email.toLowerCase()));
  return found;
}

export async function userById(db: Reader, id: string): Promise<StoredUser | undefined> {
  const [found] = await db.select(account).from(user).where(eq(user.id, id));
  return found;
}

export async function listUsers(db: Reader): Promise<StoredUser[]> {
  return db.select(account).from(user).orderBy(asc(user.id));
}

/** A new member as better-auth would store one: a user, and an account that holds the password's hash. */
export async function insertUser(
  tx: Writer,
  { accountId, passwordHash, ...member }: StoredUser & { accountId: string; passwordHash: string },
): Promise<void> {
  const now = new Date();
  const times = { createdAt: now, updatedAt: now };
  await tx.insert(user).values({ ...member, emailVerified: true, ...times });
  await tx.insert(credentials).values({
    id: accountId,
    accountId: member.id,
    providerId: "credential",
    userId: member.id,
    password: passwordHash,
    ...times,
  });
}

export async function renameUser(tx: Writer, id: string, name: string): Promise<void> {
  await tx.update(user).set({ name, updatedAt: new Date() }).where(eq(user.id, id));
}

/** The token with this hash and whose it is, unless it was revoked. */
export async function tokenByHash(
  db: Reader,
  hash: string,
): Promise<{ token: StoredToken; user: StoredUser } | undefined> {
  const [found] = await db.prepared(selectByHash).execute({ hash });
  return found;
}

export async function tokensOfUser(db: Reader, userId: string): Promise<StoredToken[]> {
  return db.select().from(tokens).where(eq(tokens.userId, userId)).orderBy(desc(tokens.createdAt), desc(tokens.id));
}

export async function insertToken(tx: Writer, token: StoredToken): Promise<void> {
  await tx.insert(tokens).values(token);
}

/** Remembers that a token was used. */
export async function touchToken(tx: Writer, id: string, at: number): Promise<void> {
  await tx.update(tokens).set({ lastUsedAt: at }).where(eq(tokens.id, id));
}

/** Ends a token; true when there was a living one. */
export async function revokeToken(tx: Writer, id: string, at: number): Promise<boolean> {
  const ended = await tx
    .update(tokens)
    .set({ revokedAt: at })
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id });
  return ended.length > 0;
}
