import { describe, expect, it } from "vitest";
import { AppError } from "#domain/errors.ts";
import type { Actor } from "./actor.ts";
import { authorize, isPermit, type Permit } from "./permissions.ts";

const actor: Actor = {
  id: "1",
  name: "Ana",
  email: "ana@example.org",
  role: "checker",
  via: "session",
  sessionId: "2",
};

describe("authorize", () => {
  it("gives a member a permit that says who, what and which article", () => {
    const permit: Permit<"article.write"> = authorize(actor, "article.write", { articleId: "a" });
    expect(permit).toMatchObject({ actor, action: "article.write", resource: { articleId: "a" } });
    expect(isPermit(permit)).toBe(true);
  });

  it("refuses nobody's question", () => {
    expect(() => authorize(null, "article.list", null)).toThrow(AppError);
  });

  it("is the only maker of permits: one written by hand neither compiles nor passes", () => {
    // @ts-expect-error A literal lacks the private field.
    const forged: Permit = { actor, action: "article.list", resource: null };
    expect(isPermit(forged)).toBe(false);
  });

  it("asks for the article where the action is about one", () => {
    // @ts-expect-error `article.read` is about one article.
    authorize(actor, "article.read", null);
  });
});
