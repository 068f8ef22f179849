/** Numbers that look like chance and are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = (
  "the minister said that visit in years since agreement between both countries would bring about million people " +
  "according to official figures published on Tuesday while opposition members denied having signed any document " +
  "percent of exports grew during second quarter after central bank raised rates against advice from economists who " +
  "warned last spring about a housing shortage across northern provinces where rivers flooded three towns before"
).split(" ");

/** Made-up paragraphs of some 50 words each, `count` words in all. */
export function paragraphs(count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const made: string[] = [];
  for (let left = count; left > 0; ) {
    const length = Math.min(left, 30 + Math.floor(random() * 41));
    const words = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)] ?? "");
    made.push(`${sentenceCase(words.join(" "))}.`);
    left -= length;
  }
  return made;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
