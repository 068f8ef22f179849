import { useFormatter, useTranslations } from "use-intl/react";
import { useDesk } from "./context.ts";
import { PeopleBeyond, PersonBadge } from "./person-badge.tsx";
import { useSignal } from "./signal.ts";

/** Who else looks at a claim; nothing when nobody does. */
export function Lookers({ claimId, most }: { claimId: string; most: number }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.presence");
  const format = useFormatter();
  const people = useSignal(workbench.others.at(claimId));
  if (people.length === 0) return null;
  const names = format.list(people.map(({ name }) => name));
  const words = t("looking", { names, count: people.length });
  return (
    <span className="lookers" data-tooltip={words}>
      {people.slice(0, most).map((person) => (
        <PersonBadge key={person.id} person={person} />
      ))}
      {people.length > most ? <PeopleBeyond count={people.length - most} /> : null}
      <span className="sr-only"> {words}</span>
    </span>
  );
}
