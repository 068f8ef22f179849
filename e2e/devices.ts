import type { CDPSession, Page } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

/** As long as a key takes, in milliseconds: what is composed is sent in between, as with any typist. */
const KEYSTROKE = 60;

/** An input method, as the browser hears from the system's: letters that are composed until some are chosen. */
export class InputMethod {
  readonly #devtools: CDPSession;

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }

  static async on(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows one draft after the other at the caret, each in the place of the one before. */
  async compose(...drafts: string[]): Promise<void> {
    for (const text of drafts) {
      await this.#devtools.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await new Promise((resolve) => setTimeout(resolve, KEYSTROKE));
    }
  }

  /** Takes the draft back, as Escape does. */
  cancel(): Promise<void> {
    return this.compose("");
  }

  /** Puts the chosen letters in the place of the draft. */
  async choose(text: string): Promise<void> {
    await this.#devtools.send("Input.insertText", { text });
  }

  /** Puts a word in the place of one that is there already, as the keyboard of a phone corrects it. */
  async correct(from: number, to: number, text: string): Promise<void> {
    await this.#devtools.send("Input.imeSetComposition", {
      ...{ text, selectionStart: text.length, selectionEnd: text.length },
      ...{ replacementStart: from, replacementEnd: to },
    });
    await this.choose(text);
  }
}

/** Carries the selected words, held at `words`, with the mouse to before other words; copies them while Ctrl is down. */
export async function carry(
  workbench: Workbench,
  { words, to, copied = false }: { words: string; to: string; copied?: boolean },
): Promise<void> {
  const { mouse, keyboard } = workbench.page;
  const { start, end } = await workbench.ends(words);
  const { start: target } = await workbench.ends(to);
  const held = { x: start.x + Math.min(8, (end.x - start.x) / 2), y: start.y };
  await mouse.move(held.x, held.y);
  await mouse.down();
  await mouse.move(held.x + 20, held.y + 4, { steps: 4 });
  if (copied) await keyboard.down("Control");
  await mouse.move(target.x, target.y, { steps: 4 });
  await mouse.up();
  if (copied) await keyboard.up("Control");
}

/**
 * Does what Chromium does when a word is chosen from the spell-checker's menu, which belongs to the system and cannot be
 * pressed here: it selects the word, announces the replacement, and inserts it like typed text.
 */
export async function correctSpelling(workbench: Workbench, wrong: string, right: string): Promise<void> {
  await workbench.selectByScript(wrong);
  await workbench.text.evaluate((root, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", text);
    const options = {
      inputType: "insertReplacementText",
      dataTransfer,
      bubbles: true,
      cancelable: true,
      composed: true,
    };
    if (root.dispatchEvent(new InputEvent("beforeinput", options))) document.execCommand("insertText", false, text);
  }, right);
}

/** Puts words in the place of others wherever they stand, as an extension of the browser does: all at once, in the page. */
export async function replaceAll(workbench: Workbench, words: string, others: string): Promise<void> {
  await workbench.text.evaluate(
    (root, [wanted, given]) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
      for (const node of nodes) if (node.data.includes(wanted)) node.data = node.data.replaceAll(wanted, given);
    },
    [words, others] as const,
  );
}
