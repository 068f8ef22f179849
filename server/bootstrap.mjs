/**
 * The one script that runs before anything is installed: plain JavaScript for Node 18 and later, no packages.
 * It brings the working copy into step (install, build), chooses the runtime and hands over to the real program.
 * Standard output belongs to that program alone; everything said here goes to standard error.
 */
import { ensureBuilt } from "./bootstrap/build.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { run, Stop } from "./bootstrap/run.mjs";
import { chooseRuntime } from "./bootstrap/runtime.mjs";

/** What each npm script runs once the ground is ready; `mode` becomes NODE_ENV, which Next and React read. */
const COMMANDS = {
  start: { program: ["server/main.ts"], needsBuild: true, mode: "production" },
  dev: { program: ["server/main.ts", "--dev"], mode: "development" },
  stet: { program: ["server/stet.ts"] },
  bench: { program: ["e2e/bench/main.ts"], needsBuild: true },
  build: { needsBuild: true },
  "db:generate": { program: ["db/generate.ts"] },
  test: { program: ["e2e/run-tests.ts"] }, // builds when it comes to the journeys, so a failed build is one failure
};

async function main([name, ...rest]) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Stop(`Say one of: ${Object.keys(COMMANDS).join(", ")}.`);
  await ensureInstalled();
  const runtime = chooseRuntime();
  if (command.needsBuild) await ensureBuilt(runtime);
  if (!command.program) return 0;
  return run(runtime, [...command.program, ...rest], {
    environment: command.mode ? { NODE_ENV: command.mode } : {},
    stdio: "inherit",
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  if (error.message) process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
}
