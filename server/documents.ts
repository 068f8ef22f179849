import type { Node } from "prosemirror-model";
import { Node as DocumentNode } from "prosemirror-model";
import { Mapping, Step } from "prosemirror-transform";
import type { Reader, Writer } from "#db/database.ts";
import { checkpointAt, saveCheckpoint } from "#db/queries/checkpoints.ts";
import { editsAfter } from "#db/queries/events.ts";
import { applied } from "#domain/article/collab.ts";
import { articleSchema } from "#domain/article/schema.ts";
import type { TextHistory } from "#domain/article/text-history.ts";
import { AppError } from "#domain/errors.ts";

/** How many steps back a document stays at hand at least, for commands that were made on what their sender saw. */
const REACH = 1_024;
/** A document is stored anew after this many steps, so that opening never replays more. */
export const CHECKPOINT_EVERY = 200;
/** How many articles stay in memory. */
const KEPT_ARTICLES = 64;

/** The latest versions of one article's body: a base, the steps since, and the documents they led to. It only grows. */
interface Lineage {
  readonly base: number;
  /** `documents[i]` is the body at version `base + i`; `steps[i]` leads from it to the next. */
  readonly documents: Node[];
  readonly steps: Step[];
}

/**
 * Bodies in memory, so that a command needs neither to parse nor to replay an article. The log is the truth: what is
 * here is always the document that the log gives at a version, and a version tells whether it is current.
 */
export class Documents {
  readonly #lineages = new Map<string, Lineage>();

  /**
   * The body's history up to `version`, reaching back to `since`, read from the log as far as it is not at hand.
   * Throws `version_conflict` when `since` lies after `version`.
   */
  async history(db: Reader, articleId: string, version: number, since = version): Promise<TextHistory> {
    if (since > version) throw tooNew(version);
    const known = this.#lineages.get(articleId);
    const lineage = known && since >= known.base ? known : await this.#load(db, articleId, since);
    if (lineage.base + lineage.steps.length < version) await extend(db, articleId, lineage);
    // What one sender needs from long ago must not take the place of what all others need.
    if (!known || lineage.base >= known.base) this.#remember(articleId, lineage);
    return historyOf(lineage, version);
  }

  /** Adds accepted steps. They vanish again when the transaction is undone. */
  append(tx: Writer, articleId: string, version: number, steps: readonly Step[], documents: readonly Node[]): void {
    const lineage = this.#lineages.get(articleId);
    if (!lineage || lineage.base + lineage.steps.length !== version) return;
    lineage.steps.push(...steps);
    lineage.documents.push(...documents);
    tx.afterRollback(() => this.#lineages.delete(articleId));
  }

  /** The body as it was at a version, from the checkpoint before it; only that one body stays in memory. */
  async past(db: Reader, articleId: string, version: number): Promise<Node> {
    const lineage = this.#lineages.get(articleId);
    const known = lineage && version >= lineage.base ? lineage.documents[version - lineage.base] : undefined;
    if (known) return known;
    const begun = await this.#load(db, articleId, version);
    let [doc] = begun.documents;
    for (const edit of await editsAfter(db, articleId, begun.base, version))
      for (const json of edit.steps) doc = doc && applied(Step.fromJSON(articleSchema, json), doc);
    if (!doc) throw new Error("A lineage without a base");
    return doc;
  }

  /** Stores the body at a version as a checkpoint. */
  async saveCheckpoint(tx: Writer, articleId: string, version: number): Promise<void> {
    const history = await this.history(tx, articleId, version);
    await saveCheckpoint(tx, { articleId, version, doc: history.documentAt(version).toJSON() });
  }

  async #load(db: Reader, articleId: string, since: number): Promise<Lineage> {
    const checkpoint = await checkpointAt(db, articleId, Math.max(0, since));
    if (!checkpoint) throw new AppError("not_found", "There is no such article.");
    return {
      base: checkpoint.version,
      documents: [DocumentNode.fromJSON(articleSchema, checkpoint.doc)],
      steps: [],
    };
  }

  #remember(articleId: string, lineage: Lineage): void {
    this.#lineages.delete(articleId);
    this.#lineages.set(articleId, lineage.steps.length > 2 * REACH ? shortened(lineage) : lineage);
    for (const [oldest] of this.#lineages) {
      if (this.#lineages.size <= KEPT_ARTICLES) break;
      this.#lineages.delete(oldest);
    }
  }
}

/** Its last part, as another lineage: whoever uses the whole one goes on doing so. */
function shortened({ base, documents, steps }: Lineage): Lineage {
  const surplus = steps.length - REACH;
  return { base: base + surplus, documents: documents.slice(surplus), steps: steps.slice(surplus) };
}

async function extend(db: Reader, articleId: string, lineage: Lineage): Promise<void> {
  for (const edit of await editsAfter(db, articleId, lineage.base + lineage.steps.length)) {
    for (const json of edit.steps) {
      const step = Step.fromJSON(articleSchema, json);
      const last = lineage.documents.at(-1);
      if (!last) throw new Error("A lineage without a base");
      lineage.documents.push(applied(step, last));
      lineage.steps.push(step);
    }
  }
}

function tooNew(version: number): AppError {
  return new AppError("version_conflict", "This was made on a text that is not there yet.", {
    field: "version",
    details: { version },
  });
}

function historyOf(lineage: Lineage, version: number): TextHistory {
  const { base, documents, steps } = lineage;
  const check = (asked: number) => {
    if (asked > version) throw tooNew(version);
    if (asked < base)
      throw new AppError("version_conflict", "This was made on a text that is too old. Load the article again.", {
        field: "version",
        details: { version },
      });
  };
  return {
    version,
    documentAt(asked) {
      check(asked);
      const document = documents[asked - base];
      if (!document) throw new Error("A history with a gap");
      return document;
    },
    stepsSince(asked) {
      check(asked);
      return steps.slice(asked - base, version - base);
    },
    mapping(from, to) {
      check(from);
      check(to);
      if (from > to) throw new Error(`A mapping from version ${from} back to ${to}`);
      return new Mapping(steps.slice(from - base, to - base).map((step) => step.getMap()));
    },
  };
}
