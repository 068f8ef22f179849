import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { makeStrict } from "./generate.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const drizzleKit = fileURLToPath(new URL("../node_modules/drizzle-kit/bin.cjs", import.meta.url));

it.each([
  ["sqlite", "sqlite", ""],
  ["pg", "postgresql", "postgres://"],
])(
  "has the migrations that lead to the tables as declared (%s)",
  (engine, dialect, databaseUrl) => {
    const out = mkdtempSync(join(tmpdir(), "stet-generate-"));
    try {
      cpSync(join(root, "drizzle", engine), out, { recursive: true });
      const before = readdirSync(out);
      // drizzle-kit takes every folder as relative to where it runs.
      const folder = relative(root, out);
      const flags = ["--dialect", dialect, "--schema", "./db/schema/*.ts", "--out", folder];
      const run = spawnSync(process.execPath, [drizzleKit, "generate", ...flags], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: databaseUrl },
        encoding: "utf8",
      });
      expect(run.stdout).toContain("No schema changes");
      expect(readdirSync(out)).toEqual(before);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  },
  60_000,
);

it("makes created tables strict and leaves the rest alone", () => {
  const migration =
    "CREATE TABLE `a` (\n\t`x` text DEFAULT 'it);'\n);\n--> statement-breakpoint\nCREATE INDEX `i` ON `a` (`x`);";
  expect(makeStrict(migration)).toBe(migration.replace("\n);\n", "\n) STRICT;\n"));
});
