import { ArticleApi } from "./article-api.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

test("in Check no key, paste, drop or input method changes the text", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  const before = await workbench.paragraphs();
  await workbench.text.focus();
  await workbench.walkTo("25,000 cars");
  for (const key of ["x", "Enter", "Backspace", "Delete", "Tab", "Shift+Tab", "Control+b", "Control+x", "Control+z"]) {
    await workbench.text.focus();
    await page.keyboard.press(key);
  }
  await workbench.text.focus();
  await page.keyboard.type("Ñandú ");
  await page.keyboard.insertText("以输入法写入");
  await workbench.text.evaluate((root) => {
    const data = () => {
      const transfer = new DataTransfer();
      transfer.setData("text/plain", "pasted in");
      transfer.setData("text/html", "<p>pasted in</p>");
      return transfer;
    };
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data(), bubbles: true, cancelable: true }));
    const box = root.getBoundingClientRect();
    root.dispatchEvent(
      new DragEvent("drop", {
        dataTransfer: data(),
        bubbles: true,
        cancelable: true,
        clientX: box.left + 50,
        clientY: box.top + 10,
      }),
    );
    for (const inputType of ["insertText", "insertReplacementText", "deleteContentBackward", "insertFromDrop"])
      root.dispatchEvent(new InputEvent("beforeinput", { inputType, data: "x", bubbles: true, cancelable: true }));
    document.execCommand("insertText", false, "by command");
    document.execCommand("delete");
  });
  // Cutting with a selection, and dragging the selection elsewhere.
  await workbench.drag("25,000 cars");
  await page.keyboard.press("Control+x");
  await page.keyboard.press("q");
  await expect.poll(() => workbench.paragraphs()).toEqual(before);
  await workbench.isSaved();
  expect((await api.read(id)).version).toBe(0);
});

test("in Check the text is announced as one that cannot be changed, and has a caret", async ({ workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await expect(workbench.text).toHaveAttribute("aria-readonly", "true");
  await expect(workbench.text).toHaveAttribute("inputmode", "none");
  await workbench.setMode("Edit");
  await expect(workbench.text).not.toHaveAttribute("aria-readonly", "true");
  await workbench.setMode("Read");
  await expect(workbench.text).toHaveRole("article");
});

test("in Edit the text changes, claims follow it, and changed words make a verdict changed", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const cars = await api.claim(id, "25,000 cars a day", "verified");
  const jobs = await api.claim(id, "600 jobs", "disputed");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("About 25,000");
  await page.keyboard.type("Well. ");
  await expect(workbench.highlights(cars), "the claim moved along").toHaveText("25,000 cars a day");
  await expect(workbench.cardHead(1)).not.toContainText("changed");

  await workbench.walkTo(",000 cars");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("6");
  await expect(workbench.highlights(cars)).toHaveText("26,000 cars a day");
  await expect(workbench.cardHead(1)).toContainText("changed");
  await expect(workbench.cardHead(2), "the other claim is as it was").not.toContainText("changed");
  await expect(workbench.highlights(jobs)).toHaveText("600 jobs");

  await page.keyboard.press("Backspace");
  await page.keyboard.type("5");
  await expect(workbench.highlights(cars)).toHaveText("25,000 cars a day");
  await expect(workbench.cardHead(1), "the old text has its verdict again").not.toContainText("changed");

  await workbench.isSaved();
  await page.reload();
  await workbench.ready();
  await expect(workbench.text).toContainText("Well. About 25,000 cars a day");
  await expect(workbench.highlights(cars)).toHaveText("25,000 cars a day");
});

test("there is one list of what one did: undo takes back the last, in the text and of claims", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Now ");
  await page.keyboard.press("Escape");
  await workbench.mark("25,000 cars a day", "v");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights()).toHaveCount(0);
  await expect(workbench.text).toContainText("Now ");
  await page.keyboard.press("Control+z");
  await expect(workbench.text).not.toContainText("Now ");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await expect(workbench.text).toContainText("Now ");
  await expect(workbench.highlighted("verified")).toHaveText("25,000 cars a day");
  await workbench.isSaved();
  expect((await api.read(id)).claims).toMatchObject([{ verdict: "verified", removedAt: null }]);
});

