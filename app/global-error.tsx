"use client";

import { Wordmark } from "#components/shell/wordmark.tsx";
import "./globals.css";

/**
 * Even the frame failed, so neither the reader's language nor the messages are at hand: both languages, in few words.
 * Next writes this page while building, outside any request, hence nothing here that asks for one.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Stet</title>
        <main className="mx-auto flex min-h-[80dvh] max-w-md flex-col justify-center px-4 py-16">
          <p className="mb-8">
            <Wordmark />
          </p>
          <h1 className="font-serif text-title font-semibold">This page did not work</h1>
          <p className="mt-2 text-soft">
            Nothing you wrote is lost. Try again; if it happens again, tell whoever runs this server.
          </p>
          <p lang="es" className="mt-2 text-soft">
            Esta página ha fallado. Lo que has escrito no se ha perdido. Vuelve a intentarlo; si se repite, avisa a
            quien administra el servidor.
          </p>
          {error.digest ? <p className="mt-2 text-tool text-faint select-all">{error.digest}</p> : null}
          <p className="mt-6">
            {/* A plain anchor: a full load, for whatever held the frame together is gone. */}
            <a href="/" className="text-accent underline underline-offset-2">
              Stet
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
