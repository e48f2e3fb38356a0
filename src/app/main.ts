import { runUdsyn } from "./cli/udsyn.ts";
import { endAnyway } from "./end-anyway.ts";
import { orderOfThread, writeForParent } from "./static-site/pens.ts";

const order = orderOfThread();
if (order) await writeForParent(order);
else {
  await runUdsyn(process.argv.slice(2));
  endAnyway();
}
