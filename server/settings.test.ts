import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings, sessionSecret, trustedOrigins } from "./settings.ts";

describe("readSettings", () => {
  it("works with nothing set: this machine only, port 3000, ./data", () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      publicOrigin: "http://localhost:3000",
      dataDirectory: resolve("data"),
      secret: null,
      behindProxy: false,
    });
  });

  it.each([
    [{ PORT: "8080" }, { port: 8080, publicOrigin: "http://localhost:8080" }],
    [{ PORT: "80" }, { publicOrigin: "http://localhost" }],
    [{ PORT: "" }, { port: 3000 }],
    [{ PORT: " 3001 " }, { port: 3001 }],
    [{ STET_URL: "https://stet.example.org/" }, { publicOrigin: "https://stet.example.org", port: 3000 }],
    [{ STET_URL: "http://newsroom:8080" }, { publicOrigin: "http://newsroom:8080" }],
    [{ STET_DATA_DIR: "/var/stet" }, { dataDirectory: resolve("/var/stet") }],
    [{ STET_HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    [{ STET_HOST: "::1" }, { host: "::1" }],
    [{ DATABASE_URL: "sqlite" }, {}],
    [{ DATABASE_URL: "" }, {}],
    [{ STET_PROXY: "1" }, { behindProxy: true }],
    [{ STET_SECRET: "s".repeat(32) }, { secret: "s".repeat(32) }],
  ])("takes %j", (environment, expected) => {
    expect(readSettings(environment)).toMatchObject(expected);
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000a"],
    ["PORT", "3e3"],
    ["PORT", "-1"],
    ["STET_URL", "localhost:3000"],
    ["STET_URL", "ftp://stet.example.org"],
    ["STET_URL", "https://stet.example.org/path"],
    ["STET_URL", "https://me:secret@stet.example.org"],
    ["STET_URL", "https://stet.example.org?x=1"],
    ["STET_HOST", "a b"],
    ["STET_DATA_DIR", "a\0b"],
    ["DATABASE_URL", "postgres://db/stet"],
    ["DATABASE_URL", "mysql://db/stet"],
    ["STET_SECRET", "short"],
    ["STET_PROXY", "yes"],
  ])("refuses %s=%j with one sentence that names it", (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });

  it("says that PostgreSQL comes later", () => {
    expect(() => readSettings({ DATABASE_URL: "postgresql://db/stet" })).toThrow("comes later");
  });
});

describe("sessionSecret", () => {
  it("makes a secret once and keeps it for its owner only", () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), "stet-secret-"));
    const made = sessionSecret({ secret: null, dataDirectory });
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(sessionSecret({ secret: null, dataDirectory })).toBe(made);
    expect(readFileSync(join(dataDirectory, "secret"), "utf8").trim()).toBe(made);
    if (process.platform !== "win32") expect(statSync(join(dataDirectory, "secret")).mode & 0o777).toBe(0o600);
  });

  it("prefers STET_SECRET and then writes nothing", () => {
    const dataDirectory = join(tmpdir(), "stet-there-is-no-such-directory");
    expect(sessionSecret({ secret: "s".repeat(32), dataDirectory })).toBe("s".repeat(32));
  });

  it("refuses a damaged file rather than to sign with it", () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), "stet-secret-"));
    writeFileSync(join(dataDirectory, "secret"), "");
    expect(() => sessionSecret({ secret: null, dataDirectory })).toThrow("damaged");
  });
});

describe("trustedOrigins", () => {
  it("trusts every name of this machine, with the same port, when the address is one of them", () => {
    expect(trustedOrigins({ publicOrigin: "http://localhost:3000" })).toEqual([
      "http://localhost:3000",
      "http://127.0.0.1:3000",
      "http://[::1]:3000",
    ]);
  });

  it("trusts nothing but the public address else", () => {
    expect(trustedOrigins({ publicOrigin: "https://stet.example.org" })).toEqual(["https://stet.example.org"]);
  });
});
