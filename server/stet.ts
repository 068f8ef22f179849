import { main } from "./cli/main.ts";

// The command line: `npm run -s stet -- …`, which is `node server/stet.ts …`.
process.exitCode = await main(process.argv.slice(2));
