import { type Browser, type BrowserContext, chromium } from "playwright";
import { chromiumArgs, findChromium } from "../chromium.ts";
import type { StetServer } from "./stet-server.ts";

const VIEWPORT = { width: 1440, height: 900 };

export async function startBrowser(): Promise<Browser & AsyncDisposable> {
  return chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
}

/** A browser profile of its own, with nothing in its cache; signed in when a server is given. */
export async function newProfile(browser: Browser, stet?: StetServer): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB", reducedMotion: "reduce" });
  if (stet) {
    const cookies = stet.cookie.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: stet.origin };
    });
    await context.addCookies(cookies);
  }
  return context;
}
