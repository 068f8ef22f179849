/**
 * Which tabs of this browser are alive. A tab holds a lock that the browser lets go of when the tab ends, however it
 * ends. Browsers give locks only to secure pages (https, or this machine); over plain http in a local network, tabs ask
 * each other instead.
 */

const CHANNEL = "stet-tabs";
/** How long living tabs are given to answer, milliseconds. */
const ANSWER_WITHIN = 400;

type Message = { type: "who" } | { type: "here"; tab: string };

/** Says that a tab is alive, until the returned function is called or the tab ends. */
export function holdTab(tab: string): Promise<() => void> {
  if (navigator.locks)
    return new Promise((held) => {
      void navigator.locks.request(lockOf(tab), () => new Promise<void>((release) => held(release)));
    });
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.type === "who") channel.postMessage({ type: "here", tab } satisfies Message);
  };
  return Promise.resolve(() => channel.close());
}

/** Those of the given tabs that are alive. */
export async function livingTabs(tabs: readonly string[]): Promise<Set<string>> {
  if (tabs.length === 0) return new Set();
  if (navigator.locks) {
    const { held = [] } = await navigator.locks.query();
    const names = new Set(held.map((lock) => lock.name));
    return new Set(tabs.filter((tab) => names.has(lockOf(tab))));
  }
  const answered = new Set<string>();
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.type === "here") answered.add(data.tab);
  };
  channel.postMessage({ type: "who" } satisfies Message);
  await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN));
  channel.close();
  return answered;
}

function lockOf(tab: string): string {
  return `stet-tab-${tab}`;
}
