"use client";

import { type FormEvent, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/form-error.tsx";
import { ApiProblem, callApi } from "../ui/problem.ts";
import { TextField } from "../ui/text-field.tsx";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { PasswordField } from "./password-field.tsx";

type Errors = { name?: string; email?: string; password?: string; form?: string };

/** Makes the owner's account; who made it is signed in afterwards. */
export function SetupForm({ passwordLength }: { passwordLength: { min: number; max: number } }) {
  const t = useTranslations("setup");
  const locale = useLocale();
  const problemMessage = useProblemMessage();
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors | null>(null);
  const [busy, setBusy] = useState(false);
  useErrorFocus(form, errors);

  function check(member: { name: string; email: string; password: string }): Errors | null {
    const missing = passwordLength.min - member.password.length;
    const found: Errors = {
      ...(member.name === "" && { name: t("nameMissing") }),
      ...(!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(member.email) && { email: t("emailWrong") }),
      ...(missing > 0 && { password: t("passwordShort", { count: missing }) }),
      ...(member.password.length > passwordLength.max && {
        password: t("passwordLong", { count: passwordLength.max }),
      }),
    };
    return Object.keys(found).length > 0 ? found : null;
  }

  function explain(thrown: unknown): Errors {
    const fields = thrown instanceof ApiProblem && thrown.code === "invalid_input" ? thrown : null;
    const email = fields?.messageFor("email") ? t("emailWrong") : undefined;
    const name = fields?.messageFor("name") ?? undefined;
    const password = fields?.messageFor("password") ?? undefined;
    return email || name || password ? { email, name, password } : { form: problemMessage(thrown) };
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (field: string) => String(data.get(field) ?? "");
    const member = { name: text("name").trim(), email: text("email").trim(), password: text("password") };
    const found = check(member);
    setErrors(found);
    if (found) return;
    setBusy(true);
    try {
      const sample = locale === "es" ? "es" : "en";
      const made = (await callApi("/api/setup", { json: { ...member, sample } })) as { sampleId: string | null };
      location.assign(made.sampleId === null ? "/" : `/articles/${made.sampleId}`);
    } catch (thrown) {
      setBusy(false);
      setErrors(explain(thrown));
    }
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormError>{errors?.form}</FormError>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        autoComplete="name"
        maxLength={200}
        error={errors?.name}
      />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        error={errors?.email}
      />
      <PasswordField
        label={t("password")}
        hint={t("passwordHint", { count: passwordLength.min })}
        name="password"
        autoComplete="new-password"
        error={errors?.password}
      />
      <Button type="submit" variant="primary" busy={busy} disabled={!hydrated} className="mt-1">
        {t(busy ? "creating" : "create")}
      </Button>
    </form>
  );
}
