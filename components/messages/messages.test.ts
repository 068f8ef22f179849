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

/** `{name}` and the `count` of `{count, plural, …}`; the words of a plural's branches are not placeholders. */
function placeholders(message: string): string[] {
  return [
    ...new Set(
      [...message.matchAll(/\{(\w+)(?=\}|, (?:plural|select|selectordinal|number|date|time)\b)/g)].map(
        (match) => match[1] ?? "",
      ),
    ),
  ].sort();
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

  it("use the same placeholders as in English", () => {
    for (const [path, message] of english) {
      expect(placeholders(byPath.get(path) ?? ""), path).toEqual(placeholders(message));
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
      const values = Object.fromEntries(placeholders(message).map((name) => [name, name === "count" ? 2 : name]));
      expect(translate("message", values), path).not.toBe("");
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
