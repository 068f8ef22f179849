import { useFormatter, useTranslations } from "use-intl/react";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { useDesk } from "./context.ts";
import { useMedia } from "./media.ts";
import type { OtherPerson } from "./others.ts";
import { PeopleBeyond, PersonBadge } from "./person-badge.tsx";
import { useSignal } from "./signal.ts";

/** How many stand side by side in the bar; the menu has everybody. */
function useSideBySide(): number {
  const some = useMedia("(min-width: 761px)");
  const many = useMedia("(min-width: 1240px)");
  return many ? 4 : some ? 2 : 1;
}

/** Who else has the article open and where they are; pressing a name goes there. Nothing while one is alone. */
export function OthersMenu() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.presence");
  const format = useFormatter();
  const people = useSignal(workbench.others.people);
  const sideBySide = useSideBySide();
  if (people.length === 0) return null;
  const label = t("here", { names: format.list(people.map(({ name }) => name)) });
  const more = people.length - sideBySide;

  function goTo({ id, claimId }: OtherPerson) {
    if (claimId !== null && workbench.claim(claimId).get()) {
      workbench.activate(claimId, { scroll: true });
      return;
    }
    const position = workbench.others.pointOut(id);
    if (position !== undefined) workbench.view?.scrollTo(position);
  }

  return (
    <Menu
      label={label}
      align="end"
      trigger={(props) => (
        <button {...props} type="button" aria-label={label} data-tooltip={label} className="others touch">
          {people.slice(0, sideBySide).map((person) => (
            <PersonBadge key={person.id} person={person} />
          ))}
          {more > 0 ? <PeopleBeyond count={more} /> : null}
        </button>
      )}
    >
      {people.map((person) => (
        <MenuItem key={person.id} icon={<PersonBadge person={person} hook={false} />} onSelect={() => goTo(person)}>
          <span className="min-w-0">
            <span className="block truncate">{person.name}</span>
            <span className="block text-small text-faint">
              <Whereabouts person={person} />
            </span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function Whereabouts({ person: { claimId, mode } }: { person: OtherPerson }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.presence");
  const claim = useSignal(workbench.claim(claimId ?? ""))?.claim;
  if (claim) return t("atClaim", { number: claim.number });
  return t(mode);
}
