import { describe, expect, it } from "vitest";
import { z } from "zod";
import { nameOf } from "./input-sentences.ts";

/** The first sentence on an input that is refused. */
function sentenceOn(schema: z.ZodType, input: unknown): string | undefined {
  return schema.safeParse(input).error?.issues[0]?.message;
}

const field = (schema: z.ZodType) => z.strictObject({ a: schema });
const list = z.array(z.string());

describe("what a schema without a sentence of its own refuses", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["a field that is missing", field(z.string()), {}, "“a” is missing."],
    ["a choice that is missing", field(z.enum(["x", "y"])), {}, "“a” is missing: it must be x or y."],
    ["a number for text", field(z.string()), { a: 5 }, "“a” must be text."],
    ["null for text", field(z.string()), { a: null }, "“a” must be text."],
    ["text for a number", field(z.number()), { a: "5" }, "“a” must be a number."],
    ["a query that is no number", field(z.coerce.number()), { a: "x" }, "“a” must be a number."],
    ["text for a switch", field(z.boolean()), { a: "yes" }, "“a” must be true or false."],
    ["text for a list", field(list), { a: "x" }, "“a” must be a list."],
    ["a list for an object", field(z.object({})), { a: [] }, "“a” must be an object."],
    ["a kind nobody foresaw", field(z.date()), { a: 1 }, "“a” must be of another kind."],
    ["a fraction", field(z.int()), { a: 1.5 }, "“a” must be a whole number."],
    ["a number beyond all counting", field(z.int()), { a: 1e308 }, "“a” must be at most 9,007,199,254,740,991."],
    ["a number that is too small", field(z.number().min(0)), { a: -1 }, "“a” must be at least 0."],
    ["a number that is too large", field(z.number().max(100)), { a: 101 }, "“a” must be at most 100."],
    ["empty text", field(z.string().min(1)), { a: "" }, "“a” must not be empty."],
    ["short text", field(z.string().min(2)), { a: "x" }, "“a” must have at least 2 characters."],
    ["long text", field(z.string().max(1)), { a: "xy" }, "“a” must have at most 1 character."],
    ["an empty list", field(list.min(1)), { a: [] }, "“a” must not be empty."],
    ["a long list", field(list.max(1)), { a: ["", ""] }, "“a” must have at most 1 entry."],
    ["none of a choice", field(z.enum(["x", "y", "z"])), { a: "w" }, "“a” must be x, y or z."],
    ["another constant", field(z.literal("x")), { a: "y" }, "“a” must be x."],
    ["none of several shapes", field(z.union([z.string(), z.number()])), { a: null }, "“a” cannot be used."],
    ["no UUID", field(z.uuid()), { a: "1" }, "“a” must be a UUID, such as 01900000-0000-7000-8000-000000000001."],
    ["capitals", field(z.string().lowercase()), { a: "A" }, "“a” must be in small letters."],
    ["no e-mail address", field(z.email()), { a: "nobody" }, "“a” must be an e-mail address."],
    ["no day", field(z.iso.date()), { a: "today" }, "“a” must be a day, such as 2024-06-19."],
    ["text that is written wrongly", field(z.ipv4()), { a: "x" }, "“a” is not written as it must be."],
    ["a field that nobody asked for", field(z.string()), { a: "", b: 1 }, "There is no field “b” here."],
    ["one further down", field(field(z.string())), { a: { a: "", b: 1 } }, "There is no field “a.b” here."],
    ["an entry of a list", field(list), { a: ["", 5] }, "“a.1” must be text."],
    ["the whole", field(z.string()), null, "The input must be an object."],
    ["a sentence of the schema's own", field(z.string().min(1, "Write it.")), { a: "" }, "Write it."],
  ])("is told in plain English: %s", (_what, schema, input, sentence) => {
    expect(sentenceOn(schema, input)).toBe(sentence);
  });

  it("is told within bounds, whatever the caller named a field", () => {
    const name = `${"x".repeat(99)}😀`;
    expect(sentenceOn(z.strictObject({}), { [name.repeat(1000)]: 1 })).toHaveLength(126);
    expect(nameOf([name]).isWellFormed()).toBe(true);
  });
});
