"use client";

import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/form-error.tsx";
import { ApiProblem, callApi } from "../ui/problem.ts";
import { TextField } from "../ui/text-field.tsx";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { PasswordField } from "./password-field.tsx";

type Errors = { email?: string; password?: string; form?: string };

/** Signs in and goes to `next`, a path that the page has made safe. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const problemMessage = useProblemMessage();
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors | null>(null);
  const [busy, setBusy] = useState(false);
  useErrorFocus(form, errors);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const email = String(data.get("email")).trim();
    const password = String(data.get("password"));
    if (email === "" || password === "") {
      setErrors({
        ...(email === "" && { email: t("emailMissing") }),
        ...(password === "" && { password: t("passwordMissing") }),
      });
      return;
    }
    setBusy(true);
    try {
      await callApi("/api/auth/sign-in/email", { json: { email, password } });
      // A full load: what the browser kept of pages belongs to whoever was here before. The server never sees what
      // stands behind the “#”, yet the browser has carried it along: it names the claim that was linked to.
      location.assign(next.includes("#") ? next : next + location.hash);
    } catch (thrown) {
      setBusy(false);
      // One sentence whatever was wrong, so that it cannot be asked which addresses have accounts.
      const refused = thrown instanceof ApiProblem && ["not_signed_in", "invalid_input"].includes(thrown.code);
      setErrors({ form: refused ? t("wrong") : problemMessage(thrown) });
    }
  }

  return (
    // Without our code a browser would put the password into the address; it is never sent the browser's own way.
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormError>{errors?.form}</FormError>
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors?.email}
      />
      <PasswordField label={t("password")} name="password" autoComplete="current-password" error={errors?.password} />
      <Button type="submit" variant="primary" busy={busy} disabled={!hydrated} className="mt-1">
        {t(busy ? "submitting" : "submit")}
      </Button>
      <p className="text-tool text-soft">{t("forgotten")}</p>
    </form>
  );
}
