import type { Matches } from "./match.ts";
import type { TokenPair } from "./tokens.ts";

/** What a word weighs that came between the words of a claim. */
const HINDRANCE = 0.1;

/** Tokens of a stretch that stand near each other, in order, in the new text: `i`…`lastI` became `from`…`to`. */
export interface Cluster {
  i: number;
  lastI: number;
  from: number;
  to: number;
  weight: number;
  tokens: number;
}

/**
 * What is left of the stretch in one place: the heaviest chain of runs of its tokens, in order in both texts, where words
 * that came between weigh against going on.
 */
export function heaviestCluster(pair: TokenPair, matches: Matches, first: number, last: number): Cluster | null {
  const runs = runsOf(pair, matches, first, last);
  let best: Cluster | null = null;
  const chains: Cluster[] = [];
  for (const run of runs) {
    let chain = run;
    for (const before of chains) {
      if (before.to >= run.from) continue;
      const weight = before.weight - hindrance(before, run) + run.weight;
      if (weight > chain.weight)
        chain = { ...run, i: before.i, from: before.from, weight, tokens: before.tokens + run.tokens };
    }
    chains.push(chain);
    if (best === null || chain.weight > best.weight) best = chain;
  }
  return best;
}

/** The runs of tokens of a stretch that follow each other in both texts. */
function runsOf({ old, weights }: TokenPair, matches: Matches, first: number, last: number): Cluster[] {
  const runs: Cluster[] = [];
  for (let i = first; i <= last; i++) {
    const j = matches[i] ?? -1;
    if (j < 0) continue;
    const weight = weights[old.ids[i] ?? 0] ?? 0;
    const run = runs.at(-1);
    if (run && run.lastI === i - 1 && run.to === j - 1) {
      run.lastI = i;
      run.to = j;
      run.weight += weight;
      run.tokens++;
    } else runs.push({ i, lastI: i, from: j, to: j, weight, tokens: 1 });
  }
  return runs;
}

/** What the words weigh that came between two runs, beyond those that stood there before. */
function hindrance(before: Cluster, run: Cluster): number {
  const between = run.from - before.to - 1 - (run.i - before.lastI - 1);
  return between <= 0 ? 0 : between * HINDRANCE;
}
