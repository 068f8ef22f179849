import { gzipSync } from "node:zlib";
import type { Response } from "playwright";
import { newProfile, startBrowser } from "./browser.ts";
import { type Figure, say } from "./figure.ts";
import { seedArticle } from "./seed-article.ts";
import { startStet } from "./stet-server.ts";

/** Longer than the page waits before it fetches the parts that are seldom open. */
const QUIET = 4_000;

interface Script {
  path: string;
  /** Bytes of the body on the wire. */
  sent: number;
  plain: number;
  compressed: boolean;
}

/** (d) Every script that the workbench page loads until it is quiet, with an empty cache, by what went over the wire. */
export async function* measureScripts(): AsyncGenerator<Figure> {
  await using stet = await startStet();
  await using browser = await startBrowser();
  const article = await seedArticle(stet, 400, 20, 1);
  await using profile = await newProfile(browser, stet);
  const page = await profile.newPage();
  const responses: Response[] = [];
  page.on("response", (response) => response.request().resourceType() === "script" && responses.push(response));
  await page.goto(`${stet.origin}/articles/${article.id}`);
  await page.locator(".ProseMirror mark[data-claim]").first().waitFor();
  const first = responses.length;
  // The event stream keeps the network from ever being idle, so quiet is when no script has come for a while.
  for (let known = -1; known !== responses.length; ) {
    known = responses.length;
    await page.waitForTimeout(QUIET);
  }

  const scripts = await Promise.all(responses.map(weigh));
  const later = scripts.slice(first).reduce((sum, script) => sum + script.sent, 0);
  for (const { path, sent, plain } of scripts.toSorted((one, other) => other.sent - one.sent))
    say(`  ${kilobytes(sent).padStart(7)} kB of ${kilobytes(plain).padStart(7)} kB  ${path}`);
  const sent = scripts.reduce((sum, script) => sum + script.sent, 0);
  const compressed = scripts.every((script) => script.compressed);
  yield {
    figure: "script-workbench",
    ours: sent / 1000,
    reference: null,
    ratio: null,
    unit: "kB",
    aim: "<=180",
    note: `${scripts.length} scripts, ${compressed ? "as sent" : "not all were sent compressed: gzipped here"}, first view with an empty cache; ${kilobytes(later)} kB of it after the claims were painted`,
  };
}

/** What a script weighs gzipped: as it was sent, or packed here when it was sent as it is. */
async function weigh(response: Response): Promise<Script> {
  const body = await response.body();
  const compressed = (await response.headerValue("content-encoding")) !== null;
  const sent = compressed ? (await response.request().sizes()).responseBodySize : gzipSync(body).length;
  return { path: new URL(response.url()).pathname, sent, plain: body.length, compressed };
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
