import { isFromLog, unsentSteps } from "#domain/article/collab.ts";
import { type CaretPlace, Carets } from "#domain/review/carets.ts";
import {
  type Mode,
  type OwnPresence,
  type Presence,
  PresenceBoard,
  type PresenceNews,
} from "#domain/review/presence.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import { mappingOf } from "#domain/review/waiting.ts";
import type { ArticleView } from "../editor/article-view.ts";
import { caretsKey, type DrawnCaret } from "../editor/carets-plugin.ts";
import { Hues } from "./hues.ts";
import { Signal } from "./signal.ts";

/** Somebody else who has the article open. Of several tabs, the one that they used last says where they are. */
export interface OtherPerson {
  id: string;
  name: string;
  /** Which of the colours for people is theirs. */
  hue: number;
  claimId: string | null;
  mode: Mode;
}

/** Under this key stands what others believe of one's own caret. */
const OWN = "";
const NO_ONE: readonly OtherPerson[] = [];

/** Who else has the article open, and where they are. */
export class Others {
  /** By name. */
  readonly people = new Signal(NO_ONE);
  readonly #session: ArticleSession;
  readonly #editor: () => Pick<ArticleView, "hasFocus"> | null;
  readonly #board = new PresenceBoard();
  readonly #carets: Carets;
  readonly #hues = new Hues();
  /** How often each tab's caret was moved by its person. */
  readonly #moves = new Map<string, number>();
  readonly #atClaims = new Map<string, Signal<readonly OtherPerson[]>>();
  /** Whether the person here has put the caret anywhere yet. */
  #isPlaced = false;
  #told: OwnPresence | null = null;

