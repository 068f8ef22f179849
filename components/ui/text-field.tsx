import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClass, Field, type FieldText, fieldAttributes } from "./field.tsx";

type Props = FieldText & Omit<ComponentProps<"input">, "className"> & { className?: string };

/** One line of text, with label, hint and error. */
export function TextField({ label, hint, error, optional, className, id, ...rest }: Props) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const text = { label, hint, error, optional };
  return (
    <Field id={fieldId} {...text}>
      <input {...rest} {...fieldAttributes(fieldId, text)} className={classNames(controlClass, "h-9", className)} />
    </Field>
  );
}
