import { describe, expect, it, vi } from "vitest";
import { openTestDatabase } from "#db/testing.ts";
import { createAttempts } from "./attempts.ts";

const rule = { window: 300, max: 30 };

describe("createAttempts", () => {
  it("allows exactly as many as the rule says, also when all come at once", async () => {
    await using database = await openTestDatabase();
    const attempts = createAttempts(database);
    const answers = await Promise.all(Array.from({ length: 100 }, () => attempts.consume("203.0.113.5", rule)));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(30);
    expect(answers.at(-1)?.retryAfter).toBeGreaterThan(290);
  });

  it("is not reset by a restart, nor by another address", async () => {
    await using database = await openTestDatabase();
    for (let count = 0; count < 30; count++) await createAttempts(database).consume("203.0.113.5", rule);
    expect(await createAttempts(database).consume("203.0.113.6", rule)).toMatchObject({ allowed: true });
    expect(await createAttempts(database).consume("203.0.113.5", rule)).toMatchObject({ allowed: false });
  });

  it("allows again when the window is over", async () => {
    await using database = await openTestDatabase();
    const attempts = createAttempts(database);
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    try {
      for (let count = 0; count < 30; count++) await attempts.consume("203.0.113.5", rule);
      vi.setSystemTime(299_000);
      expect(await attempts.consume("203.0.113.5", rule)).toEqual({ allowed: false, retryAfter: 1 });
      vi.setSystemTime(301_000);
      expect(await attempts.consume("203.0.113.5", rule)).toEqual({ allowed: true, retryAfter: null });
    } finally {
      vi.useRealTimers();
    }
  });
});
