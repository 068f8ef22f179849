import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClass, Field, type FieldText, fieldAttributes } from "./field.tsx";

type Props = FieldText & Omit<ComponentProps<"textarea">, "className"> & { className?: string };

/** Several lines of text, with label, hint and error. Grows with what is written where the browser can. */
export function TextArea({ label, hint, error, optional, className, id, rows = 3, ...rest }: Props) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const text = { label, hint, error, optional };
  return (
    <Field id={fieldId} {...text}>
      <textarea
        {...rest}
        rows={rows}
        {...fieldAttributes(fieldId, text)}
        className={classNames(controlClass, "field-sizing-content min-h-18 resize-y py-2", className)}
      />
    </Field>
  );
}
