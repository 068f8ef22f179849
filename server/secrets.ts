import { createHash } from "node:crypto";

/** How long a password may be, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** SHA-256 in hexadecimal, as tokens are stored. */
export function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
