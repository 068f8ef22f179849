import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "#domain/errors.ts";
import { VERDICTS } from "#domain/review/model.ts";
import { LOCALES } from "../i18n/locale.ts";
import { messagesOf } from "../i18n/messages.ts";

type Tree = { readonly [key: string]: string | Tree };

/** Every message by its dotted path, in the order of the file. */
function flatten(tree: Tree, prefix = ""): [path: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/**
 * The names a message asks values for: `{name}`, and `count` of `{count, plural, one {…}}`. The words of a branch are no
 * names, though they stand in braces too, so braces are followed: text, argument, branch of text, and so on inwards.
 */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const within: ("argument" | "branch")[] = [];
  for (let at = 0; at < message.length; at += 1) {
    if (message[at] === "}") within.pop();
    if (message[at] !== "{") continue;
    if (within.at(-1) === "argument") {
      within.push("branch");
      continue;
    }
    names.add(/^\s*(\w+)/.exec(message.slice(at + 1))?.[1] ?? "");
    within.push("argument");
  }
  return [...names].sort();
}

/** `<key>V</key>`: what is set apart within a message. */
function tags(message: string): string[] {
  return [...new Set([...message.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ""))].sort();
}

function keysInOrder(tree: Tree): boolean {
  const keys = Object.keys(tree);
  const sorted = keys.toSorted();
  return (
    keys.every((key, index) => key === sorted[index]) &&
    Object.values(tree).every((value) => typeof value === "string" || keysInOrder(value))
  );
}

const english = flatten(messagesOf("en"));

describe.each(LOCALES)("the messages in %s", (locale) => {
  const own = flatten(messagesOf(locale));
  const byPath = new Map(own);

  it("are the same messages as in English, none missing and none more", () => {
    expect(own.map(([path]) => path)).toEqual(english.map(([path]) => path));
  });

  it("use the same placeholders and tags as in English", () => {
    for (const [path, message] of english) {
      const translated = byPath.get(path) ?? "";
      expect(placeholders(translated), path).toEqual(placeholders(message));
      expect(tags(translated), path).toEqual(tags(message));
    }
  });

  it("can each be put into words", () => {
    for (const [path, message] of own) {
      const translate = createTranslator<Record<string, string>>({
        locale,
        messages: { message },
        timeZone: "UTC",
        onError: (error) => {
          throw new Error(`${path}: ${error.message}`);
        },
      });
      const values = Object.fromEntries(placeholders(message).map((name) => [name, 2]));
      const wraps = Object.fromEntries(tags(message).map((name) => [name, (inner: string) => inner]));
      expect(translate.markup("message", { ...values, ...wraps }), path).not.toBe("");
    }
  });

  it("are sorted, so that two people adding to a room meet in one place only", () => {
    expect(keysInOrder(messagesOf(locale))).toBe(true);
  });

  it("have words for every error code and every verdict", () => {
    const paths = own.map(([path]) => path);
    for (const code of ERROR_CODES) expect(paths).toContain(`errors.${code}`);
    for (const verdict of VERDICTS)
      expect(paths).toEqual(expect.arrayContaining([`verdicts.${verdict}`, `verdicts.counted.${verdict}`]));
  });

  it("never lose a word to an apostrophe that ICU takes for a quote", () => {
    for (const [path, message] of own) expect(message.includes("'"), path).toBe(false);
  });
});
