import { rmSync } from "node:fs";
import { type Embedded, startEmbedded } from "./embedded.ts";

/** A server for tests, quick and forgetful, in a folder of its own that is deleted when it stops. */
export async function startScratch(dir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: dir, log: () => {}, tuning: "scratch" });
  return {
    ...embedded,
    stop: async () => {
      await embedded.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
