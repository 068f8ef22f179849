/** The look of the HTML report: paper and ink on screens, dark where asked for, always light on paper. */
export const REPORT_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --sheet: #ffffff; --ink: #1d1b18; --soft: #5d574e; --rule: #d9d3c6; --accent: #1c4f82;
  --verified: #1b6a3a; --disputed: #ae3309; --needs-source: #6740ac;
  --verified-tint: #1b6a3a14; --disputed-tint: #ae330914; --needs-source-tint: #6740ac14;
  --serif: "Source Serif 4 Variable", "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif;
  --sans: "Inter Variable", Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --sheet: #1f1d1a; --ink: #ebe6db; --soft: #aaa295; --rule: #3a362f; --accent: #93c1f0;
    --verified: #83d29d; --disputed: #ff9c75; --needs-source: #c4a9ff;
    --verified-tint: #83d29d1f; --disputed-tint: #ff9c751f; --needs-source-tint: #c4a9ff1f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 3.5rem 1.5rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink); font: 0.9rem/1.55 var(--sans); overflow-wrap: anywhere; }
.verified { --tone: var(--verified); --tint: var(--verified-tint); --line: solid; }
.disputed { --tone: var(--disputed); --tint: var(--disputed-tint); --line: wavy; }
.needs-source { --tone: var(--needs-source); --tint: var(--needs-source-tint); --line: dotted; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
p, ol, ul, blockquote { margin: 0; }
.masthead { border-top: 4px double var(--ink); border-bottom: 1px solid var(--ink); padding: 1.1rem 0 1.2rem; }
.kicker { font-size: 0.75rem; font-weight: 650; letter-spacing: 0.14em; text-transform: uppercase; color: var(--soft); }
h1 { margin: 0.5rem 0 0.9rem; font: 600 2.5rem/1.14 var(--serif); letter-spacing: -0.012em; text-wrap: balance; }
.about { display: flex; flex-wrap: wrap; gap: 0.15rem 1.4rem; color: var(--soft); font-size: 0.82rem; }
h2 { margin: 3rem 0 1.1rem; padding-bottom: 0.35rem; border-bottom: 1px solid var(--rule); font: 650 0.78rem/1.4 var(--sans); letter-spacing: 0.12em; text-transform: uppercase; color: var(--soft); }
.summary h2 { margin-top: 2.2rem; }
.bar { display: flex; gap: 3px; height: 8px; margin-bottom: 1rem; }
.bar span { background: var(--tone); flex-basis: 0; border-radius: 1px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.36rem 0; border-bottom: 1px solid var(--rule); text-align: start; font-weight: 400; }
td, thead th:last-child { text-align: end; }
thead th { color: var(--soft); font-size: 0.78rem; }
.total th, .total td { font-weight: 650; border-bottom-color: var(--soft); }
.legend { margin-top: 1rem; color: var(--soft); font-size: 0.82rem; }
.legend mark { margin-inline-start: 0.7em; color: var(--ink); }
mark { color: inherit; background: var(--tint); padding-block: 0.08em; text-decoration: underline var(--line) var(--tone) 1.5px; text-decoration-skip-ink: none; text-underline-offset: 0.2em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
mark.stale { background: repeating-linear-gradient(-45deg, color-mix(in srgb, var(--tone) 24%, transparent) 0 2px, transparent 2px 8px); }
mark.line-1 { text-underline-offset: 0.34em; }
mark.line-2 { text-underline-offset: 0.48em; }
mark.line-3 { text-underline-offset: 0.62em; }
.copy { font: 1.19rem/1.72 var(--serif); hyphens: auto; }
.copy > * + *, .copy li > * + *, .copy blockquote > * + * { margin-top: 0.95em; }
.copy h3, .copy h4, .copy h5, .copy h6 { margin: 1.6em 0 0; font: 600 1.2rem/1.3 var(--serif); }
.copy blockquote { padding-inline-start: 1.1em; border-inline-start: 3px solid var(--rule); font-style: italic; }
.copy ol, .copy ul { padding-inline-start: 1.6em; }
.copy hr { border: 0; border-top: 1px solid var(--rule); margin: 2em 30%; }
.reference { font: 650 0.62em/1 var(--sans); vertical-align: super; margin-inline: 0.12em 0; white-space: nowrap; hyphens: none; }
.reference + .reference { margin-inline-start: 0.4em; }
.reference a { color: var(--tone); text-decoration: none; padding: 0.1em 0; border-radius: 2px; }
.reference a:hover, .reference a:target { background: var(--tint); outline: 1px solid var(--tone); }
.sign { margin-inline-start: 0.1em; }
.claim { margin-top: 1.5rem; padding: 1.2rem 1.4rem 1.3rem; background: var(--sheet); border: 1px solid var(--rule); border-inline-start: 4px solid var(--tone); border-radius: 3px; }
.claim.disputed { border-inline-start-style: double; border-inline-start-width: 6px; }
.claim.needs-source { border-inline-start-style: dotted; }
.claim:target { outline: 2px solid var(--tone); }
h3 { display: flex; align-items: center; gap: 0.45rem; margin: 0; font: 650 0.95rem/1.4 var(--sans); }
.copy h3 { display: block; }
h3 .label { color: var(--soft); font-weight: 450; }
h3 .badge { margin-inline-start: auto; }
.badge { display: inline-block; color: var(--tone); background: var(--tint); border: 1px var(--edge, solid) var(--tone); border-radius: 99px; padding: 0.04em 0.65em; font: 600 0.78rem/1.5 var(--sans); white-space: nowrap; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.badge.disputed { --edge: dashed; }
.badge.needs-source { --edge: dotted; }
.quote { margin: 0.75rem 0 0.5rem; font: 1.14rem/1.5 var(--serif); white-space: pre-line; }
.places { margin-bottom: 0.15rem; }
.places, .given, .small { color: var(--soft); font-size: 0.8rem; }
.places a { color: inherit; }
.flag { margin-top: 0.5rem; color: var(--disputed); font-weight: 600; font-size: 0.84rem; }
h4 { margin: 1.15rem 0 0.4rem; font: 650 0.8rem/1.4 var(--sans); }
.citations, .corrections, .history, .thread ol { padding: 0; list-style: none; }
.citations li + li, .corrections li + li { margin-top: 0.85rem; }
.stance { font-weight: 650; }
.stance::after { content: " ·"; color: var(--soft); font-weight: 400; }
.locator { white-space: nowrap; font-weight: 600; }
.locator::before { content: "— "; color: var(--soft); font-weight: 400; }
.url { word-break: break-all; }
.passage { margin: 0.4rem 0; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--rule); font: 1rem/1.5 var(--serif); }
.prose { white-space: pre-wrap; }
.note { margin: 0.3rem 0; }
.history li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; padding: 0.34rem 0; border-top: 1px solid var(--rule); }
.history .badge { font-size: 0.74rem; }
.when { color: var(--soft); font-size: 0.8rem; }
.judged { flex-basis: 100%; color: var(--soft); font: italic 0.94rem/1.45 var(--serif); }
.person { font-weight: 600; }
.small .person, .given .person { color: var(--ink); }
.thread { margin-top: 0.5rem; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--rule); }
.thread li + li { margin-top: 0.6rem; }
.deleted { font-style: italic; color: var(--soft); }
.state { margin-top: 0.5rem; }
.sources-list { padding-inline-start: 1.6em; }
.sources-list li + li { margin-top: 0.7rem; }
.sources-list .small { display: block; }
footer { margin-top: 3.5rem; padding-top: 0.8rem; border-top: 4px double var(--ink); color: var(--soft); font-size: 0.78rem; }
code { font: 0.92em/1.4 ui-monospace, "Liberation Mono", Menlo, monospace; word-break: break-all; }
@media (max-width: 34rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.85rem; }
  .copy { font-size: 1.09rem; }
  .claim { padding: 1rem; }
}
@page { margin: 20mm 18mm 22mm; }
@media print {
  :root { color-scheme: light; --paper: #ffffff; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h1 { font-size: 24pt; }
  .copy { font-size: 11.5pt; line-height: 1.62; }
  .copy p, .prose { orphans: 3; widows: 3; }
  h1, h2, h3, h4, h5, h6, .quote, thead { break-after: avoid; }
  .claim, .citations li, .corrections li, .history li, .thread li, .sources-list li, tr, .summary { break-inside: avoid; }
  .places { display: none; }
  a { color: inherit; }
  .reference a { color: var(--tone); }
  .copy a[href^="http"]::after { content: " (" attr(href) ")"; font: 0.78em var(--sans); word-break: break-all; }
}
`;
