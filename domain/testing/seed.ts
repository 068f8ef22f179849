import fc from "fast-check";

/**
 * Random tests try the same cases in every run, so that a red one is the fault of the change at hand and is red again when
 * it is tried again; other cases by another `STET_SEED`, more of them by `STET_HISTORIES`.
 */
fc.configureGlobal({ seed: Number(process.env["STET_SEED"] ?? 20_261_129) });
