import { once } from "node:events";
import type { Server } from "node:http";
import { openDatabase } from "#db/connection.ts";
import { createApi } from "./api/app.ts";
import { completeClaimStates } from "./claim-states.ts";
import { createHandle } from "./create-handle.ts";
import { logFault, StartError, systemCode } from "./faults.ts";
import { createFrontDoor } from "./front-door.ts";
import { type StetHandle, shareHandle } from "./handle.ts";
import type { Pages } from "./next-pages.ts";
import type { Settings } from "./settings.ts";

/** How long calls under way may take to end once Stet is told to stop. */
const DRAIN = 10_000;

export type Start = {
  settings: Settings;
  development: boolean;
  openPages: (settings: Settings, development: boolean) => Promise<Pages>;
};

export type RunningServer = {
  handle: StetHandle;
  /** Takes no more calls, lets those under way end, and closes the database. Answers the same promise when asked again. */
  stop: () => Promise<void>;
};

/** Opens the database and both doors, and listens. Whatever was opened is closed again when a later part fails. */
export async function startServer({ settings, development, openPages }: Start): Promise<RunningServer> {
  const database = await openDatabase({ directory: settings.dataDirectory, lock: true });
  try {
    const handle = createHandle(settings, database);
    shareHandle(handle);
    const pages = await openPages(settings, development);
    const server = createFrontDoor({ settings, api: createApi(handle), pages: pages.answer, development });
    await listen(server, settings);
    const ending = new AbortController();
    const upkeep = completeClaimStates(handle, ending.signal).catch((error: unknown) => {
      logFault("claim states", error);
    });
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      ending.abort();
      await drain(server, handle);
      await upkeep;
      await pages.close();
      await database.close();
    };
    return {
      handle,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listen(server: Server, { host, port }: Settings): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new StartError(whyNotListening(systemCode(error), host, port), { cause: error });
  }
}

function whyNotListening(code: string | null, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use by another program: stop it, or set PORT to another number.`;
    case "EACCES":
      return `Port ${port} needs rights that Stet does not have: set PORT to a number above 1023.`;
    default:
      return `Stet cannot listen on ${host} port ${port} (${code ?? "unknown fault"}): check STET_HOST and PORT.`;
  }
}

async function drain(server: Server, handle: StetHandle): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  handle.live?.closeAll();
  // A connection kept alive for a next call becomes idle only when its last one is answered.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
