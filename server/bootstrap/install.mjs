import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, sep } from "node:path";
import { withLock } from "./lock.mjs";
import { root, run, Stop, say } from "./run.mjs";

const modules = join(root, "node_modules");
/** Written last, so a tree that was copied, broken off or made for another machine has none that fits. */
const stampFile = join(modules, ".stet-install");

/** `--include` keeps the build's tools and the runtime even where the shell says NODE_ENV=production or omit=optional. */
const INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=dev", "--include=optional"];

/** Brings node_modules into step with package-lock.json; does nothing when it is. */
export async function ensureInstalled() {
  if (inStep()) return;
  await withLock(async () => {
    if (inStep()) return;
    say("installing packages…");
    rmSync(stampFile, { force: true });
    leaveOwnProgram();
    const code = await npm([...INSTALL, "--loglevel=error"]);
    if (code !== 0) throw new Stop(`The packages could not be installed: npm ended with code ${code}.`);
    mkdirSync(modules, { recursive: true });
    writeFileSync(stampFile, wanted());
  });
}

function wanted() {
  const lockfile = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lockfile).digest("hex")} ${process.platform}-${process.arch}\n`;
}

function inStep() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted();
}

/** Under `npm start` the npm that called us is known exactly, with the Node it runs on; else the one on the path. */
async function npm(parameters) {
  const script = process.env.npm_execpath;
  const called = script && basename(script) === "npm-cli.js" && existsSync(script);
  const own = process.env.npm_node_execpath ?? process.execPath;
  try {
    if (called) return await run(own, [script, ...parameters], { stopWhenSignalled: true });
    if (process.platform !== "win32") return await run("npm", parameters, { stopWhenSignalled: true });
    return await run(`npm.cmd ${parameters.join(" ")}`, [], { shell: true, stopWhenSignalled: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new Stop("Stet needs npm to install its packages, and none was found on the path.");
  }
}

/** Windows will not delete a program that is running, but it lets us move it out of the folder npm is about to empty. */
function leaveOwnProgram() {
  if (process.platform !== "win32" || !process.execPath.startsWith(modules + sep)) return;
  try {
    renameSync(process.execPath, join(tmpdir(), `stet-node-${process.pid}.exe`));
  } catch {
    // On another drive it cannot be moved; npm will say what it could not remove.
  }
}
