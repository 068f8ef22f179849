import { execFileSync, type StdioOptions, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const isRoot = process.getuid?.() === 0;

/** Nothing fetched in the background; the sandbox stays on except for root on Linux, where Chromium refuses it. */
export const chromiumArgs: readonly string[] = [
  ...(process.platform === "linux" && isRoot ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  "--disable-gpu",
];

const SHELL = "chromium-headless-shell";
/** The shell is Chromium without its own windows: the same engine in fewer processes. */
const NAMES = [SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [process.env["ProgramFiles"], process.env["ProgramFiles(x86)"], process.env["LOCALAPPDATA"]].flatMap(
    (folder) => (folder ? [join(folder, "Google", "Chrome", "Application", "chrome.exe")] : []),
  ),
};

/**
 * The path of a Chromium that starts: the one named by STET_CHROMIUM, one that is installed, Playwright's own, or else
 * one installed now. Throws a sentence that says what to do when there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env["STET_CHROMIUM"];
  if (named) {
    if (starts(named)) return named;
    throw new Error(`STET_CHROMIUM names ${named}, which does not start.`);
  }
  const found = installed();
  if (found) return found;
  install();
  const now = installed();
  if (now) return now;
  throw new Error(
    "The browser journeys need Chromium, and none was found or could be installed. Install Chromium or Chrome, or name one with STET_CHROMIUM.",
  );
}

function installed(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath =
    process.platform === "win32" ? [] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(USUAL_PLACES[process.platform] ?? []), chromium.executablePath()].find(starts);
}

/** Some distributions put a stub under Chromium's name, so it has to answer. On Windows asking would open a window. */
function starts(program: string): boolean {
  if (!existsSync(program)) return false;
  if (process.platform === "win32") return true;
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 15_000 }).status === 0;
}

/** The distribution's package where that takes no question, else Playwright's download. */
function install(): void {
  const stdio: StdioOptions = ["ignore", 2, 2];
  const options = { stdio, timeout: 10 * 60_000 };
  console.error("Stet: installing Chromium for the browser journeys…");
  for (const name of isRoot && existsSync("/usr/bin/apt-get") ? [SHELL, "chromium"] : []) {
    try {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      const packages = [name, "fonts-noto-core"];
      execFileSync("apt-get", ["update", "-q"], { ...options, env });
      execFileSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], { ...options, env });
    } catch {
      // Not every distribution has both, Ubuntu's is only a pointer to a snap, and a machine may be cut off.
    }
    if (installed()) return;
  }
  const playwright = join(import.meta.dirname, "..", "node_modules", "playwright", "cli.js");
  spawnSync(process.execPath, [playwright, "install", "chromium"], options);
}
