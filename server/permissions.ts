import { AppError } from "#domain/errors.ts";
import type { Actor } from "./actor.ts";

type OneArticle = { articleId: string };

/** What can be asked for, and what it is asked of (`null`: the newsroom as a whole). */
type Resources = {
  "article.list": null;
  "article.create": null;
  "article.read": OneArticle;
  "article.write": OneArticle;
  "report.read": OneArticle;
};

export type Action = keyof Resources;
export type Resource<A extends Action = Action> = Resources[A];

/** Its private field makes the type nominal: no object literal passes for a permit, and the class is not exported. */
class Grant<A extends Action> {
  readonly #granted = true;
  readonly actor: Actor;
  readonly action: A;
  readonly resource: Resource<A>;

  constructor(actor: Actor, action: A, resource: Resource<A>) {
    this.actor = actor;
    this.action = action;
    this.resource = resource;
  }

  /** Whether a value is a permit that `authorize` made. */
  static made(value: unknown): boolean {
    return typeof value === "object" && value !== null && #granted in value;
  }
}

/**
 * Proof that `authorize` was asked and said yes: who, what, and of which article. Whatever reads or writes an article
 * takes one, and takes the article's id from it, so that a forgotten check does not compile.
 */
export type Permit<A extends Action = Action> = Grant<A>;

/** Answers with a permit, or throws `not_signed_in` or `forbidden`. The only place that decides who may do what. */
export function authorize<A extends Action>(actor: Actor | null, action: A, resource: Resource<A>): Permit<A> {
  if (actor === null) throw new AppError("not_signed_in", "Sign in first.");
  // Every member reads and writes every article for now. Roles will be told apart here and nowhere else.
  return new Grant(actor, action, resource);
}

/** Whether a value is a permit that `authorize` made, for code the compiler does not see. */
export function isPermit(value: unknown): boolean {
  return Grant.made(value);
}
