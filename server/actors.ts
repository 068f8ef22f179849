import { parse } from "hono/utils/cookie";
import type { Database } from "#db/database.ts";
import { tokenByHash, touchToken } from "#db/queries/accounts.ts";
import { type Actor, ROLES } from "./actor.ts";
import type { Auth } from "./auth.ts";
import { logFault } from "./faults.ts";
import { hash } from "./secrets.ts";

const REMEMBERED_FOR = 5_000;
const REMEMBERED_AT_MOST = 5_000;
const TOKEN = /^stet_[\w-]{43}$/;
const HOUR = 60 * 60 * 1000;

export type Actors = {
  /** Who is asking. A token is looked at alone: a bad one is not saved by a good cookie beside it. */
  actorOf: (headers: Headers) => Promise<Actor | null>;
  forgetActors: () => void;
};

type Remembered = { actor: Promise<Actor | null>; until: number };

/** Tells who is asking, from the session cookie or a token, and remembers the answer for five seconds. */
export function createActors({ auth, database }: { auth: Auth; database: Database }): Actors {
  // Keyed by hash, so that a dump of the memory's longest-lived part holds nobody's cookie.
  const remembered = new Map<string, Remembered>();
  const cookieName = auth.$context.then((context) => context.authCookies.sessionToken.name);

  async function actorOf(headers: Headers): Promise<Actor | null> {
    // Other schemes than Bearer are not for us: a proxy that asks for a password of its own leaves `Basic …` behind.
    const authorization = headers.get("authorization") ?? "";
    if (/^bearer\b/i.test(authorization)) {
      const token = authorization.slice("bearer".length).trim();
      return TOKEN.test(token) ? recall(hash(token), byToken) : null;
    }
    const cookies = headers.get("cookie");
    const name = await cookieName;
    if (cookies === null || !cookies.includes(name)) return null;
    const value = parse(cookies, name)[name];
    if (value === undefined || value === "") return null;
    return recall(hash(value), () => bySession(headers));
  }

  function recall(key: string, find: (key: string) => Promise<Actor | null>): Promise<Actor | null> {
    const now = performance.now();
    const known = remembered.get(key);
    if (known !== undefined && known.until > now) return known.actor;
    const actor = find(key);
    remembered.delete(key);
    remembered.set(key, { actor, until: now + REMEMBERED_FOR });
    // Oldest first, as a Map keeps the order of insertion.
    if (remembered.size > REMEMBERED_AT_MOST) remembered.delete(remembered.keys().next().value ?? key);
    actor.catch(() => remembered.delete(key));
    return actor;
  }

  async function bySession(headers: Headers): Promise<Actor | null> {
    const found = await auth.api.getSession({ headers });
    if (found === null) return null;
    const { user, session } = found;
    return member({ ...user, via: "session", sessionId: session.id });
  }

  async function byToken(tokenHash: string): Promise<Actor | null> {
    const found = await database.read((db) => tokenByHash(db, tokenHash));
    if (found === undefined) return null;
    const { token, user } = found;
    const now = Date.now();
    if (now - (token.lastUsedAt ?? 0) > HOUR) {
      database.write((tx) => touchToken(tx, token.id, now)).catch((error) => logFault("token use", error));
    }
    return member({ ...user, via: "token", sessionId: token.id });
  }

  return { actorOf, forgetActors: () => remembered.clear() };
}

/** A role this version does not know speaks for nobody. */
function member({ id, name, email, role, via, sessionId }: Omit<Actor, "role"> & { role: string }): Actor | null {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? null : { id, name, email, role: known, via, sessionId };
}
