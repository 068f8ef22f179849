import { workerData } from "node:worker_threads";
import { vacuumInto } from "./copy.ts";
import { connect } from "./session.ts";

const { file, target }: { file: string; target: string } = workerData;
const client = connect(file, "read");
vacuumInto(client, target);
client.close();
