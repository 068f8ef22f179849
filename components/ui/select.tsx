import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClass, Field, type FieldText, fieldAttributes } from "./field.tsx";

type Props = FieldText &
  Omit<ComponentProps<"select">, "className" | "children"> & {
    options: readonly { value: string; label: string }[];
    className?: string;
  };

/** A choice among a few. The browser's own, which every hand and every reader knows. */
export function Select({ label, hint, error, optional, options, className, id, ...rest }: Props) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const text = { label, hint, error, optional };
  return (
    <Field id={fieldId} {...text}>
      <select {...rest} {...fieldAttributes(fieldId, text)} className={classNames(controlClass, "h-9", className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
