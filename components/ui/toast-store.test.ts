import { expect, it } from "vitest";
import { currentToasts, dismissToast, showToast } from "./toast-store.ts";

it("shows one toast on a topic, the newest, and all of those without one, up to three", () => {
  const titles = () => currentToasts().map(({ title }) => title);
  showToast({ title: "Claim 1 removed" });
  showToast({ title: "Only in Edit", topic: "undo" });
  showToast({ title: "Claim 1 removed" });
  const last = showToast({ title: "Only in Edit, really", topic: "undo" });
  expect(titles()).toEqual(["Claim 1 removed", "Claim 1 removed", "Only in Edit, really"]);
  showToast({ title: "Link copied" });
  expect(titles()).toEqual(["Claim 1 removed", "Only in Edit, really", "Link copied"]);
  dismissToast(last);
  expect(titles()).toEqual(["Claim 1 removed", "Link copied"]);
});
