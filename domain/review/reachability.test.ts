import { describe, expect, it } from "vitest";
import { Reachability } from "./reachability.ts";

function start() {
  const waits: { milliseconds: number; wake: () => void }[] = [];
  let retries = 0;
  const server = new Reachability(
    (milliseconds, wake) => waits.push({ milliseconds, wake }),
    () => {
      retries++;
    },
  );
  return { server, waits, retries: () => retries };
}

describe("a server that does not do what it is asked", () => {
  it.each(["offline", "failing"] as const)("is asked again by and by, ever less often, when it is %s", (why) => {
    const { server, waits, retries } = start();
    for (let failure = 0; failure < 8; failure++) {
      server.unanswered(why);
      expect(server.trouble).toBe(why);
      waits.at(-1)?.wake();
      expect(server.trouble).toBe("none");
    }
    expect(retries()).toBe(8);
    const longest = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];
    waits.forEach(({ milliseconds }, index) => {
      expect(milliseconds).toBeLessThanOrEqual(longest[index] ?? 0);
      expect(milliseconds).toBeGreaterThanOrEqual((longest[index] ?? 0) / 2);
    });
  });

  it("is not asked by an old wait when something else came between", () => {
    const { server, waits, retries } = start();
    server.unanswered("offline");
    server.resume();
    server.unanswered("failing");
    waits[0]?.wake();
    expect([retries(), server.trouble]).toEqual([0, "failing"]);
    server.absent("signed-out");
    waits[1]?.wake();
    expect([retries(), server.trouble]).toEqual([0, "signed-out"]);
  });
});
