import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { isMissing } from "./faults.ts";

/** What the surroundings decide, read once at the start. */
export type Settings = {
  port: number;
  /** The address to listen on. This machine only unless it is told otherwise. */
  host: string;
  /** Scheme, host and port by which browsers reach Stet, without a path. */
  publicOrigin: string;
  /** Absolute path of the directory that holds the database and the evidence. */
  dataDirectory: string;
  /** Signs session cookies; null when it is to be kept in the data directory (`sessionSecret`). */
  secret: string | null;
  /** One reverse proxy stands before Stet, so the last address in `X-Forwarded-For` is the visitor's. */
  behindProxy: boolean;
};

/** A setting that cannot be used. The message is one sentence that names the variable. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SettingsError";
  }
}

/** An empty variable is an unset one, as `PORT= npm start` means. */
function optional<Output>(schema: z.ZodType<Output, string | undefined>) {
  return z
    .string()
    .trim()
    .optional()
    .transform((value) => (value === "" ? undefined : value))
    .pipe(schema);
}

const port = z
  .string()
  .default("3000")
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535, {
    message: "must be a port number from 1 to 65535",
  })
  .transform(Number);

const publicAddress = z
  .string()
  .optional()
  .refine((value) => value === undefined || isOrigin(value), {
    message: "must be the address of Stet alone, such as https://stet.example.org, without a path",
  })
  .transform((value) => (value === undefined ? null : new URL(value).origin));

const engine = z
  .string()
  .default("sqlite")
  .refine((value) => !/^postgres(ql)?:/i.test(value), {
    message: "names a PostgreSQL database, which comes later: leave it empty to use the file in STET_DATA_DIR",
    abort: true,
  })
  .refine((value) => value === "sqlite", {
    message: "must be empty or “sqlite”: the database is a file in STET_DATA_DIR",
  });

const schema = z.object({
  PORT: optional(port),
  STET_HOST: optional(
    z
      .string()
      .default("127.0.0.1")
      .refine((value) => /^[\w.:-]+$/.test(value), {
        message: "must be one address to listen on, such as 127.0.0.1 or 0.0.0.0",
      }),
  ),
  STET_URL: optional(publicAddress),
  STET_DATA_DIR: optional(
    z
      .string()
      .default("./data")
      .refine((value) => !value.includes("\0"), { message: "must be a directory" }),
  ),
  DATABASE_URL: optional(engine),
  STET_SECRET: optional(
    z.string().min(32, "must have at least 32 characters, for instance from: openssl rand -base64 32").optional(),
  ),
  STET_PROXY: optional(
    z.enum(["0", "1"], "must be 1 when one reverse proxy stands before Stet, else 0 or empty").default("0"),
  ),
});

/** Reads the settings from environment variables, or throws a `SettingsError`. Touches no file. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingsError(`${issue?.path.join(".") ?? "A setting"} ${issue?.message ?? "is not valid"}.`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.STET_HOST,
    publicOrigin: values.STET_URL ?? new URL(`http://localhost:${values.PORT}`).origin,
    dataDirectory: resolve(values.STET_DATA_DIR),
    secret: values.STET_SECRET ?? null,
    behindProxy: values.STET_PROXY === "1",
  };
}

/**
 * The secret that signs session cookies: STET_SECRET, or one made at the first start and kept in the data directory,
 * readable by its owner only. Call it while the directory's lock is held.
 */
export function sessionSecret({ secret, dataDirectory }: Pick<Settings, "secret" | "dataDirectory">): string {
  if (secret !== null) return secret;
  const path = join(dataDirectory, "secret");
  try {
    const kept = readFileSync(path, "utf8").trim();
    if (kept.length < 32) throw new SettingsError(`${path} is damaged: delete it and everybody signs in again.`);
    return kept;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const made = randomBytes(32).toString("base64url");
  mkdirSync(dataDirectory, { recursive: true });
  // Written aside and renamed, so that a stop in between leaves no half of a secret.
  writeFileSync(`${path}.new`, `${made}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return made;
}

/** The addresses a browser on this very machine may use besides the public one. */
export function trustedOrigins({ publicOrigin }: Pick<Settings, "publicOrigin">): string[] {
  const url = new URL(publicOrigin);
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  if (!loopback.includes(url.hostname)) return [publicOrigin];
  return loopback.map((hostname) => `${url.protocol}//${hostname}${url.port === "" ? "" : `:${url.port}`}`);
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const bare =
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  return (url.protocol === "http:" || url.protocol === "https:") && bare;
}
