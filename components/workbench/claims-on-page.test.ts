import { expect, it } from "vitest";
import { Authority } from "#domain/testing/authority.ts";
import { claim, open, placeOf, settle, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { ClaimsOnPage } from "./claims-on-page.ts";

it("a letter typed in a claim redraws it only when it turns, or while its words reach beyond its place", async () => {
  const ana = await open(new Authority(lines("The ferry takes 420 passengers.")));
  const { session } = ana;
  const claimId = claim(ana, "420 passengers");
  await settle(ana);
  const claims = new ClaimsOnPage(session);
  const typed = (at: number, words: string) => {
    type(ana, at, words);
    return claims.textChanged(new Set([claimId]));
  };
  expect(typed(placeOf(session, "passengers").from, "happy ")).toEqual([]);
  expect(typed(placeOf(session, "420").from, "1")).toEqual([claimId]);
  expect(typed(placeOf(session, "1420").from, "2")).toEqual([claimId]);
  const { from } = placeOf(session, "21420");
  session.dispatch(session.state.tr.delete(from, from + 2));
  expect(claims.textChanged(new Set([claimId])), "it is back in its place").toEqual([claimId]);
  expect(typed(placeOf(session, "happy").from, "very ")).toEqual([]);
});
