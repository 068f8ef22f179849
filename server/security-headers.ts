import { randomBytes } from "node:crypto";

/** A fresh 128-bit nonce for one page. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * What a page may load and run: its own origin, and scripts that carry the nonce. While developing, Next evaluates
 * code, opens a socket and writes styles without a nonce.
 */
export function pagePolicy(nonce: string, development = false): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** What an answer of the API may do if a browser shows it as a page: nothing. */
export const CALL_POLICY =
  "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; sandbox";

/** What a report may do while it is previewed in a frame of our own page: be styled, and nothing else. */
export const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; base-uri 'none'; sandbox";

/** The headers that every answer carries, pages and calls, whatever its status. */
export function securityHeaders({ https }: { https: boolean }): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // Cited sites must not learn the addresses of articles.
    "referrer-policy": "same-origin",
    "permissions-policy":
      "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
      "hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-dns-prefetch-control": "off",
    "x-permitted-cross-domain-policies": "none",
    // A browser that once saw this refuses plain http for the host, so it is only sent where https is in use.
    ...(https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
