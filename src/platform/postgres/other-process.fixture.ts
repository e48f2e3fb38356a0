/** Another Udsyn on the same data folder, for tests: tells what it got, stays until it is told to stop or is killed. */
import { startEmbedded } from "./embedded.ts";

const [dataDir = ""] = process.argv.slice(2);
const embedded = await startEmbedded({ dataDir, log: () => {}, tuning: "scratch" });
process.once("SIGTERM", () => void embedded.stop().then(() => process.exit(0)));
process.stdout.write(`${embedded.joined ? "joined" : "started"}\n`);
setInterval(() => {}, 1000);
