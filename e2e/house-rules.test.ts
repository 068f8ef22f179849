import { execFile } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");

/** What a file of each room may and may not name. The linter's own settings are tried, in a house of probes. */
const ROOMS: { file: string; refused: string[]; allowed: string[] }[] = [
  {
    file: "domain/review/probe.ts",
    refused: [
      ...["#db/door.ts", "#server/auth.ts", "#components/ui/button.tsx", "#app/page.tsx"],
      ...["../../db/door.ts", "../../../server/auth.ts", "../../app/page.tsx", "../../components/ui/button.tsx"],
      ...["node:fs", "node:fs/promises", "react", "react/jsx-runtime", "react-dom/client", "next", "next/link"],
      ...["hono", "drizzle-orm", "drizzle-orm/sqlite-core", "better-sqlite3", "better-auth"],
    ],
    allowed: ["#domain/errors.ts", "../errors.ts", "../../domain/errors.ts", "./claims.ts", "zod", "prosemirror-model"],
  },
  { file: "domain/review/probe.test.ts", refused: ["#db/door.ts"], allowed: ["node:fs", "vitest"] },
  {
    file: "components/editor/probe.tsx",
    refused: [
      ...["#db/door.ts", "#server/auth.ts", "#app/page.tsx", "../../app/page.tsx", "../../db/door.ts"],
      ...["../../server/auth.ts", "node:fs", "drizzle-orm", "better-sqlite3", "next/image", "hono"],
    ],
    allowed: ["#domain/errors.ts", "#components/ui/button.tsx", "../ui/button.tsx", "react", "next/link"],
  },
  {
    file: "app/articles/probe.tsx",
    refused: [
      ...["#db/door.ts", "../../db/door.ts", "drizzle-orm", "drizzle-orm/sqlite-core", "better-sqlite3"],
      ...["better-auth/adapters/drizzle", "next/image", "next/og", "server-only"],
    ],
    allowed: ["#server/articles.ts", "#components/ui/button.tsx", "#domain/errors.ts", "next/headers", "react"],
  },
  {
    file: "db/queries/probe.ts",
    refused: [
      "#server/auth.ts",
      "#components/ui/button.tsx",
      "../../server/auth.ts",
      "../../app/page.tsx",
      "react",
      "next",
    ],
    allowed: ["#domain/errors.ts", "#db/door.ts", "../schema/articles.ts", "node:fs", "drizzle-orm", "better-sqlite3"],
  },
  {
    file: "server/api/probe.ts",
    refused: [
      ...["#components/ui/button.tsx", "#app/page.tsx", "../../app/page.tsx", "../../components/ui/button.tsx"],
      ...["../../db/door.ts", "react", "react-dom/server", "next", "next/headers", "drizzle-orm", "better-sqlite3"],
      ...["better-auth/adapters/drizzle", "server-only"],
    ],
    allowed: ["#db/door.ts", "#domain/errors.ts", "../auth.ts", "hono", "better-auth", "node:fs"],
  },
  { file: "server/next-pages.ts", refused: ["react", "next/headers", "#components/ui/button.tsx"], allowed: ["next"] },
  { file: "server/auth.ts", refused: ["drizzle-orm", "next", "react"], allowed: ["better-auth/adapters/drizzle"] },
  { file: "e2e/probe.ts", refused: ["drizzle-orm", "better-sqlite3"], allowed: ["#domain/errors.ts", "node:fs"] },
];

type Diagnostic = { category: string; location: { path: string; start: { line: number } } };
const ARROWS = "lint/style/noRestrictedImports";

/** Each way to name a module, so that none of them is a way round. */
const FORMS = [
  (name: string) => `import "${name}";`,
  (name: string) => `import type { Thing } from "${name}";`,
  (name: string) => `export * from "${name}";`,
  (name: string) => `export const later = () => import("${name}");`,
];

describe("the arrows between the rooms", () => {
  const house = mkdtempSync(join(tmpdir(), "stet-house-"));
  const refusals = new Set<string>();
  const namesOf = (room: (typeof ROOMS)[number]) => [...room.refused, ...room.allowed];

  beforeAll(async () => {
    copyFileSync(join(root, "biome.json"), join(house, "biome.json"));
    for (const room of ROOMS) {
      for (const [form, write] of FORMS.entries()) {
        const path = join(house, probe(room.file, form));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `${namesOf(room).map(write).join("\n")}\n`);
      }
    }
    for (const { category, location } of await lint(house)) {
      if (category === ARROWS) refusals.add(`${location.path}:${location.start.line}`);
    }
  }, 30_000);
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(ROOMS)("holds in $file", (room) => {
    const names = namesOf(room);
    for (const form of exactName(room.file) ? [0] : FORMS.keys()) {
      const refused = names.filter((_name, index) => refusals.has(`${probe(room.file, form)}:${index + 1}`));
      expect(refused).toEqual(room.refused);
    }
  });
});

/** Rooms' probes come once a form; files with a rule of their own have only their own name. */
function probe(file: string, form: number): string {
  return exactName(file) || form === 0 ? file : file.replace("probe", `probe-${form}`);
}

function exactName(file: string): boolean {
  return !file.includes("probe");
}

function lint(folder: string): Promise<Diagnostic[]> {
  const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [biome, ...options], { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics);
      } catch {
        reject(new Error(`The linter gave no report: ${stderr}`));
      }
    });
  });
}

/** Phrases that no lint rule knows. */
const PHRASES: { name: string; phrase: RegExp; guilty: string; innocent: string }[] = [
  {
    name: "a transaction around asynchronous work, which commits too early on SQLite",
    phrase: /\.transaction\(\s*async\b/,
    guilty: "database.transaction(async (tx) => {",
    innocent: "database.transaction((tx) => {",
  },
  {
    name: "a Server Action",
    phrase: /^\s*["']use server["']/m,
    guilty: '  "use server";',
    innocent: '"use client";',
  },
  {
    name: "a cached component",
    phrase: /^\s*["']use cache\b/m,
    guilty: '"use cache: remote";',
    innocent: "// use cache-control",
  },
  {
    name: "a type fetched in passing, which the arrows cannot see",
    phrase: /\bimport\(["'][^"']*["']\)\.(?!then\b|catch\b|finally\b)/,
    guilty: 'let claim: import("#db/schema.ts").Claim;',
    innocent: 'import("./heavy.ts").then(use)',
  },
];

describe("phrases kept out", () => {
  const sources = globSync("{app,components,db,domain,server}/**/*.{ts,tsx}", { cwd: root });

  it.each(PHRASES)("knows $name", ({ phrase, guilty, innocent }) => {
    expect([guilty, innocent].map((text) => phrase.test(text))).toEqual([true, false]);
  });

  it.each(PHRASES)("finds nowhere $name", ({ phrase }) => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((file) => phrase.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });
});
