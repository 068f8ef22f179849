"use client";

import { MessagePage } from "#components/shell/message-page.tsx";
import { Button } from "#components/ui/button.tsx";
import "./globals.css";

/** Even the frame failed, so neither the reader's language nor the messages are at hand: both languages, in few words. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Stet</title>
        <MessagePage
          title="This page did not work"
          detail="Nothing you wrote is lost. Try again; if it happens again, tell whoever runs this server."
          note={error.digest}
        >
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <p lang="es" className="mt-4 w-full text-soft">
            Esta página ha fallado. Lo que has escrito no se ha perdido; vuelve a intentarlo.
          </p>
        </MessagePage>
      </body>
    </html>
  );
}
