import { workerData } from "node:worker_threads";
import BetterSqlite3 from "better-sqlite3";
import { vacuumInto } from "./copy.ts";

const { file, target }: { file: string; target: string } = workerData;
// Not one of our read connections: `query_only` forbids VACUUM INTO, though it changes nothing in the file it reads.
const client = new BetterSqlite3(file, { fileMustExist: true, readonly: true, timeout: 5_000 });
vacuumInto(client, target);
client.close();
