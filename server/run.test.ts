import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { type AddressInfo, createServer, connect as openSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { COMPILED } from "./cli/testing/compiled.ts";

// The real process with pages that echo what they are told, so that it starts without a build.
const PROGRAM = `
  import ${JSON.stringify(new URL("../db/quick-loading.ts", import.meta.url).href)};
  const { run } = await import(${JSON.stringify(new URL("./run.ts", import.meta.url).href)});
  const answer = async ({ url, headers }, response) => {
    if (url === "/crash") setImmediate(() => { throw new Error("on purpose"); });
    if (url === "/reject") Promise.reject(new Error("on purpose"));
    if (url === "/slow") await new Promise((resolve) => setTimeout(resolve, 1500));
    if (url === "/never") {
      console.log("asked for ever");
      await new Promise(() => {});
    }
    if (url === "/throw") throw new Error("on purpose");
    response.end(JSON.stringify(headers));
  };
  await run({ development: false, openPages: async () => ({ answer, close: async () => {} }) });
`;

const directories: string[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "stet-run-"));
  directories.push(directory);
  return directory;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** What `fetch` wants to hear before it sends a stream. The browser's types do not know it. */
const inPieces = { duplex: "half" } as RequestInit;

type Environment = Record<string, string>;

function start(environment: Environment) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...COMPILED, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let said = "";
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const ended = once(child, "exit").then(([code]) => code as number | null);
  async function hear(words: string): Promise<void> {
    while (!said.includes(words)) {
      if (child.exitCode !== null) throw new Error(`It ended (${child.exitCode}): ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return { child, ended, hear, said: () => said };
}

async function startReady(environment: Environment = {}) {
  const port = await freePort();
  const directory = newDirectory();
  const server = start({ PORT: String(port), STET_DATA_DIR: directory, ...environment });
  await server.hear("Stet is ready at");
  return { ...server, port, directory, url: `http://127.0.0.1:${port}` };
}

describe("the process", { timeout: 60_000 }, () => {
  it("says where it is, answers at both doors, and ends cleanly on SIGTERM", async () => {
    const { child, ended, said, url, port, directory } = await startReady();
    expect(said()).toContain(`Stet is ready at http://localhost:${port}\n`);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    const database = await openDatabase({ directory, lock: true });
    expect(await database.check()).toEqual([]);
    await database.close();
  });

  it("tells pages its own nonce and address, and nothing a visitor made up", async () => {
    const { url } = await startReady();
    const forged = {
      "content-security-policy": "script-src 'nonce-evil'",
      "content-security-policy-report-only": "script-src 'nonce-evil'",
      "x-nonce": "evil",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-host": "evil.example",
      "x-stet-client-ip": "203.0.113.9",
      "x-middleware-subrequest": "middleware",
      "next-action": "abc",
    };
    const nonces = new Set<string>();
    for (let page = 0; page < 3; page++) {
      const answer = await fetch(`${url}/`, { headers: forged });
      const told = await answer.json();
      expect(JSON.stringify(told)).not.toMatch(/evil|203\.0\.113|middleware|next-action/);
      expect(told["x-stet-client-ip"]).toBe("127.0.0.1");
      expect(answer.headers.get("content-security-policy")).toBe(told["content-security-policy"]);
      expect(told["content-security-policy"]).toContain(`'nonce-${told["x-nonce"]}'`);
      nonces.add(told["x-nonce"]);
    }
    expect(nonces.size).toBe(3);
  });

  it("believes its proxy on the visitor's address, the last word only", async () => {
    const { url } = await startReady({ STET_PROXY: "1" });
    const told = await (await fetch(url, { headers: { "x-forwarded-for": "1.1.1.1, 203.0.113.9" } })).json();
    expect(told["x-stet-client-ip"]).toBe("203.0.113.9");
    expect(told["x-forwarded-for"]).toBeUndefined();
  });

  it("dresses every answer of both doors, and stays up whatever a page does", async () => {
    const { url, hear } = await startReady({ STET_URL: "https://stet.example.org" });
    for (const path of ["/", "/api/health", "/api/nothing", "/api", "/throw", "/reject"]) {
      const { headers } = await fetch(url + path);
      const names = ["content-security-policy", "x-content-type-options", "strict-transport-security", "cache-control"];
      expect([path, names.filter((name) => !headers.has(name))]).toEqual([path, []]);
    }
    await hear("unhandled");
    const posted = await fetch(url, { method: "POST", body: "x" });
    expect([posted.status, posted.headers.get("x-frame-options")]).toEqual([405, "DENY"]);
    expect((await fetch(url)).status).toBe(200);
  });

  it("takes calls as browsers and scripts really send them: bodies in pieces, too large, or none", async () => {
    const { url, port } = await startReady();
    const type = { "content-type": "application/json" };
    const setup = await fetch(`${url}/api/setup`, {
      method: "POST",
      // A stream is sent in pieces, without a length.
      body: new Blob(['{"name":"Ana","email":"ana@example.org",', '"password":"correct horse battery"}']).stream(),
      headers: type,
      ...inPieces,
    });
    expect(setup.status).toBe(201);
    const cookie = setup.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const browser = { cookie, "sec-fetch-site": "same-origin", origin: `http://localhost:${port}` };

    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(65536)) });
    const refused = await fetch(`${url}/api/me`, {
      method: "PATCH",
      body: endless,
      headers: { ...browser, ...type },
      ...inPieces,
    });
    expect(refused.status).toBe(413);

    for (const headers of [{ "content-length": "0" }, {}]) {
      const out = request({ port, path: "/api/auth/sign-out", method: "POST", headers: { ...browser, ...headers } });
      out.useChunkedEncodingByDefault = false;
      out.end();
      const [answer] = await once(out, "response");
      answer.resume();
      expect(answer.statusCode).toBe(200);
    }
    expect((await fetch(`${url}/api/me`, { headers: browser })).status).toBe(401);
  });

  it("does not change protocol", async () => {
    const { port } = await startReady();
    const upgrade = request({
      port,
      path: "/_next/webpack-hmr",
      headers: { connection: "Upgrade", upgrade: "websocket" },
    });
    upgrade.end();
    const [answer] = await once(upgrade, "response");
    expect(answer.statusCode).toBe(200);
    answer.resume();
  });

  it("lets calls under way end, and takes no more", async () => {
    const { child, ended, url } = await startReady();
    const slow = fetch(`${url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill("SIGTERM");
    expect((await slow).status).toBe(200);
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("ends at once on a second signal", async () => {
    const { child, ended, hear, url } = await startReady();
    fetch(`${url}/never`).catch(() => {});
    await hear("asked for ever");
    child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    child.kill("SIGINT");
    expect(await ended).toBe(1);
  });

  it("takes a signal that arrives twice, as one to the whole process group does, for one", async () => {
    const { child, ended } = await startReady();
    child.kill("SIGTERM");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it("does not wait for a visitor who has sent half a request", async () => {
    const { child, ended, port } = await startReady();
    const socket = openSocket(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n");
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("logs a fault it cannot go on after under an id, closes and ends with 1", async () => {
    const { ended, url, said } = await startReady();
    fetch(`${url}/crash`).catch(() => {});
    expect(await ended).toBe(1);
    expect(said()).toMatch(/fault [\da-f-]{36} uncaught/);
  });

  it("refuses a directory that another server holds", async () => {
    const { directory, url } = await startReady();
    const second = start({ PORT: String(await freePort()), STET_DATA_DIR: directory });
    expect(await second.ended).toBe(1);
    expect(second.said()).not.toMatch(/\n\s+at /);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });

  it("says in one sentence that its port is taken, and lets the directory go", async () => {
    const { port } = await startReady();
    const directory = newDirectory();
    const second = start({ PORT: String(port), STET_DATA_DIR: directory });
    expect(await second.ended).toBe(1);
    expect(second.said().trim()).toBe(
      `Port ${port} is in use by another program: stop it, or set PORT to another number.`,
    );
    const again = start({ PORT: String(await freePort()), STET_DATA_DIR: directory });
    await again.hear("Stet is ready at");
  });

  it("says in one sentence which setting is wrong", async () => {
    const server = start({ PORT: "many" });
    expect(await server.ended).toBe(1);
    expect(server.said().trim()).toBe("PORT must be a port number from 1 to 65535.");
  });
});
