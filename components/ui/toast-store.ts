/** A short message that comes and goes. */
export type Toast = {
  id: number;
  kind: "info" | "success" | "error";
  title: string;
  description?: string;
  action?: { label: string; run: () => void };
  /** What it is about, where only the newest of several counts: it takes the place of an earlier one. */
  topic?: string;
};

type Listener = () => void;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<Listener>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast from anywhere in the browser; answers its id. At most three stand at once, the oldest leaves. */
export function showToast(toast: Omit<Toast, "id" | "kind"> & { kind?: Toast["kind"] }): number {
  lastId += 1;
  const others = toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic);
  publish([...others, { kind: "info" as const, ...toast, id: lastId }].slice(-3));
  return lastId;
}

/** Takes a toast away; nothing happens when it has gone already. */
export function dismissToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) publish(toasts.filter((toast) => toast.id !== id));
}

/** For `useSyncExternalStore`. */
export function subscribeToToasts(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For `useSyncExternalStore`; the same array until something changes. */
export function currentToasts(): readonly Toast[] {
  return toasts;
}
