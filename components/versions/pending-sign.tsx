import { useLinkStatus } from "next/link";
import { Spinner } from "../ui/spinner.tsx";

/** Turns while what the link around it leads to is on its way. */
export function PendingSign() {
  const { pending } = useLinkStatus();
  return pending ? <Spinner className="ms-auto" /> : null;
}
