import { join } from "node:path";
import { openDatabase } from "#db/connection.ts";
import { createToken } from "#server/accounts.ts";
import { type Program, startProgram } from "./program.ts";
import { freePort, temporaryDirectory } from "./temporary.ts";

const root = join(import.meta.dirname, "..", "..");
const OWNER = { name: "Ana Ruiz", email: "ana@example.org", password: "correct horse battery" };

/** The real server on a data directory of its own, with its owner signed in. */
export interface StetServer extends Program {
  origin: string;
  port: number;
  /** The owner's `Cookie` header. */
  cookie: string;
  /** Makes a call as a page of ours does; answers its JSON, and throws when it is refused. */
  call(path: string, json?: unknown): Promise<unknown>;
  /** Makes so many tokens with which scripts speak for the owner. */
  tokens(count: number): Promise<string[]>;
}

/** Starts `server/main.ts` over the built pages, and makes the owner's account. */
export async function startStet(): Promise<StetServer> {
  await using opened = new AsyncDisposableStack();
  const data = opened.use(await temporaryDirectory());
  const port = await freePort();
  const program = opened.use(
    await startProgram(join(root, "server", "main.ts"), [], {
      NODE_ENV: "production",
      PORT: String(port),
      STET_DATA_DIR: data.path,
      STET_URL: "",
      STET_HOST: "",
    }),
  );
  const origin = `http://localhost:${port}`;
  const setup = await post(`${origin}/api/setup`, OWNER, origin);
  const cookie = setup.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const keep = opened.move();
  return {
    origin,
    port,
    cookie,
    processorTime: () => program.processorTime(),
    async call(path, json) {
      const url = `${origin}${path}`;
      const answer = json === undefined ? await read(url, cookie) : await post(url, json, origin, cookie);
      return answer.json();
    },
    async tokens(count) {
      // Beside the running server, as the command line does it.
      const database = await openDatabase({ directory: data.path, lock: false });
      try {
        const made: string[] = [];
        for (let number = 1; number <= count; number++)
          made.push(await createToken(database, OWNER.email, `Writer ${number}`));
        return made;
      } finally {
        await database.close();
      }
    },
    [Symbol.asyncDispose]: () => keep.disposeAsync(),
  };
}

async function read(url: string, cookie: string): Promise<Response> {
  return accepted(await fetch(url, { headers: { cookie } }));
}

async function post(url: string, json: unknown, origin: string, cookie?: string): Promise<Response> {
  const headers = { "content-type": "application/json", origin, ...(cookie === undefined ? {} : { cookie }) };
  return accepted(await fetch(url, { method: "POST", headers, body: JSON.stringify(json) }));
}

async function accepted(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
}
