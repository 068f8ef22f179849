import { expect, type Locator, type Page } from "@playwright/test";

/** The page of a new draft, as a person finds their way on it: by roles and names. */
export class DraftPage {
  readonly page: Page;
  /** The new text with its changes. */
  readonly text: Locator;
  readonly claims: Locator;
  readonly counts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole("textbox", { name: "New draft with its changes" });
    this.claims = page.getByRole("region", { name: "Claims", exact: true });
    this.counts = page.locator(".draft-counts");
  }

  async open(articleId: string): Promise<void> {
    await this.page.goto(`/articles/${articleId}/draft`);
    await expect(this.page.getByRole("heading", { level: 1, name: "New draft" })).toBeVisible();
  }

  /** Writes the revised text and asks what it does. */
  async compare(content: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Article" }).fill(content);
    await this.page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(this.text).toBeVisible();
  }

  /** The claim's row, by its number. */
  claim(number: number): Locator {
    return this.claims
      .getByRole("listitem")
      .filter({ has: this.page.locator(".card-number", { hasText: new RegExp(`^${number}$`) }) });
  }

  /** The line that opens a claim's row. */
  head(number: number): Locator {
    return this.claim(number).locator("[aria-expanded]");
  }

  /** Heading and claims of each group in sight, as one line each. */
  async groups(): Promise<string[]> {
    return this.claims.locator("section").evaluateAll((groups) =>
      groups.map((group) => {
        const numbers = Array.from(group.querySelectorAll(".card-number"), (one) => one.textContent);
        return `${group.querySelector("h3")?.textContent}: ${numbers.join(", ")}`;
      }),
    );
  }

  /** Selects words of the new text as a drag over them does. */
  async select(words: string): Promise<void> {
    await this.text.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node instanceof Text && node.parentElement?.closest("[data-at]")) nodes.push(node);
      const all = nodes.map((node) => node.data).join("");
      const at = all.indexOf(wanted);
      if (at < 0) throw new Error(`The text has no “${wanted}”`);
      const place = (offset: number, isEnd: boolean): [Text, number] => {
        let left = offset;
        for (const node of nodes) {
          if (left < node.length || (isEnd && left === node.length)) return [node, left];
          left -= node.length;
        }
        throw new Error("Beyond the text");
      };
      if (root instanceof HTMLElement) root.focus();
      getSelection()?.setBaseAndExtent(...place(at, false), ...place(at + wanted.length, true));
    }, words);
  }

  /** Puts the draft in and waits for the workbench. */
  async putIn(button = "Put in this draft"): Promise<void> {
    await this.page.getByRole("button", { name: button }).click();
    await this.page.waitForURL(/\/articles\/[0-9a-f-]+$/);
  }
}
