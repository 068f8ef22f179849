import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMPILED } from "#server/cli/testing/compiled.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const READY = "Stet is ready at";

/** The built app as its own process, on a port and a data directory of its own, which a restart keeps. */
export class StetProcess implements AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  readonly directory: string;
  #child: ChildProcess | null = null;
  /** What it wrote to standard error since that was last asked for. */
  #complaints = "";

  private constructor(port: number, directory: string) {
    this.port = port;
    this.origin = `http://localhost:${port}`;
    this.directory = directory;
  }

  /** Starts Stet over a new data directory: an empty one, or a copy of what another Stet left when it was stopped. */
  static async begin(left?: StetProcess): Promise<StetProcess> {
    const server = new StetProcess(await freePort(), await mkdtemp(join(tmpdir(), "stet-journey-")));
    if (left) await cp(left.directory, server.directory, { recursive: true });
    await server.start();
    return server;
  }

  /** Starts it again on the same port and data. Resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["server/main.ts"], {
      cwd: ROOT,
      env: this.#environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    // A worker that is broken off leaves no server behind.
    const takeAlong = () => child.kill("SIGKILL");
    process.once("exit", takeAlong);
    child.once("exit", () => process.off("exit", takeAlong));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints += text;
    });
    await new Promise<void>((resolve, reject) => {
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes(READY)) resolve();
      });
      child.once("exit", (code) => reject(new Error(`Stet ended with ${code}: ${said}${this.#complaints}`)));
      child.once("error", reject);
    });
  }

  /** SIGTERM lets it finish what is under way; SIGKILL is a power cut. Resolves when the process has ended. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Runs `stet …` on this newsroom's data and answers what it printed. */
  async command(parameters: readonly string[], input = ""): Promise<string> {
    const child = spawn(process.execPath, ["server/stet.ts", ...parameters], {
      cwd: ROOT,
      env: this.#environment(),
      stdio: ["pipe", "pipe", "pipe"],
    });
    let printed = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    child.stdin.end(input);
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`stet ${parameters.join(" ")} ended with ${code}: ${complaint}`);
    return printed.trim();
  }

  /** What the server complained about since the last call. */
  takeComplaints(): string {
    const complaints = this.#complaints;
    this.#complaints = "";
    return complaints;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
    return {
      PATH,
      HOME,
      TMPDIR,
      SystemRoot,
      ...COMPILED,
      NODE_ENV: "production",
      PORT: String(this.port),
      STET_DATA_DIR: this.directory,
    };
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port to be had");
  return address.port;
}
