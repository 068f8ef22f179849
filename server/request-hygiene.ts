import type { IncomingMessage } from "node:http";

/** Where the front door writes the visitor's address, over whatever the request itself claims. */
export const CLIENT_IP_HEADER = "x-stet-client-ip";

/**
 * Headers by which a proxy, or Next to itself, says things that we decide. Taken from a visitor they move the site to
 * another host, choose the nonce, or skip a check.
 */
const UNTRUSTED =
  /^(?:x-forwarded-.*|forwarded|x-real-ip|x-middleware-.*|x-invoke-.*|x-stet-.*|x-matched-path|x-now-.*|x-nonce|x-next-resume-.*|next-action|next-resume|content-security-policy(?:-report-only)?)$/;

/** What the front door tells the doors behind it. */
type Told = { behindProxy: boolean; nonce?: { value: string; policy: string } };

/** Takes from a request what its sender may not say, and writes what the front door knows. Both lists of headers: Next reads one, Hono the other. */
export function cleanRequest(request: IncomingMessage, { behindProxy, nonce }: Told): void {
  const address = clientAddress(request, behindProxy);
  const told: [string, string][] = [];
  if (address !== undefined) told.push([CLIENT_IP_HEADER, address]);
  if (nonce !== undefined) told.push(["content-security-policy", nonce.policy], ["x-nonce", nonce.value]);

  for (const name of Object.keys(request.headers)) if (UNTRUSTED.test(name)) delete request.headers[name];
  const kept: string[] = [];
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const [name = "", value = ""] = request.rawHeaders.slice(index, index + 2);
    if (!UNTRUSTED.test(name.toLowerCase())) kept.push(name, value);
  }
  for (const [name, value] of told) {
    request.headers[name] = value;
    kept.push(name, value);
  }
  request.rawHeaders = kept;
}

/** A proxy appends the address it saw, so only the last one is its own word. */
function clientAddress(request: IncomingMessage, behindProxy: boolean): string | undefined {
  const forwarded = request.headers["x-forwarded-for"];
  if (behindProxy && forwarded !== undefined) {
    const last = forwarded.toString().split(",").at(-1)?.trim();
    if (last !== undefined && last !== "") return last;
  }
  return request.socket.remoteAddress;
}
