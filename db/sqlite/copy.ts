import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type BetterSqlite3 from "better-sqlite3";
import { AppError } from "#domain/errors.ts";
import { translate } from "./errors.ts";

/** Copies what a connection sees to a file, replacing it. Complete or not there, whenever the process ends. */
export function vacuumInto(client: BetterSqlite3.Database, target: string): void {
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  client.prepare("VACUUM INTO ?").run(unfinished);
  flush(unfinished);
  renameSync(unfinished, target);
}

/** Copies a database that is in use to a new file, on a thread of its own, for a large one takes seconds. */
export async function copyDatabase(file: string, target: string): Promise<void> {
  if (existsSync(target))
    throw new AppError("invalid_input", `The file ${target} exists already. Choose another name.`, { field: "file" });
  const worker = new Worker(new URL("./copy-worker.ts", import.meta.url), { workerData: { file, target } });
  await new Promise<void>((resolve, reject) => {
    worker.once("error", (error) => reject(translate(error)));
    worker.once("exit", () => resolve());
  });
}

/** Waits until a file is on disk, not only in the system's memory. */
export function flush(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
