import type { ReactNode } from "react";

export type FieldText = {
  label: ReactNode;
  /** What is expected, said before anything is typed. */
  hint?: ReactNode;
  /** What is wrong and what to do; read out with the field. */
  error?: string | null;
  /** Says that it may stay empty, beside the label. */
  optional?: string;
};

/** The ids a control points to with `aria-describedby`, and the state it shows. */
export function fieldAttributes(id: string, { hint, error }: FieldText) {
  const describedBy = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined } as const;
}

/** How every control that takes text looks. */
export const controlClass =
  "w-full rounded-soft border border-edge bg-sheet px-3 text-body text-ink touch transition-colors duration-100 " +
  "pointer-coarse:text-[1rem] aria-invalid:border-danger aria-invalid:bg-danger-tint disabled:opacity-50";

/** Label, hint and error around a control, tied to it by `id`. */
export function Field({ id, label, hint, error, optional, children }: FieldText & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-tool font-medium">
        {label}
        {optional ? <span className="font-normal text-faint"> · {optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 text-tool text-soft">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} className="text-tool font-medium text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
