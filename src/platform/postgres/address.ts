import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Folder } from "./folder.ts";

/** Linux takes 107 bytes of path to a socket, macOS 103. */
const SOCKET_PATH_BYTES = 103;

/** Where clients of this process reach the server. */
export interface Address {
  /** A folder with the socket, or a loopback address: `host` as `pg` takes it. */
  readonly host: string;
  close(): void;
}

/** The socket's own folder when its path is short enough, else a short link to it in a closed temporary folder. */
export function openAddress(folder: Folder): Address {
  if (process.platform === "win32") return { host: "127.0.0.1", close: () => {} };
  const fits = Buffer.byteLength(join(folder.cluster, ".s.PGSQL.5432")) <= SOCKET_PATH_BYTES;
  if (fits) return { host: folder.cluster, close: () => {} };
  const short = tmpdir().length > 60 ? "/tmp" : tmpdir();
  const closed = mkdtempSync(join(short, "udsyn-"));
  const link = join(closed, "db");
  symlinkSync(folder.cluster, link);
  return { host: link, close: () => rmSync(closed, { recursive: true, force: true }) };
}
