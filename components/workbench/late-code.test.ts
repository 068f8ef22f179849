import { expect, it } from "vitest";
import { LateCode } from "./late-code.ts";

it("asks again for code that did not come, and never again once it is here", async () => {
  const answers = [Promise.reject(new Error("no line")), Promise.resolve("the form")];
  let asked = 0;
  const code = new LateCode(() => answers[asked++] ?? Promise.reject(new Error("asked too often")));
  expect(await code.fetch()).toBe(false);
  expect(code.here.get()).toBeNull();
  expect(await code.fetch()).toBe(true);
  expect(code.here.get()).toBe("the form");
  await code.fetch();
  expect(asked).toBe(2);
});

it("asks once at a time, whoever waits for it", async () => {
  let asked = 0;
  let come = (_: string) => {};
  const code = new LateCode(() => {
    asked++;
    return new Promise<string>((resolve) => {
      come = resolve;
    });
  });
  const both = [code.fetch(), code.fetch()];
  come("the form");
  await Promise.all(both);
  expect(asked).toBe(1);
  expect(code.here.get()).toBe("the form");
});
