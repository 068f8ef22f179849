import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

/** The repository's folder, wherever the command was given. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Ends the command with a sentence for the person and an exit code for the shell; not a fault of ours. */
export class Stop extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** One line on standard error, so that standard output stays the program's own. */
export function say(sentence) {
  process.stderr.write(`Stet: ${sentence}\n`);
}

const ORPHAN_CHECK_MILLISECONDS = 250;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * A terminal gives Ctrl-C and hang-up to every process in front of it, and a Windows console gives everything:
 * the child has had those already, passing them on would make two.
 */
const inTerminal = isatty(0) || isatty(1) || isatty(2);
function reachesChildAnyway(signal) {
  return process.platform === "win32" || (inTerminal && signal !== "SIGTERM");
}

/**
 * Runs a program from the repository's folder and answers its exit code. Signals reach the child once each, however
 * often they come (npm repeats them), and this process outlives the child. `stopWhenSignalled` is for preparations:
 * once asked to end, nothing further is started even if the child finished well.
 */
export function run(file, parameters, { environment = {}, stdio = ["ignore", 2, 2], shell, stopWhenSignalled } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, parameters, { cwd: root, env: surroundings(file, environment), stdio, shell });
    const seen = new Set();
    const pass = (signal) => {
      if (seen.has(signal)) return;
      seen.add(signal);
      if (!reachesChildAnyway(signal)) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    const watch = whenOrphaned(() => seen.size === 0 && pass("SIGTERM"));
    const finish = (settle) => {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, pass);
      settle();
    };
    child.on("error", (error) => finish(() => reject(error)));
    child.on("exit", (code, signal) =>
      finish(() => {
        const [asked] = seen;
        if (stopWhenSignalled && asked) reject(new Stop("", 128 + constants.signals[asked]));
        else resolve(signal ? 128 + constants.signals[signal] : code);
      }),
    );
  });
}

/**
 * npm passes a SIGTERM to the shell between it and us, and some shells die of it without a word to their child.
 * Losing that parent is then the signal.
 */
function whenOrphaned(act) {
  const parent = process.ppid;
  const underNpm = process.env.npm_lifecycle_script?.includes("server/bootstrap.mjs") && process.platform !== "win32";
  return underNpm ? setInterval(() => process.ppid !== parent && act(), ORPHAN_CHECK_MILLISECONDS) : undefined;
}

/** The program's own folder comes first on the path, so that what it starts as `node` is the same Node. */
function surroundings(file, additions) {
  const env = { ...process.env, ...additions };
  const path = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH"; // Windows says Path
  if (isAbsolute(file)) env[path] = `${dirname(file)}${delimiter}${env[path] ?? ""}`;
  return env;
}
