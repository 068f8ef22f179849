import { execFileSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Writes the migrations that bring both engines to the tables as declared: `npm run db:generate -- --name add-tags`.
 * drizzle-kit cannot say STRICT, so it is put into what it newly wrote for SQLite; older files are never touched.
 */

const BREAKPOINT = "--> statement-breakpoint";
const root = fileURLToPath(new URL("..", import.meta.url));

/** The same migration with every table strict: a text where a number belongs is then refused, not stored. */
export function makeStrict(migration: string): string {
  return migration
    .split(BREAKPOINT)
    .map((statement) =>
      /^\s*CREATE TABLE /.test(statement) ? statement.replace(/\);(\s*)$/, ") STRICT;$1") : statement,
    )
    .join(BREAKPOINT);
}

function generate(databaseUrl: string, flags: string[]): void {
  const drizzleKit = fileURLToPath(new URL("bin.cjs", import.meta.resolve("drizzle-kit")));
  execFileSync(process.execPath, [drizzleKit, "generate", "--config", "db/drizzle.config.ts", ...flags], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: "inherit",
  });
}

function sqliteFiles(): string[] {
  return globSync("drizzle/sqlite/*.sql", { cwd: root });
}

if (import.meta.main) {
  const flags = process.argv.slice(2);
  const before = new Set(sqliteFiles());
  generate("", flags);
  generate("postgres://", flags);
  for (const file of sqliteFiles().filter((name) => !before.has(name)))
    writeFileSync(`${root}/${file}`, makeStrict(readFileSync(`${root}/${file}`, "utf8")));
}
