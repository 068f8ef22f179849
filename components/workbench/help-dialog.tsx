import { useTranslations } from "use-intl/react";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";

/** The keys by what they are for. Words that stand for a key on the keyboard are translated, signs are not. */
const GROUPS = [
  [
    "judge",
    [
      ["verified", "V"],
      ["disputed", "D"],
      ["needsSource", "N"],
      ["exact", "Alt V D N"],
      ["add", "A"],
      ["remove", "Delete"],
      ["undo", "Ctrl Z"],
      ["redo", "Ctrl Shift Z"],
    ],
  ],
  [
    "claim",
    [
      ["cite", "C"],
      ["correct", "R"],
      ["comment", "M"],
      ["send", "Ctrl Enter"],
      ["open", "Enter"],
    ],
  ],
  [
    "move",
    [
      ["next", "J"],
      ["previous", "K"],
      ["leave", "Esc"],
      ["search", "/"],
    ],
  ],
  [
    "modes",
    [
      ["check", "1"],
      ["edit", "2"],
      ["read", "3"],
      ["help", "?"],
    ],
  ],
] as const;

/** What the keys do, and how one begins. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench.help");
  const ui = useTranslations("ui");
  return (
    <Dialog open onClose={onClose} title={t("title")} closeLabel={ui("close")} className="workbench-help">
      <p className="mb-4 text-body text-pretty text-soft">{t("intro")}</p>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {GROUPS.map(([group, keys]) => (
          <section key={group}>
            <h3 className="mb-1.5 text-tool font-semibold">{t(`groups.${group}`)}</h3>
            <dl className="text-tool">
              {keys.map(([name, key]) => (
                <div key={name} className="flex items-baseline gap-3 border-t border-rule py-1.5">
                  <dt className="flex-1 text-soft">{t(`keys.${name}`)}</dt>
                  <dd className="flex gap-1">
                    {key.split(" ").map((part) => (part === "·" ? <span key={part} /> : <Kbd key={part}>{part}</Kbd>))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-4 text-tool text-pretty text-soft">{t("whileEditing")}</p>
    </Dialog>
  );
}
