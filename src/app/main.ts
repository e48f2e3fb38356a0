import { runUdsyn } from "./cli/udsyn.ts";

await runUdsyn(process.argv.slice(2));
