import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { authDatabase, authTables } from "#db/auth.ts";
import { engine } from "#db/columns.ts";
import type { Database } from "#db/database.ts";
import { newId } from "#domain/ids.ts";
import { createAttempts } from "./attempts.ts";
import { CLIENT_IP_HEADER } from "./request-hygiene.ts";
import { PASSWORD_LENGTH } from "./secrets.ts";
import { type Settings, sessionSecret, trustedOrigins } from "./settings.ts";

const DAY = 24 * 60 * 60;
const SIGN_INS = { window: 5 * 60, max: 30 };

/**
 * The calls of better-auth that are served, under `/api/auth`. Its others (sign-up, change of e-mail, social sign-in,
 * password reset …) do not exist for the outside.
 */
export const AUTH_CALLS: ReadonlyMap<string, "GET" | "POST"> = new Map([
  ["/api/auth/sign-in/email", "POST"],
  ["/api/auth/sign-out", "POST"],
  ["/api/auth/get-session", "GET"],
  ["/api/auth/change-password", "POST"],
  ["/api/auth/revoke-sessions", "POST"],
]);

/** Better-auth as Stet uses it: members sign in with e-mail and password, and nobody signs themselves up. */
export function createAuth(settings: Settings, database: Database) {
  return betterAuth({
    appName: "Stet",
    baseURL: settings.publicOrigin,
    basePath: "/api/auth",
    secret: sessionSecret(settings),
    trustedOrigins: trustedOrigins(settings),
    database: drizzleAdapter(authDatabase(database), {
      provider: engine === "sqlite" ? "sqlite" : "pg",
      schema: authTables,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: { additionalFields: { role: { type: "string", required: true, input: false } } },
    session: {
      expiresIn: 30 * DAY,
      updateAge: DAY,
      // Asking who is signed in then never writes, so it keeps working on a full disk.
      deferSessionRefresh: true,
    },
    rateLimit: {
      enabled: true,
      customStorage: createAttempts(database),
      customRules: {
        "/sign-in/email": SIGN_INS,
        "/change-password": SIGN_INS,
        // The rest needs a session already, and a row written for each call would cost more than the call.
        "/sign-out": false,
        "/get-session": false,
        "/revoke-sessions": false,
      },
    },
    advanced: {
      cookiePrefix: "stet",
      useSecureCookies: settings.publicOrigin.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
      database: { generateId: () => newId() },
    },
    // Thrown rather than logged and flattened: the caller knows a full disk from a wrong password.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    // Its messages only: what it passes along with them may hold e-mail addresses.
    logger: { level: "error", log: (_level, message) => console.error(`accounts: ${message}`) },
  });
}

/** Better-auth as Stet configures it. */
export type Auth = ReturnType<typeof createAuth>;
