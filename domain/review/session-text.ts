import type { Node } from "prosemirror-model";
import type { EditorState, Plugin, Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import {
  confirmedVersion,
  confirmOurs,
  isAsLogged,
  openState,
  type RebaseOutcome,
  rebaseOutcome,
  receiveOthers,
  redoUnsent,
  startOver,
  unsentSteps,
} from "../article/collab.ts";
import { articleSchema } from "../article/schema.ts";
import type { StepInput } from "./commands.ts";
import { ConfirmedText } from "./confirmed-text.ts";
import type { OutboxSnapshot } from "./outbox.ts";
import type { SentEdit } from "./sending.ts";
import { leftOut, typedText } from "./typed-text.ts";

/** What else has to follow the text. */
interface Followers {
  /** The state is another one; `tr` is null when it was made anew. */
  changed(tr: Transaction | null): void;
  /** Our unsent steps were undone and made again on what came instead; `version` is the confirmed one then. */
  rebased(outcome: RebaseOutcome, version: number): void;
  /** The first `count` of our unsent steps were confirmed as they are, which made the version `version`. */
  ownConfirmed(unsent: readonly Step[], count: number, version: number): void;
  /**
   * Of what was typed here these steps found no place any more: others have deleted the text around it. `joins` when they
   * were typed right before those that were told last.
   */
  dropped(steps: StepInput[], joins: boolean): void;
}

/**
 * The text of an open article: as the log has it, and as it is on screen, with the steps made here that are not confirmed
 * yet.
 */
export class SessionText {
  state: EditorState;
  readonly confirmed: ConfirmedText;
  /** The edit on its way. */
  sent: SentEdit | null = null;
  /** Something was told as dropped that was typed after the edit on its way. */
  #hasToldMore = false;
  readonly #plugins: readonly Plugin[];
  readonly #followers: Followers;

  constructor(
    { doc, version, plugins }: { doc: Node; version: number; plugins: readonly Plugin[] },
    followers: Followers,
  ) {
    this.confirmed = new ConfirmedText(doc);
    this.state = openState(doc, version, plugins);
    this.#plugins = plugins;
    this.#followers = followers;
  }

  /** The confirmed version. */
  get version(): number {
    return confirmedVersion(this.state);
  }

  get unsent(): readonly Step[] {
    return unsentSteps(this.state);
  }

  /** Makes again what an earlier tab left unsent. */
  restore({ steps, sent }: Pick<OutboxSnapshot, "steps" | "sent">): void {
    this.state = redoUnsent(
      this.state,
      steps.map((step) => Step.fromJSON(articleSchema, step)),
    );
    this.sent = sent;
  }

  /** Applies a local transaction. */
  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    this.#followers.changed(tr);
  }

  /** Takes in what an event of the log did to the text; answers its steps as they are applied. */
  receive(eventId: string, json: readonly StepInput[]): Step[] {
    const steps = this.confirmed.edit(json);
    const { sent } = this;
    if (sent?.command.id !== eventId) this.#tellDropped(() => this.#receiveOthers(steps));
    else {
      this.#tellDropped(() => this.#receiveOwn(steps, sent.count));
      this.#tell(leftOut(sent.command.steps, json), this.#hasToldMore);
      this.#hasToldMore = false;
    }
    return steps;
  }

  /** The edit on its way was refused: its steps are taken back, what was typed after them stays. */
  refuse(): void {
    const count = this.sent?.count ?? 0;
    this.#tellDropped(() => {
      this.sent = null;
      this.#startOver([], count);
    });
  }

  /** Tells what a change leaves out of the steps that are not on their way. What becomes of the others the server decides. */
  #tellDropped(change: () => void): void {
    const { unsent, sent } = this;
    change();
    const kept = this.unsent.slice(this.sent?.count ?? 0);
    const before = unsent.slice(sent?.count ?? 0);
    if (kept.length < before.length && this.#tell(leftOut(before.map(toJson), kept.map(toJson)), false))
      this.#hasToldMore = sent !== null;
  }

  /** False when there is nothing to see in it. */
  #tell(dropped: StepInput[], joins: boolean): boolean {
    if (typedText(dropped).trim() === "") return false;
    this.#followers.dropped(dropped, joins);
    return true;
  }

  #receiveOthers(steps: readonly Step[]): void {
    // An edit whose every place was gone by the time it arrived is in the log without a step.
    if (steps.length === 0) return;
    const tr = receiveOthers(this.state, steps);
    if (!isAsLogged(this.state, tr, steps, this.confirmed.doc)) {
      this.#startOver(steps, 0);
      return;
    }
    this.#rebased(rebaseOutcome(tr, this.unsent.length, steps.length), this.version + steps.length);
    this.dispatch(tr);
  }

  #receiveOwn(accepted: readonly Step[], count: number): void {
    const { unsent } = this;
    this.sent = null;
    const asSent =
      accepted.length === count &&
      accepted.every((step, index) => JSON.stringify(step) === JSON.stringify(unsent[index]));
    if (!asSent) {
      this.#startOver(accepted, count);
      return;
    }
    this.#followers.ownConfirmed(unsent, count, this.version + count);
    this.dispatch(confirmOurs(this.state, accepted));
  }

  /** Puts `accepted` in the place of our first `count` unsent steps. */
  #startOver(accepted: readonly Step[], count: number): void {
    const { state, outcome } = startOver(this.state, this.confirmed.doc, accepted, count, this.#plugins);
    this.state = state;
    this.#rebased(outcome, this.version);
    this.#followers.changed(null);
  }

  #rebased(outcome: RebaseOutcome, version: number): void {
    this.#followers.rebased(outcome, version);
    if (this.sent) this.sent = { ...this.sent, count: outcome.survivors(this.sent.count) };
  }
}

function toJson(step: Step): StepInput {
  return step.toJSON();
}