test("what one did is still taken back after a reload, and back from the report", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "25,000 cars a day", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.choice(workbench.openCard, "disputed").click();
  await workbench.mark("400 jobs", "n");
  await workbench.isSaved();
  await page.reload();
  await workbench.ready();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlighted("needs-source")).toHaveCount(0);
  await workbench.isSaved();
  await page.getByRole("link", { name: "Report" }).click();
  await page.getByRole("link", { name: "Back to the article" }).click();
  await workbench.ready();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights(claimId)).toHaveAttribute("data-verdict", "verified");
  await page.keyboard.press("Control+z");
  await workbench.isSaved();
  expect((await api.read(id)).claims).toMatchObject([
    { number: 1, verdict: "verified" },
    { number: 2, removedAt: expect.any(Number) },
  ]);
});

test("what was done before typing is not taken back in its place after a reload", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.mark("25,000 cars a day", "v");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Now ");
  await workbench.isSaved();
  await page.reload();
  await workbench.ready();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlighted("verified")).toHaveText("25,000 cars a day");
  await expect(workbench.text).toContainText("Now The bridge");
});

test("undo takes back a verdict with its former giver, and nothing that somebody else did", async ({
  page,
  workbench,
  api,
  newsroom,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await new ArticleApi(newsroom.server, newsroom.checker).claim(id, "400 jobs", "verified");
  const [before] = (await api.read(id)).claims;
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.text.focus();
  await page.keyboard.press("d");
  await expect(workbench.highlighted("disputed")).toHaveText("400 jobs");
  await page.keyboard.press("Control+z");
  await expect(workbench.highlighted("verified")).toHaveText("400 jobs");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("status").getByText("There is nothing of yours to undo here")).toBeAttached();
  await workbench.isSaved();
  expect((await api.read(id)).claims).toEqual([before]);

  await page.keyboard.press("d");
  await workbench.isSaved();
  await new ArticleApi(newsroom.server, newsroom.checker).run(id, {
    kind: "claim.setVerdict",
    claimId,
    verdict: "verified",
  });
  await expect(workbench.highlighted("verified")).toHaveText("400 jobs");
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Claim 1: Somebody has changed this since").last()).toBeVisible();
  await expect(workbench.highlighted("verified")).toHaveText("400 jobs");
});

test("typing is not taken back in Check, where the text cannot change, but the way is shown", async ({
  page,
  workbench,
  api,
}) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Now ");
  await workbench.setMode("Check");
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(workbench.text).toContainText("Now ");
  for (let again = 0; again < 3; again++) await page.keyboard.press("Control+z");
  // Said once, however often it is asked for.
  await expect(page.getByRole("article", { name: /The last thing you did was in the text/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Go to Edit and do it" }).click();
  await expect(workbench.text).not.toContainText("Now ");
});

test("a claim whose text is gone stays with its words, and comes back with the text", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "25,000 cars a day", "verified");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.selectByKeys("25,000 cars a day");
  await page.keyboard.press("Delete");
  await expect(workbench.highlights(claimId)).toHaveCount(0);
  await expect(workbench.cardHead(1)).toContainText("gone");
  await workbench.openClaim(1);
  await expect(workbench.openCard.getByRole("blockquote").first()).toHaveText("25,000 cars a day");
  await expect(page.getByRole("list", { name: "No longer in the text" }).getByRole("listitem")).toHaveCount(1);
  await expect(workbench.choice(workbench.openCard, "disputed")).toBeDisabled();
  await workbench.choice(workbench.openCard, "disputed").click({ force: true });
  const refused = "The text of this claim is gone, so there is nothing to judge. Attach it to other words first.";
  await expect(page.getByRole("article", { name: refused })).toBeVisible();
  await expect(workbench.openCard.getByRole("radio", { name: "verified" })).toBeChecked();
  await workbench.isSaved();
  expect((await api.read(id)).claims[0]).toMatchObject({ verdict: "verified", judgedQuote: "25,000 cars a day" });
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights(claimId)).toHaveText("25,000 cars a day");
  await expect(workbench.cardHead(1)).not.toContainText("gone");
});

test("a verdict on changed text can be confirmed", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros", "verified");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("30 euros");
  await page.keyboard.press("Delete");
  await page.keyboard.type("4");
  await workbench.setMode("Check");
  await workbench.openClaim(1);
  const thenAndNow = workbench.openCard.getByRole("blockquote", { name: "Then and now" });
  await expect(thenAndNow.getByRole("deletion")).toHaveText("8.30");
  await expect(thenAndNow.getByRole("insertion")).toHaveText("8.40");
  await workbench.openCard.getByRole("button", { name: "Still true" }).click();
  await expect(workbench.cardHead(1)).not.toContainText("changed");
  await workbench.isSaved();
  expect((await api.read(id)).claims[0]?.judgedQuote).toBe("8.40 euros");
});
