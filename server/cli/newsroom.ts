import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "#db/connection.ts";
import { listUsers, userByEmail } from "#db/queries/accounts.ts";
import { AppError } from "#domain/errors.ts";
import { type Actor, ROLES } from "../actor.ts";
import { Documents } from "../documents.ts";
import type { StetHandle } from "../handle.ts";
import { Live } from "../live.ts";
import { PlacesCache } from "../places-cache.ts";
import { PresenceRegistry } from "../presence.ts";
import { readSettings } from "../settings.ts";

/**
 * Opens the newsroom beside a server that may be running, and closes it when the work is done. In a directory that has
 * none it refuses, unless the command may begin one: a mistyped STET_DATA_DIR must not look like an empty newsroom.
 */
export async function withNewsroom<T>(work: (handle: StetHandle) => Promise<T>, { mayBegin = false } = {}): Promise<T> {
  const settings = readSettings();
  const { dataDirectory } = settings;
  const traces = ["stet.db", "stet.json"].some((name) => existsSync(join(dataDirectory, name)));
  if (!traces && !mayBegin)
    throw new AppError(
      "not_found",
      `There is no newsroom in ${dataDirectory} yet: start Stet there once, or set STET_DATA_DIR to where it is.`,
    );
  const database = await openDatabase({ directory: dataDirectory, lock: false });
  try {
    return await work({
      settings,
      database,
      documents: new Documents(),
      places: new PlacesCache(),
      live: new Live(),
      presence: new PresenceRegistry(),
      actorOf: async () => null,
      forgetActors: () => {},
      // Whoever can read the database file needs no password, so what signs people in is not even loaded.
      get auth(): never {
        throw new Error("Nobody signs in at the command line.");
      },
    });
  } finally {
    await database.close();
  }
}

/** The member a command acts for: the one with this e-mail, or else whoever set the newsroom up. */
export async function memberActing({ database }: StetHandle, email: string | undefined): Promise<Actor> {
  const found = await database.read(async (db) =>
    email === undefined ? (await listUsers(db)).find((user) => user.role === "owner") : userByEmail(db, email.trim()),
  );
  if (found === undefined)
    throw email === undefined
      ? new AppError("not_found", "There is no owner yet: open Stet in a browser once, or use “stet user add”.")
      : new AppError("not_found", `Nobody has the address ${email}.`, { field: "email" });
  const role = ROLES.find((one) => one === found.role);
  if (role === undefined) throw new AppError("forbidden", `${found.email} has a role that this Stet does not know.`);
  return { id: found.id, name: found.name, email: found.email, role, via: "token", sessionId: "command-line" };
}
