import { type RefObject, useEffect } from "react";

/** Takes the focus to the first field at fault, or to the form's own message, whenever a new set of errors appears. */
export function useErrorFocus(form: RefObject<HTMLFormElement | null>, errors: unknown): void {
  useEffect(() => {
    if (!errors) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [form, errors]);
}
