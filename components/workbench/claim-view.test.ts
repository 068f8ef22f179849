import { expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import { claim, open, placeOf, retype } from "#domain/testing/browsers.ts";
import { doc, p } from "#domain/testing/documents.ts";
import { holds, readClaim } from "./claim-view.ts";

it("tells of a lost place at once, before the server has heard of it, and of none when all are gone", async () => {
  const ana = await open(new Authority(doc(p("Paid: 8.30 euros."), p("For ever 8.30 euros."))));
  const { session } = ana;
  const claimId = claim(ana, "8.30 euros");
  const { from } = placeOf(session, "ever 8.30 euros");
  const spans = [{ id: newId(), quote: "8.30 euros", from: from + 5, to: from + 15 }];
  session.act({ id: newId(), kind: "claim.addSpans", claimId, version: session.version, spans });
  const whole = readClaim(session, claimId);
  expect(whole).toMatchObject({ orphaned: false, lost: [] });

  retype(ana, "Paid: 8.30 euros", "Free");
  expect(whole && holds(session, whole)).toBe(false);
  const partly = readClaim(session, claimId);
  expect(partly).toMatchObject({ text: "8.30 euros", orphaned: false, lost: [{ quote: "8.30 euros" }] });
  expect(partly?.lost).not.toMatchObject(spans);

  retype(ana, "For ever 8.30 euros", "For ever");
  expect(readClaim(session, claimId)).toMatchObject({ orphaned: true, lost: [] });
});
