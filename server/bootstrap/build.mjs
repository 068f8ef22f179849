import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { root, run, Stop, say } from "./run.mjs";

/** What a build is made from; a change in any of it makes a new one. */
const FOLDERS = ["app", "components", "db", "domain", "drizzle", "server"];
const FILES = ["next.config.mjs", "package-lock.json", "package.json", "postcss.config.mjs", "tsconfig.json"];
const TEST = /\.test\.tsx?$/;

const output = join(root, ".next");
/** Written last and taken away first, so a build that was broken off has none. */
const stampFile = join(output, "stet-build");

/** Builds the pages unless the build that is there was made from just these sources. */
export async function ensureBuilt(runtime) {
  if (built() === fingerprint()) return;
  await withLock(async () => {
    const wanted = fingerprint();
    if (built() === wanted) return;
    say("building the pages…");
    rmSync(stampFile, { force: true });
    const code = await run(runtime, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
      environment: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      stopWhenSignalled: true,
    });
    if (code !== 0) throw new Stop(`The pages could not be built: the build ended with code ${code}.`);
    mkdirSync(output, { recursive: true });
    writeFileSync(stampFile, wanted);
  });
}

function built() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : undefined;
}

/** SHA-256 over names, lengths and contents, in an order that every file system gives. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const name of [...FOLDERS.flatMap(filesIn), ...FILES]) {
    const path = join(root, name);
    if (!existsSync(path)) continue;
    const content = readFileSync(path);
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(name);
      return entry.isFile() && !TEST.test(name) ? [name] : [];
    });
}
