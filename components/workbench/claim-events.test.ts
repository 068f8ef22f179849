import { afterEach, expect, it, vi } from "vitest";
import { eventsOfClaim } from "./claim-events.ts";

afterEach(() => vi.unstubAllGlobals());

it("a claim's log is read to its end, however many pages it takes", async () => {
  const asked: string[] = [];
  const pages = [[{ seq: 3 }, { seq: 9 }], [{ seq: 12 }], []];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return Response.json({ events: pages[asked.length - 1] });
  });
  const events = await eventsOfClaim("a", "c", new AbortController().signal);
  expect(events.map(({ seq }) => seq)).toEqual([3, 9, 12]);
  expect(asked.map((url) => new URL(url, "http://stet").searchParams.get("after"))).toEqual(["0", "9", "12"]);
});
