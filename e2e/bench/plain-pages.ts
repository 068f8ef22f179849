import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { SeededArticle } from "./seed-article.ts";
import { freePort } from "./temporary.ts";

export interface PlainPages extends AsyncDisposable {
  /** The address of the plain editor over an article's body. */
  address(articleId: string): string;
}

/** Comes with the test runner; nothing of ours is built with it. */
const BUNDLER = "rolldown";

/** What we use of it. */
interface Bundler {
  build(options: object): Promise<{ output: { code: string }[] }>;
}

/** ProseMirror's own style sheet as far as it matters, and a column of text as wide and as large as ours. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain ProseMirror</title><style>
body { margin: 0; }
main { box-sizing: border-box; width: 40rem; margin: 9rem auto 40vh; font: 19.5px/1.6 serif; outline: none;
  position: relative; overflow-wrap: break-word; white-space: break-spaces; font-variant-ligatures: none; }
main p { margin: 0.9em 0; }
</style><script type="module" src="/editor.js"></script></head><body><main></main></body></html>`;

/** Serves the plain editor and the bodies of articles, compressed as ours are. */
export async function startPlainPages(articles: readonly SeededArticle[]): Promise<PlainPages> {
  const script = gzipSync(await bundled(fileURLToPath(new URL("./plain-editor.ts", import.meta.url))));
  const page = gzipSync(PAGE);
  const bodies = new Map(articles.map(({ id, doc }) => [`/doc/${id}`, gzipSync(JSON.stringify(doc))]));
  const server = createServer(({ url = "/" }, response) => {
    const send = (type: string, content: Buffer) =>
      response
        .writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "no-store" })
        .end(content);
    const body = bodies.get(url);
    if (body) send("application/json", body);
    else if (url === "/editor.js") send("text/javascript; charset=utf-8", script);
    else if (url.startsWith("/plain/")) send("text/html; charset=utf-8", page);
    else response.writeHead(404).end();
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return {
    address: (articleId) => `http://localhost:${port}/plain/${articleId}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundled(file: string): Promise<string> {
  const { build } = (await import(import.meta.resolve(BUNDLER))) as Bundler;
  const { output } = await build({ input: file, write: false, output: { minify: true, format: "esm" } });
  const code = output[0]?.code;
  if (!code) throw new Error("The plain editor could not be bundled.");
  return code;
}
