import { expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import { claim, open, placeOf, retype } from "#domain/testing/browsers.ts";
import { doc, p } from "#domain/testing/documents.ts";
import { proposedIn } from "../editor/drawn.ts";
import { ClaimsOnPage } from "./claims-on-page.ts";

it("counts claims for which other words are proposed, and those whose sentence changed, as soon as they are such", async () => {
  const ana = await open(new Authority(doc(p("Paid in May: 8.30 euros."))));
  const { session } = ana;
  const claimId = claim(ana, "8.30 euros");
  session.act({ id: newId(), kind: "claim.setVerdict", claimId, verdict: "verified" });
  const claims = new ClaimsOnPage(session);
  expect(claims.progress.get()).toMatchObject({ nearby: 0, proposed: 0 });

  const place = { ...placeOf(session, "8.30 euros"), quote: "8.30 euros" };
  session.act({
    ...{ id: newId(), kind: "correction.propose", correctionId: newId(), claimId, version: session.version, place },
    ...{ replacement: "8.90 euros", reason: "The table says so.", sourceId: null },
  });
  claims.rowsChanged(new Set([claimId]));
  expect(claims.progress.get()).toMatchObject({ nearby: 0, proposed: 1 });

  retype(ana, "May", "June");
  claims.textChanged(new Set([claimId]));
  expect(claims.progress.get()).toMatchObject({ nearby: 1, proposed: 1, stale: 0 });
});

it("holds a proposal outdated as long as other words stand in its place", async () => {
  const ana = await open(new Authority(doc(p("Paid: 8.30 euros."))));
  const { session } = ana;
  const claimId = claim(ana, "8.30 euros");
  const place = { ...placeOf(session, "8.30 euros"), quote: "8.30 euros" };
  session.act({
    ...{ id: newId(), kind: "correction.propose", correctionId: newId(), claimId, version: session.version, place },
    ...{ replacement: "8.90 euros", reason: "The table says so.", sourceId: null },
  });
  const outdated = () => proposedIn(session, null).map((one) => one.outdated);
  expect(outdated()).toEqual([false]);
  retype(ana, "30", "45");
  expect(outdated()).toEqual([true]);
  retype(ana, "45", "30");
  expect(outdated()).toEqual([false]);
});
