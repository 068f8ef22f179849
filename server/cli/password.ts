import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { AppError } from "#domain/errors.ts";

/** One line from standard input; asked for, and not shown while it is typed, when that is a terminal. */
export async function readPassword(): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write("Password: ");
  // Readline echoes what is typed to its output, so a terminal gets one that shows nothing.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: terminal ? silent : undefined, terminal });
  try {
    for await (const line of lines) return line;
    throw new AppError("invalid_input", "Send the password on standard input, for instance: … < password.txt");
  } finally {
    lines.close();
    if (terminal) process.stderr.write("\n");
  }
}
