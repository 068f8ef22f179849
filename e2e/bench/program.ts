import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const START_LIMIT = 60_000;
const STOP_LIMIT = 12_000;

/** Programs that run at present, so that none is left behind however the bench ends. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A program that runs until it is disposed of. */
export interface Program extends AsyncDisposable {
  /** Processor time it has used, in seconds; NaN where the system does not tell. */
  processorTime(): number;
}

/** Starts a program of ours under this very Node; answers when it has printed a line with “ready”. */
export async function startProgram(
  file: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<Program> {
  const child = spawn(process.execPath, [file, ...parameters], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const late = setTimeout(() => child.kill("SIGKILL"), START_LIMIT);
  const ready = await new Promise<boolean>((resolve) => {
    createInterface(child.stdout).on("line", (line) => /\bready\b/.test(line) && resolve(true));
    child.once("exit", () => resolve(false));
  });
  clearTimeout(late);
  if (!ready) throw new Error(`${file} did not start.`);
  return {
    processorTime: () => processorTime(child.pid),
    [Symbol.asyncDispose]: () => stop(child),
  };
}

/** From Linux's table of processes, in hundredths of a second. */
function processorTime(pid = 0): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT);
  await ended;
  clearTimeout(late);
}
