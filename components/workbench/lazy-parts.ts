import { lazy } from "react";

const loadCitationForm = () => import("./citation-form.tsx");
const loadCorrectionForm = () => import("./correction-form.tsx");
const loadHistory = () => import("./claim-history.tsx");
const loadHelp = () => import("./help-dialog.tsx");
const loadDiscussion = () => import("./article-discussion.tsx");
const loadOmissions = () => import("./omissions-dialog.tsx");
const loadDescribe = () => import("./describe-dialog.tsx");

/** Parts that are seldom open; their code comes apart from the page's own. */
export const CitationForm = lazy(async () => ({ default: (await loadCitationForm()).CitationForm }));
export const CorrectionForm = lazy(async () => ({ default: (await loadCorrectionForm()).CorrectionForm }));
export const ClaimHistory = lazy(async () => ({ default: (await loadHistory()).ClaimHistory }));
export const HelpDialog = lazy(async () => ({ default: (await loadHelp()).HelpDialog }));
export const ArticleDiscussion = lazy(async () => ({ default: (await loadDiscussion()).ArticleDiscussion }));
export const OmissionsDialog = lazy(async () => ({ default: (await loadOmissions()).OmissionsDialog }));
export const DescribeDialog = lazy(async () => ({ default: (await loadDescribe()).DescribeDialog }));

/** Fetches them while the person reads, so that they are there when the server is not. */
export function fetchPartsWhenIdle(): () => void {
  const timer = setTimeout(() => {
    for (const load of [
      loadCitationForm,
      loadCorrectionForm,
      loadHistory,
      loadHelp,
      loadDiscussion,
      loadOmissions,
      loadDescribe,
    ])
      load().catch(() => {});
  }, 2_500);
  return () => clearTimeout(timer);
}
