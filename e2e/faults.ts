import type { BrowserContext } from "@playwright/test";

/** Names under which the page reports to the test; hostile text calls the first one when it runs. */
const TRAP = "__xss";
const VIOLATION = "__policyViolation";

/**
 * What went wrong in any page of a test without anything on the page showing it: errors in scripts, messages on the
 * console, breaches of the content security policy, hostile text that ran. A test with any of them fails.
 */
export class Faults {
  #seen: string[] = [];
  // The traps below are scripts too, and the sandbox of the report's preview rightly lets none in.
  readonly #expected: RegExp[] = [
    /Blocked script execution in '[^']*view=inline' because the document's frame is sandboxed/,
    // The article's data is asked for before the scripts that read it; on a busy machine they come late.
    /was preloaded using link preload but not used within a few seconds/,
  ];

  /** Says that a fault belongs to what is tried, as a refused connection does where the server is stopped. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Watches every page of a context, those opened later too. */
  async watch(context: BrowserContext): Promise<void> {
    context.on("weberror", (error) =>
      this.#seen.push(`Error in a page: ${error.error().stack ?? error.error().message}`),
    );
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        this.#seen.push(`On the console (${message.type()}): ${message.text()} at ${message.location().url}`);
    });
    await context.exposeBinding(TRAP, ({ frame }, what: unknown) => {
      this.#seen.push(`Hostile text ran (${String(what)}) in ${frame.url()}`);
    });
    await context.exposeBinding(VIOLATION, (_source, what: string) => {
      this.#seen.push(`Against the content security policy: ${what}`);
    });
    await context.addInitScript((name) => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const report: unknown = Reflect.get(globalThis, name);
        if (typeof report === "function")
          report(
            `${event.violatedDirective} ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
          );
      });
    }, VIOLATION);
  }

  add(fault: string): void {
    this.#seen.push(fault);
  }

  /** What was seen and not expected. */
  unexpected(): string[] {
    return this.#seen.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)));
  }
}

/** What the console says about an answer that refuses; the browser writes it whatever the page does with the answer. */
export const REFUSED_ANSWER = /Failed to load resource: the server responded with a status of 4\d\d/;
/** What the console says while no server answers. */
export const NO_ANSWER =
  /Failed to load resource: net::ERR_|net::ERR_(CONNECTION|INCOMPLETE|EMPTY|NETWORK|INTERNET|FAILED)/;
