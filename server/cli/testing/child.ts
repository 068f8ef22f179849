import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { COMPILED } from "./compiled.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command line as a process of its own on a data directory. */
export async function stet(directory: string, args: readonly string[], input: string | Buffer = ""): Promise<Ended> {
  const child = start("server/stet.ts", args, { STET_DATA_DIR: directory });
  // A command that does not read its input may be gone before all of it is written.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const ended = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      ended[name] += text;
    });
  const [code] = await once(child, "close");
  return { code, ...ended };
}

export interface ChildServer {
  child: ChildProcessWithoutNullStreams;
  url: string;
  /** Opens the newsroom and answers once calls are taken. */
  open: () => Promise<void>;
  /** Ends it without warning. */
  kill: () => Promise<void>;
}

/** Starts a server as a process of its own, up to the moment before it opens its newsroom. */
export function startServer(directory: string, port: number): ChildServer {
  const child = start("server/cli/testing/serve.ts", [], { STET_DATA_DIR: directory, PORT: String(port) });
  let said = "";
  const heard = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("Stet is ready")) resolve();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.once("close", () => reject(new Error(`The server ended: ${said}`)));
  });
  // Ends also when nobody waited for it to be ready.
  heard.catch(() => {});
  return {
    child,
    url: `http://localhost:${port}`,
    open: () => {
      child.stdin.write("open\n");
      return heard;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A server without a port");
  return address.port;
}

function start(file: string, args: readonly string[], environment: Record<string, string>) {
  const env = { NODE_ENV: "production", PATH: process.env.PATH, ...COMPILED, ...environment } as const;
  return spawn(process.execPath, [file, ...args], { cwd: ROOT, env });
}
