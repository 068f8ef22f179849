import { LateCode } from "./late-code.ts";

/** Parts that are seldom open; their code comes apart from the page's own. */
export const citationForm = new LateCode(async () => (await import("./citation-form.tsx")).CitationForm);
export const correctionForm = new LateCode(async () => (await import("./correction-form.tsx")).CorrectionForm);
export const claimHistory = new LateCode(async () => (await import("./claim-history.tsx")).ClaimHistory);
export const helpDialog = new LateCode(async () => (await import("./help-dialog.tsx")).HelpDialog);
export const articleDiscussion = new LateCode(async () => (await import("./article-discussion.tsx")).ArticleDiscussion);
export const omissionsDialog = new LateCode(async () => (await import("./omissions-dialog.tsx")).OmissionsDialog);
export const describeDialog = new LateCode(async () => (await import("./describe-dialog.tsx")).DescribeDialog);

const ALL = [
  citationForm,
  correctionForm,
  claimHistory,
  helpDialog,
  articleDiscussion,
  omissionsDialog,
  describeDialog,
];

/** Milliseconds after which they are fetched though the page is still busy, or cannot say when it is not. */
const LATEST = 1_000;

/** Fetches them as soon as the text is drawn and nothing else is to do, so that they are there when the server is not. */
export function fetchPartsWhenIdle(): () => void {
  const fetchAll = () => {
    for (const part of ALL) void part.fetch();
  };
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(fetchAll, LATEST);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(fetchAll, { timeout: LATEST });
  return () => cancelIdleCallback(asked);
}
