import { initials } from "../ui/initials.ts";
import type { OtherPerson } from "./others.ts";

/** Somebody's initials in their colour. Drawn by the style sheet, so that they are no words of their own. */
export function PersonBadge({ person, hook = true }: { person: OtherPerson; hook?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className="person-badge"
      data-presence={hook ? person.id : undefined}
      data-hue={person.hue}
      data-initials={initials(person.name)}
    />
  );
}

/** How many more there are than are shown. */
export function PeopleBeyond({ count }: { count: number }) {
  return <span aria-hidden="true" className="people-beyond" data-count={count} />;
}
