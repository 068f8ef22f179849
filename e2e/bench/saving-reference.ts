import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { connect } from "#db/sqlite/session.ts";

/**
 * The least that could save a command: a bare HTTP server and, for each request, one transaction of prepared statements
 * with the pragmas, columns and indexes of ours. No session, no schema, no rules, nobody listening.
 */
const [port = "", directory = ""] = process.argv.slice(2);
const file = join(directory, "reference.db");
writeFileSync(file, "");
const client = connect(file, "write");
client.exec(`
  CREATE TABLE articles (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, version INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
  CREATE TABLE rows (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE events (
    article_id TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, claim_id TEXT,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, at INTEGER NOT NULL, version INTEGER NOT NULL,
    command TEXT NOT NULL, changes TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (article_id, seq)
  ) STRICT;
  CREATE UNIQUE INDEX events_id ON events (id);
  CREATE INDEX events_claim ON events (article_id, claim_id, seq);
  CREATE INDEX events_kind ON events (article_id, kind, version);
`);
const begin = client.prepare("BEGIN IMMEDIATE");
const commit = client.prepare("COMMIT");
const bump = client.prepare(
  "INSERT INTO articles VALUES (?, 1, 0, ?) ON CONFLICT (id) DO UPDATE SET seq = seq + 1, updated_at = excluded.updated_at RETURNING seq",
);
const put = client.prepare("INSERT INTO rows VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body");
const insert = client.prepare("INSERT INTO events VALUES (?, ?, ?, ?, ?, 'ana', 'Ana', ?, 0, ?, ?, ?)");

interface Sent {
  id: string;
  kind: string;
  claimId?: string;
}

function save(articleId: string, body: string): string {
  const command = JSON.parse(body) as Sent;
  const changes = JSON.stringify([{ table: "claims", id: command.claimId, before: command, after: command }]);
  const fingerprint = createHash("sha256").update(body).digest("hex");
  const at = Date.now();
  begin.run();
  const { seq } = bump.get(articleId, at) as { seq: number };
  put.run(command.claimId ?? command.id, body);
  insert.run(articleId, seq, command.id, command.kind, command.claimId ?? null, at, body, changes, fingerprint);
  commit.run();
  return JSON.stringify({ events: [{ seq, command, changes }] });
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const articleId = request.url?.split("/")[3] ?? "";
    const answer = save(articleId, Buffer.concat(parts).toString("utf8"));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) });
    response.end(answer);
  });
});
server.listen(Number(port), "localhost", () => console.log("ready"));
process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => {
    client.close();
    process.exit(0);
  });
});
