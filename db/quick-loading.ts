import { registerHooks } from "node:module";

/**
 * Imported before everything that loads the database. To learn whether a `.js` file is a module, Node reads the whole
 * package.json around it, anew for each file; drizzle's has 180 kB and 140 files are loaded from it, which took as long as
 * all other loading together. All that its modules import from each other are modules.
 */
const OF_DRIZZLE = /\/node_modules\/drizzle-orm\/.+\.js$/;

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    if (parentURL === undefined || !specifier.startsWith(".") || !OF_DRIZZLE.test(parentURL))
      return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
  },
});
