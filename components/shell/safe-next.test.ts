import { describe, expect, it } from "vitest";
import { safeNext } from "./safe-next.ts";

describe("where one goes after signing in", () => {
  it.each(["/", "/articles/1#claim-12", "/?query=cumbre"])("is the wished page of ours: %s", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
    "articles",
    "",
    null,
    undefined,
    "/api/auth/sign-out",
    "/sign-in?next=/",
  ])("is the front page for %j", (wanted) => {
    expect(safeNext(wanted)).toBe("/");
  });
});
