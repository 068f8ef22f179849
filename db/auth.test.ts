import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { expect, it } from "vitest";
import { authDatabase, authTables } from "./auth.ts";
import { countUsers, userByEmail } from "./queries/accounts.ts";
import { openTestDatabase } from "./testing.ts";

it("serves better-auth: sign up, sign in, session, sign out, rate limits", async () => {
  await using database = await openTestDatabase();
  const auth = betterAuth({
    baseURL: "http://localhost:3000",
    secret: "only for this test, which keeps nothing",
    database: drizzleAdapter(authDatabase(database), { provider: "sqlite", schema: authTables }),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: true, storage: "database" },
    telemetry: { enabled: false },
  });
  const body = { email: "ana@example.org", password: "correct horse battery", name: "Ana" };
  const { user } = await auth.api.signUpEmail({ body });
  expect(await database.read((db) => userByEmail(db, body.email))).toMatchObject({ id: user.id, role: "checker" });
  await expect(auth.api.signUpEmail({ body })).rejects.toThrow();
  expect(await database.read(countUsers)).toBe(1);

  const call = (path: string, init: RequestInit) =>
    auth.handler(new Request(`http://localhost:3000/api/auth${path}`, init));
  const signedIn = await call("/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": "192.0.2.1" },
    body: JSON.stringify(body),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const headers = { cookie, origin: "http://localhost:3000" };
  expect(await auth.api.getSession({ headers: new Headers(headers) })).toMatchObject({ user: { id: user.id } });
  await call("/sign-out", { method: "POST", headers });
  expect(await auth.api.getSession({ headers: new Headers(headers) })).toBeNull();
  const limits = await database.read((db) => db.select().from(authTables.rateLimit));
  expect(limits.length).toBeGreaterThan(0);
});
