import path from "node:path";
import { startEmbedded } from "../platform/index.ts";
import { StartFault } from "./start-fault.ts";

/**
 * Starts or joins the embedded server of a data folder.
 * @throws StartFault with what the server's keeper says: it speaks to whoever runs Udsyn already, and is no bug with a stack
 */
export async function ownServer(dataDir: string, tell: (line: string) => void) {
  try {
    return await startEmbedded({ dataDir: path.join(dataDir, "postgres"), log: tell });
  } catch (error) {
    const isSaid = error instanceof Error && error.constructor === Error && !("code" in error);
    throw isSaid ? new StartFault(error.message, { cause: error }) : error;
  }
}
