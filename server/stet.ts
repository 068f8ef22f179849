import "#db/quick-loading.ts";
import { main } from "./cli/main.ts";
import { systemCode } from "./faults.ts";

// The command line: `npm run -s stet -- …`, which is `node server/stet.ts …`.

// A reader such as `head` that has seen enough is no fault.
process.stdout.on("error", (error) => {
  if (systemCode(error) !== "EPIPE") throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2));
