import { expect, type Locator, type Page } from "@playwright/test";
import type { Verdict } from "#domain/review/model.ts";

type Point = { x: number; y: number };

/** The page on which an article is checked, as a person finds their way on it: by roles and names. */
export class Workbench {
  readonly page: Page;
  /** The article's text while it has a caret (Check and Edit). */
  readonly text: Locator;
  /** The cards in the margin. */
  readonly claims: Locator;
  readonly toolbar: Locator;
  readonly saved: Locator;
  readonly counts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole("main").locator("[role=textbox][aria-multiline=true], [role=article]").first();
    this.claims = page.getByRole("list", { name: "Claims", exact: true });
    this.toolbar = page.getByRole("toolbar", { name: "Selection" });
    this.saved = page.locator("[data-phase]");
    this.counts = page.getByRole("group", { name: "Progress" });
  }

  /** The element that says which language the text is in. */
  get languageOfText(): Locator {
    return this.text.locator("xpath=ancestor-or-self::*[@lang][1]");
  }

  /** Opens an article and waits until one can work on it. */
  async open(articleId: string, hash = ""): Promise<void> {
    await this.page.goto(`/articles/${articleId}${hash}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.text).toBeVisible();
    await expect(this.saved).toBeVisible();
  }

  /** Highlights of a claim, as the design promises them to scripts. */
  highlights(claimId?: string): Locator {
    return this.page.locator(claimId === undefined ? "[data-claim]" : `[data-claim="${claimId}"]`);
  }

  /** The highlights that carry a verdict. */
  highlighted(verdict: Verdict): Locator {
    return this.page.locator(`[data-claim][data-verdict="${verdict}"]`);
  }

  /** The initials of somebody in the bar. */
  inBar(personId: string): Locator {
    return this.page.locator(`header [data-presence="${personId}"]`);
  }

  /** Somebody's caret over the text. */
  caretOf(personId: string): Locator {
    return this.page.locator(`[data-caret="${personId}"]`);
  }

  /** The words of the block in which somebody's caret is painted, before and behind it; null where it is nowhere. */
  wordsAround(personId: string): Promise<[before: string, behind: string] | null> {
    return this.text.evaluate((root, id) => {
      const caret = document.querySelector(`[data-caret="${id}"]`)?.getBoundingClientRect();
      if (!caret) return null;
      const middle = caret.top + caret.height / 2;
      for (const block of root.children) {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let before = "";
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const data = node.nodeValue ?? "";
          for (let at = 0; at < data.length; at++) {
            const letter = document.createRange();
            letter.setStart(node, at);
            letter.setEnd(node, at + 1);
            const { left, right, top, bottom } = letter.getBoundingClientRect();
            const isAt = (edge: number) => top < middle && middle < bottom && Math.abs(edge - caret.left) < 2;
            const offset = isAt(left) ? at : isAt(right) ? at + 1 : -1;
            if (offset < 0) continue;
            const words = before + data.slice(0, offset);
            return [words, (block.textContent ?? "").slice(words.length)];
          }
          before += data;
        }
      }
      return null;
    }, personId);
  }

  /** What others have selected, as it is tinted in the text. */
  tintedWords(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...CSS.highlights]
        .filter(([name]) => name.startsWith("person-"))
        .flatMap(([, highlight]) => [...highlight].map(String)),
    );
  }

  /** The words that a claim is drawn on, in reading order, in however many pieces. */
  async claimed(claimId: string): Promise<string> {
    return (await this.highlights(claimId).allTextContents()).join("");
  }

  /** The card that is open, with everything about its claim. */
  get openCard(): Locator {
    return this.claims.getByRole("listitem").filter({ has: this.page.locator("[aria-expanded=true]") });
  }

  /** The line that opens and folds a claim's card. */
  cardHead(number: number): Locator {
    return this.claims.getByRole("button", { name: new RegExp(`^Claim ${number}\\b`) });
  }

  /** The form that adds a source to the open claim. */
  get citationForm(): Locator {
    return this.openCard.getByRole("form", { name: "Add source" });
  }

  /** The box that begins a discussion on the open claim. */
  get commentBox(): Locator {
    return this.openCard.getByRole("textbox", { name: /^(Another comment|Comment)…$/ });
  }

  /** One choice of several, whose radio button is for assistive technology and whose label is what people press. */
  choice(within: Locator, name: string): Locator {
    return within.locator("label").filter({ has: this.page.getByRole("radio", { name, exact: true }) });
  }

  /** Says something about the open claim. */
  async comment(body: string): Promise<void> {
    await this.commentBox.fill(body);
    await this.openCard.locator("[data-part=comment]").getByRole("button", { name: "Send" }).click();
    await expect(this.openCard.getByText(body, { exact: true })).toBeVisible();
  }

  /** Opens a claim's card by its line. */
  async openClaim(number: number): Promise<void> {
    const head = this.cardHead(number);
    if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
    await expect(head).toHaveAttribute("aria-expanded", "true");
  }

  /** Waits until the server has answered everything. */
  async isSaved(): Promise<void> {
    await expect(this.saved).toHaveAttribute("data-phase", "saved");
    await expect(this.saved).toContainText("Saved");
  }

  async setMode(mode: "Check" | "Edit" | "Read"): Promise<void> {
    const modes = this.page.getByRole("radiogroup", { name: "How to work on the text" });
    await this.choice(modes, mode).click();
    await expect(modes.getByRole("radio", { name: mode })).toBeChecked();
  }

  /** Drags over words with the mouse, as far as the middle of the first and last letter unless `cut` says otherwise. */
  async drag(
    words: string,
    { occurrence = 0, alt = false }: { occurrence?: number; alt?: boolean } = {},
  ): Promise<void> {
    const { start, end } = await this.ends(words, occurrence);
    if (alt) await this.page.keyboard.down("Alt");
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await this.page.mouse.move(end.x, end.y, { steps: 3 });
    await this.page.mouse.up();
    if (alt) await this.page.keyboard.up("Alt");
    await expect(this.toolbar).toBeVisible();
    await this.#drawn();
  }

  /** Presses at the beginning of words. */
  async press(words: string, occurrence = 0): Promise<void> {
    const { start } = await this.ends(words, occurrence);
    await this.page.mouse.click(start.x + 2, start.y);
  }

  /** Drags over words and presses a verdict's key. */
  async mark(words: string, key: "v" | "d" | "n" = "n", occurrence = 0): Promise<void> {
    await this.drag(words, { occurrence });
    await this.page.keyboard.press(key);
  }

  /** What is selected, as the browser has it. */
  selectedText(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? "");
  }

  /** The article's text, block by block. */
  async paragraphs(): Promise<string[]> {
    return this.text.locator("> *").allInnerTexts();
  }

  /**
   * Moves the caret with the keyboard alone before words and selects them letter by letter. The editor must have the
   * focus.
   */
  async selectByKeys(words: string, occurrence = 0): Promise<void> {
    await this.walkTo(words, occurrence);
    for (let step = 0; step < words.length; step++) await this.page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => this.selectedText()).toBe(words);
    await this.#drawn();
  }

  /** Puts the caret with the keyboard alone before words: by paragraphs, then by words, then by letters. */
  async walkTo(words: string, occurrence = 0): Promise<void> {
    const { keyboard } = this.page;
    const { place, block } = await this.#placeOf(words, occurrence);
    await keyboard.press("Control+Home");
    for (let behind = 0; behind < block; behind++) await keyboard.press("Control+ArrowDown");
    let caret = await this.#caret();
    for (; caret < place; caret = await this.#caret()) await keyboard.press("Control+ArrowRight");
    for (; caret > place; caret -= 1) await keyboard.press("ArrowLeft");
    await expect.poll(() => this.#caret()).toBe(place);
    await this.#drawn();
  }

  /** Selects words without any device, as a long press on a touch screen ends up doing. */
  async selectByScript(words: string, occurrence = 0): Promise<void> {
    await this.ends(words, occurrence);
    await this.text.evaluate(
      (root, [wanted, which]) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
        const all = nodes.map((node) => node.data).join("");
        let at = -1;
        for (let seen = 0; seen <= which; seen++) at = all.indexOf(wanted, at + 1);
        const place = (offset: number): [Text, number] => {
          let left = offset;
          for (const node of nodes) {
            if (left <= node.length) return [node, left];
            left -= node.length;
          }
          throw new Error("Beyond the text");
        };
        if (root instanceof HTMLElement) root.focus();
        getSelection()?.setBaseAndExtent(...place(at), ...place(at + wanted.length));
      },
      [words, occurrence] as const,
    );
  }

  /** Waits until the window has been painted: nobody goes on before seeing what they selected. */
  async #drawn(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }

  /** How many characters stand before words, a block's end being one, and how many blocks. */
  #placeOf(words: string, occurrence: number): Promise<{ place: number; block: number }> {
    return this.text.evaluate(
      (root, [wanted, which]) => {
        const all = [...root.children].map((block) => block.textContent).join("\n");
        let at = -1;
        for (let seen = 0; seen <= which; seen++) at = all.indexOf(wanted, at + 1);
        if (at < 0) throw new Error(`The text has no “${wanted}”`);
        return { place: at, block: all.slice(0, at).split("\n").length - 1 };
      },
      [words, occurrence] as const,
    );
  }

  /** How many characters stand before the caret, a block's end being one. */
  #caret(): Promise<number> {
    return this.text.evaluate((root) => {
      const { focusNode, focusOffset = 0 } = getSelection() ?? {};
      let place = 0;
      for (const block of root.children) {
        if (!focusNode || !block.contains(focusNode)) {
          place += (block.textContent ?? "").length + 1;
          continue;
        }
        const before = document.createRange();
        before.setStart(block, 0);
        before.setEnd(focusNode, focusOffset);
        return place + before.toString().length;
      }
      throw new Error("The caret is not in the text");
    });
  }

  /** The middle of the first and of the last letter of words on the screen, after bringing them there. */
  ends(words: string, occurrence = 0): Promise<{ start: Point; end: Point }> {
    return this.text.evaluate(
      async (root, [wanted, which]) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
        const all = nodes.map((node) => node.data).join("");
        let at = -1;
        for (let seen = 0; seen <= which; seen++) at = all.indexOf(wanted, at + 1);
        if (at < 0) throw new Error(`The text has no “${wanted}”`);
        const letter = (offset: number): Range => {
          let left = offset;
          for (const node of nodes) {
            if (left < node.length) {
              const range = document.createRange();
              range.setStart(node, left);
              range.setEnd(node, left + 1);
              return range;
            }
            left -= node.length;
          }
          throw new Error("Beyond the text");
        };
        const [first, last] = [letter(at), letter(at + wanted.length - 1)];
        first.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
        // Blocks that come into sight are laid out first, and a scroll that is under way ends.
        for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
        const [head, tail] = [first.getBoundingClientRect(), last.getBoundingClientRect()];
        return {
          start: { x: head.left + 0.5, y: head.top + head.height / 2 },
          end: { x: tail.right - 0.5, y: tail.top + tail.height / 2 },
        };
      },
      [words, occurrence] as const,
    );
  }
}
