import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { logFault } from "./faults.ts";
import { cleanRequest } from "./request-hygiene.ts";
import { newNonce, pagePolicy, securityHeaders } from "./security-headers.ts";
import type { Settings } from "./settings.ts";

/** Answers a page, as Next's own request handler does. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Doors = {
  settings: Settings;
  api: { fetch: (request: Request) => Response | Promise<Response> };
  pages: PageHandler;
  development: boolean;
};

const SECOND = 1000;

/** The one HTTP server: `/api` is answered by Hono, everything else by Next. It does not listen yet. */
export function createFrontDoor({ settings, api, pages, development }: Doors): Server {
  const answerHono = getRequestListener((request) => api.fetch(request), { overrideGlobalObjects: false });
  const https = settings.publicOrigin.startsWith("https:");
  const dressing = Object.entries(securityHeaders({ https }));
  const { behindProxy } = settings;

  function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    cleanRequest(request, { behindProxy });
    return answerHono(request, response);
  }

  async function answerPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = newNonce();
    const policy = pagePolicy(nonce, development);
    cleanRequest(request, { behindProxy, nonce: { value: nonce, policy } });
    response.setHeader("content-security-policy", policy);
    // Next leaves a given cache-control alone, and sets its own on the files whose names change with their content.
    if (!isBuildFile(request)) response.setHeader("cache-control", "private, no-store");
    if (!development && request.method !== "GET" && request.method !== "HEAD") return refuseMethod(response);
    await pages(request, response);
  }

  return createServer(
    {
      headersTimeout: 15 * SECOND,
      // Until the whole request has arrived: slow uploads fit, one byte a second does not, and answers may stream on.
      requestTimeout: 120 * SECOND,
      keepAliveTimeout: 10 * SECOND,
      connectionsCheckingInterval: 5 * SECOND,
    },
    (request, response) => {
      for (const [name, value] of dressing) response.setHeader(name, value);
      const answer = isCall(request) ? answerCall : answerPage;
      answer(request, response).catch((error: unknown) => fail(response, error));
    },
  );
}

function isCall({ url = "/" }: IncomingMessage): boolean {
  return url.startsWith("/api/") || url === "/api" || url.startsWith("/api?");
}

function isBuildFile({ url = "/" }: IncomingMessage): boolean {
  return url.startsWith("/_next/static/");
}

function refuseMethod(response: ServerResponse): void {
  response.writeHead(405, { allow: "GET, HEAD", "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end("Pages can only be read. Calls go to /api.\n");
}

function fail(response: ServerResponse, error: unknown): void {
  const id = logFault("front door", error);
  if (response.headersSent) return void response.destroy();
  response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  response.end(`Something went wrong in Stet. If it happens again, quote this: ${id}\n`);
}
