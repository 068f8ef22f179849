import { Kbd } from "../ui/kbd.tsx";
import { useDesk } from "./context.ts";
import { isHeardInText } from "./keys.ts";
import { useSignal } from "./signal.ts";

/** Answers a key when pressing it in the text does what a button does, in the mode one works in; else undefined. */
export function useKeysHeard(): (key: string) => string | undefined {
  const { workbench } = useDesk();
  const mode = useSignal(workbench.mode);
  return (key) => (isHeardInText(key, mode) ? key : undefined);
}

/** A button's name for its tooltip, with the key in brackets that does the same, if any does. */
export function withKey(name: string, key: string | undefined): string {
  return key ? `${name} (${key})` : name;
}

/** The key of a button, on the button; nothing where it would be typed into the text. The button's name goes without it. */
export function KeyCap({ letter }: { letter: string }) {
  const heard = useKeysHeard()(letter);
  return heard ? (
    <span aria-hidden="true">
      <Kbd>{heard}</Kbd>
    </span>
  ) : null;
}
