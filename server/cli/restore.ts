import { readSettings } from "../settings.ts";
import { onlyOperand, readArguments } from "./arguments.ts";
import { countsOf } from "./counts.ts";
import { print } from "./output.ts";
import { restoreNewsroom } from "./restore-newsroom.ts";

/** `stet restore` */
export async function restore(args: readonly string[]): Promise<boolean> {
  const file = onlyOperand(readArguments(args, {}).positionals, "FILE");
  const { dataDirectory } = readSettings();
  const { manifest, aside } = await restoreNewsroom(dataDirectory, file);
  print(`Restored ${dataDirectory} as it was at ${manifest.madeAt}: ${countsOf(manifest.counts)}.`);
  if (manifest.lost.length > 0) print(`The backup was made without ${manifest.lost.length} files of evidence.`);
  if (aside !== null)
    print(
      `What was there is kept in ${aside}; its evidence stays where it is. To go back, stop Stet and move it up again.`,
    );
  return true;
}