  /** @param editor the editor that is on the page, if there is one */
  constructor(session: ArticleSession, editor: () => Pick<ArticleView, "hasFocus"> | null) {
    this.#session = session;
    this.#editor = editor;
    this.#carets = new Carets(session.version);
    session.listen({
      stateChanged: (tr) => {
        if (tr === null) this.#draw();
        else if (tr.selectionSet && !isFromLog(tr)) this.#isPlaced = true;
      },
      textConfirmed: (steps, by) => {
        this.#carets.pass(
          steps.map((step) => step.getMap()),
          by,
        );
        this.#draw();
      },
    });
  }

  /** Those who look at a claim. */
  at(claimId: string): Signal<readonly OtherPerson[]> {
    const known = this.#atClaims.get(claimId);
    if (known) return known;
    const made = new Signal(this.#lookingAt(claimId));
    this.#atClaims.set(claimId, made);
    return made;
  }

  /** Takes in who came, moved or left. Answers whether a tab came that knows nothing of us yet. */
  receive(news: PresenceNews): boolean {
    const before = new Map(this.#board.tabs);
    const fresh = this.#board.apply(news).filter((key) => this.#isOther(this.#board.tabs.get(key)));
    const { tabs } = this.#board;
    for (const key of before.keys()) if (!tabs.has(key)) this.#forgetTab(key);
    for (const [key, presence] of tabs) if (presence !== before.get(key)) this.#follow(key, presence, before.get(key));
    this.#refresh();
    return fresh.length > 0;
  }

  /** Nobody is known to be there any more. */
  forget(): void {
    this.receive({ articleId: "", whole: true, here: [], gone: [] });
  }

  /** Where the caret of a person is in the document on screen, and shows whose it is; undefined when that is not known. */
  pointOut(personId: string): number | undefined {
    const key = this.#tabWithCaret(personId);
    const place = key === undefined ? undefined : this.#placeOf(key);
    if (key === undefined || !place) return undefined;
    this.#countMove(key);
    this.#draw();
    return place.head;
  }

  /** What the person here tells the others. */
  own(claimId: string | null, mode: Mode): OwnPresence {
    const { state, version } = this.#session;
    if (this.#editor()?.hasFocus) this.#isPlaced = true;
    if (mode === "read" || !this.#isPlaced) return { caret: null, claimId, mode };
    const confirmed = mappingOf(unsentSteps(state)).invert();
    const { anchor, head } = state.selection;
    return { caret: { version, anchor: confirmed.map(anchor, -1), head: confirmed.map(head, -1) }, claimId, mode };
  }

  /** Keeps what the others are told, as they will follow it through what is typed from now on. */
  told(own: OwnPresence): void {
    this.#told = own;
    if (own.caret) this.#carets.set(OWN, this.#session.me.id, own.caret);
    else this.#carets.delete(OWN);
  }

  /** Whether the others know as much by now, from what they were told and what has been typed since. */
  areAwareOf({ caret, claimId, mode }: OwnPresence): boolean {
    if (this.#told?.claimId !== claimId || this.#told.mode !== mode) return false;
    return isSamePlace(this.#carets.get(OWN), caret ?? undefined);
  }

  #isOther(presence: Presence | undefined): presence is Presence {
    return presence !== undefined && presence.person.id !== this.#session.me.id;
  }

  #follow(key: string, { person, caret }: Presence, before: Presence | undefined): void {
    // The same words again say nothing new, and by now the log may have come too far from their version.
    if (before && JSON.stringify(caret) === JSON.stringify(before.caret)) return;
    const place = this.#carets.get(key);
    if (caret) this.#carets.set(key, person.id, caret);
    else this.#carets.delete(key);
    if (!isSamePlace(place, this.#carets.get(key))) this.#countMove(key);
  }

  #forgetTab(key: string): void {
    this.#carets.delete(key);
    this.#moves.delete(key);
  }

  #countMove(key: string): void {
    this.#moves.set(key, (this.#moves.get(key) ?? 0) + 1);
  }

  #refresh(): void {
    update(
      this.people,
      this.#peopleOf(() => true),
    );
    for (const [claimId, signal] of this.#atClaims) update(signal, this.#lookingAt(claimId));
    this.#draw();
  }

  #personOf({ person, claimId, mode }: Presence): OtherPerson {
    return { ...person, hue: this.#hues.of(person.id), claimId, mode };
  }

  #lookingAt(claimId: string): readonly OtherPerson[] {
    return this.#peopleOf((presence) => presence.claimId === claimId);
  }

  /** Those of whom such a tab is open, by name. */
  #peopleOf(isMeant: (presence: Presence) => boolean): readonly OtherPerson[] {
    const people = new Map<string, OtherPerson>();
    for (const presence of this.#board.tabs.values())
      if (this.#isOther(presence) && isMeant(presence)) people.set(presence.person.id, this.#personOf(presence));
    return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  /** The tab of a person that was used last among those with a caret whose place is known. */
  #tabWithCaret(personId: string): string | undefined {
    return [...this.#board.tabs].findLast(([key, { person }]) => person.id === personId && this.#carets.get(key))?.[0];
  }

  #placeOf(key: string): CaretPlace | undefined {
    return this.#carets.get(key, mappingOf(unsentSteps(this.#session.state)));
  }

  #draw(): void {
    const carets = this.people.get().flatMap(({ id, name, hue }): DrawnCaret[] => {
      const key = this.#tabWithCaret(id);
      const place = key === undefined ? undefined : this.#placeOf(key);
      return key !== undefined && place
        ? [{ personId: id, name, hue, moves: this.#moves.get(key) ?? 0, ...place }]
        : [];
    });
    const { state } = this.#session;
    if (JSON.stringify(carets) === JSON.stringify(caretsKey.getState(state) ?? [])) return;
    this.#session.dispatch(state.tr.setMeta(caretsKey, carets).setMeta("addToHistory", false));
  }
}

function isSamePlace(one: CaretPlace | undefined, other: CaretPlace | undefined): boolean {
  return one?.anchor === other?.anchor && one?.head === other?.head;
}

/** Sets a list unless it says the same as before. */
function update(signal: Signal<readonly OtherPerson[]>, people: readonly OtherPerson[]): void {
  if (JSON.stringify(people) !== JSON.stringify(signal.get())) signal.set(people);
}
