import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { controlClass, Field, type FieldText, fieldAttributes } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";

type Props = FieldText & Omit<ComponentProps<"input">, "className" | "type" | "id">;

/** A password that one may look at while typing it. */
export function PasswordField({ label, hint, error, ...rest }: Props) {
  const t = useTranslations("ui");
  const id = useId();
  const [shown, setShown] = useState(false);
  const text = { label, hint, error };
  return (
    <Field id={id} {...text}>
      <div className="relative">
        <input
          {...rest}
          {...fieldAttributes(id, text)}
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className={`${controlClass} h-9 pr-11`}
        />
        <IconButton
          label={t(shown ? "hidePassword" : "showPassword")}
          onClick={() => setShown(!shown)}
          className="absolute top-1/2 right-0 -translate-y-1/2"
        >
          {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        </IconButton>
      </div>
    </Field>
  );
}
