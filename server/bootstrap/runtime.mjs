import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, Stop } from "./run.mjs";

const OLDEST_MAJOR = 24;

/** The Node that came with the packages, or this one if it is new enough and the other does not start here. */
export function chooseRuntime() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", `node-${platform}-${process.arch}`, "bin", program);
  if (process.execPath === own || starts(own)) return own;
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) return process.execPath;
  throw new Stop(
    `Stet needs Node ${OLDEST_MAJOR} or newer: the one that comes with its packages does not run on this machine ` +
      `(${process.platform} ${process.arch}), and the one installed is ${process.version}. See https://nodejs.org.`,
  );
}

function starts(program) {
  return existsSync(program) && spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}
