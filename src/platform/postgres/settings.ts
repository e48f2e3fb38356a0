import type { Folder } from "./folder.ts";

/** `durable` keeps every acknowledged write through a crash; `scratch` is for tests that delete the folder. */
export type Tuning = "durable" | "scratch";

const common = {
  max_connections: "60",
  shared_buffers: "128MB",
  // No replication from the embedded server: bulk loads into new tables then skip the log.
  wal_level: "minimal",
  max_wal_senders: "0",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  jit: "off",
  // Statements and details carry what people typed; the server's log must hold none of it.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

const tunings: Record<Tuning, Record<string, string>> = {
  durable: { synchronous_commit: "on" },
  scratch: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
};

/**
 * The server's settings as arguments, so that the running version of the code decides and not the day of `initdb`.
 * The socket lies in the cluster itself (`.`): any length of path is then fine for the server. Windows has no such
 * sockets for PostgreSQL: there it listens on loopback. Passwords are demanded either way.
 */
export function serverArguments(folder: Folder, tuning: Tuning, port: number): string[] {
  const listening =
    process.platform === "win32"
      ? { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(port) }
      : { listen_addresses: "", unix_socket_directories: ".", unix_socket_permissions: "0777", port: String(port) };
  const all = { ...common, ...tunings[tuning], ...listening, cluster_name: folder.clusterName };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
