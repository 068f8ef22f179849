import en from "../messages/en.json" with { type: "json" };
import es from "../messages/es.json" with { type: "json" };
import type { Locale } from "./locale.ts";

/** English says which messages there are; `messages.test.ts` holds the other languages to it. */
export type Messages = typeof en;
/** A room is one top-level group of messages: what one part of the product says. */
export type Room = keyof Messages;

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, es };

/** Every message of a language. For the server only: a browser is sent the rooms its page needs. */
export function messagesOf(locale: Locale): Messages {
  return MESSAGES[locale];
}

/** The named rooms of a language, small enough to send along with a page. */
export function pickRooms(locale: Locale, rooms: readonly Room[]): Partial<Messages> {
  return Object.fromEntries(rooms.map((room) => [room, MESSAGES[locale][room]]));
}
