const HERE = "http://here.invalid";

/**
 * Where to go after signing in: a path of our own, whatever the address bar was made to say. Anything that could leave
 * this site, be it by scheme, by `//` or by a backslash, becomes the front page.
 */
export function safeNext(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return "/";
  const address = URL.parse(wanted, HERE);
  if (!address || address.origin !== HERE || address.pathname.startsWith("//")) return "/";
  if (address.pathname.startsWith("/api/") || address.pathname === "/sign-in") return "/";
  return address.pathname + address.search + address.hash;
}
