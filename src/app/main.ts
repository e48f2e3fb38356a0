import { runUdsyn } from "./cli/udsyn.ts";
import { endAnyway } from "./end-anyway.ts";

await runUdsyn(process.argv.slice(2));
endAnyway();
