import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, Stop, say } from "./run.mjs";

const lock = join(root, ".stet-lock");
const owner = join(lock, "pid");
const POLL_MILLISECONDS = 200;
/** Between making the folder and writing the number into it lies an instant; a minute without one is a crash. */
const NAMELESS_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 20 * 60_000;

/** One install or build at a time in this working copy: whoever comes second waits, then finds the work done. */
export async function withLock(work) {
  const giveUp = Date.now() + PATIENCE_MILLISECONDS;
  let told = false;
  while (!take()) {
    const pid = holder(lock);
    if (abandoned(pid)) {
      clear(pid);
      continue;
    }
    if (!told) say(`waiting for another Stet command${pid ? ` (process ${pid})` : ""} to finish its preparations…`);
    told = true;
    if (Date.now() > giveUp) throw new Stop(`Another Stet command still holds ${lock}; remove it if none is running.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw new Stop(`Stet cannot write into its own folder ${root} (${error.code}).`);
  }
  writeFileSync(owner, String(process.pid));
  return true;
}

/** The number of the process that holds the lock; 0 while it has not said. */
function holder(folder) {
  try {
    return Number(readFileSync(join(folder, "pid"), "utf8"));
  } catch {
    return 0;
  }
}

function abandoned(pid) {
  if (pid === 0) return Date.now() - heldSince() > NAMELESS_MILLISECONDS;
  if (pid === process.pid) return true; // a number handed out again, as after a container's restart
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function heldSince() {
  try {
    return statSync(lock).mtimeMs;
  } catch {
    return Date.now(); // gone in the meantime
  }
}

/** Moves the dead lock away in one step. If a quicker process had already replaced it, its living lock goes back. */
function clear(pid) {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holder(aside) !== pid) return renameSync(aside, lock);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // Somebody else was quicker; look again.
  }
}
