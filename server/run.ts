import { AppError } from "#domain/errors.ts";
import { logFault, StartError } from "./faults.ts";
import { readSettings, type Settings, SettingsError } from "./settings.ts";
import { type Start, startServer } from "./start.ts";

/** Signals within this many milliseconds of the first are the same one. */
const TOGETHER = 1_000;

/**
 * Runs Stet until it is told to stop (SIGTERM, SIGINT, SIGHUP). The process ends with 0 after a clean stop, with 1 when
 * it could not start or met a fault it cannot go on after. A second signal ends it at once, unless it comes together with the
 * first: one to the whole process group arrives twice, from the system and from the script that started us.
 */
export async function run({ development, openPages }: Omit<Start, "settings">): Promise<void> {
  let stop = async () => {};
  let stoppingSince: number | null = null;

  function end(code: number): void {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince < TOGETHER) return;
      process.exit(1);
    }
    stoppingSince = performance.now();
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        logFault("stop", error);
        process.exit(1);
      },
    );
  }

  process.on("uncaughtException", (error) => {
    logFault("uncaught", error);
    end(1);
  });
  process.on("unhandledRejection", (error) => logFault("unhandled", error));

  try {
    const settings = readSettings();
    const server = await startServer({ settings, development, openPages });
    stop = server.stop;
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(0));
    console.log(`Stet is ready at ${settings.publicOrigin}${aside(settings)}`);
  } catch (error) {
    console.error(sentence(error));
    process.exit(1);
  }
}

/** Where it really listens, when the public address is another. */
function aside({ publicOrigin, host, port }: Settings): string {
  return new URL(publicOrigin).port === String(port) ? "" : ` (listening on ${host}:${port})`;
}

function sentence(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StartError || error instanceof AppError) return error.message;
  return `Stet could not start. Fault ${logFault("start", error)} is described above.`;
}
