import type { Browser } from "@playwright/test";

/**
 * A computer of its own with a browser on it, which can be put to sleep: all its processes stand still and its connections
 * stay as they are, as under a closed lid.
 */
export class Laptop implements AsyncDisposable {
  readonly browser: Browser;
  #asleep: number[] = [];

  constructor(browser: Browser) {
    this.browser = browser;
  }

  async sleep(): Promise<void> {
    const devtools = await this.browser.newBrowserCDPSession();
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    this.#asleep = processInfo.map(({ id }) => id);
    this.#signal("SIGSTOP");
  }

  wake(): void {
    this.#signal("SIGCONT");
    this.#asleep = [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.wake();
    await this.browser.close();
  }

  #signal(signal: "SIGSTOP" | "SIGCONT"): void {
    for (const id of this.#asleep) process.kill(id, signal);
  }
}
