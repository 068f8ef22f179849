import type { Verdict } from "#domain/review/model.ts";

/** The sign of each verdict: with colour and line style the third way to tell them apart, and the only one in text. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = { verified: "✓", disputed: "!", "needs-source": "?" };

/** Stands behind the sign of a verdict whose claim says something else now, where only text can tell. */
export const STALE_SIGN = "≠";
