import path from "node:path";
import {
  baseUrlIn,
  type Config,
  type ConfigFault,
  checkFilesUrl,
  checkLogKey,
  checkPostgresUrl,
  checkProxies,
  checkSecureBase,
  gatherFaults,
  proxiesIn,
  readListening,
} from "./config.ts";
import { type Env, readEnv } from "./env.ts";

/** What a process that only shows the published needs: no secret, no login, and one role of the database. */
export interface PublicConfig
  extends Pick<Config, "mode" | "host" | "port" | "dataDir" | "baseUrl" | "filesUrl" | "logKey" | "trustedProxies"> {
  /** The register's role at an external server; `null`: the embedded one. */
  readonly register: string | null;
}

/** Either the configuration of `serve --public-only`, or everything wrong with it at once. Other variables are not read. */
export function readPublicConfig(
  env: Env = readEnv(),
  isLogKey: (text: string) => boolean = () => true,
): PublicConfig | { readonly faults: readonly ConfigFault[] } {
  const { faults, wrong } = gatherFaults();
  const { mode, host, port } = readListening(env, wrong);
  if (mode === "production") checkSecureBase(env, wrong);
  checkFilesUrl(env, wrong);
  checkLogKey(env, isLogKey, wrong);
  checkProxies(env, wrong);
  checkPostgresUrl(env, "DATABASE_REGISTER_URL", wrong);
  if (faults.length > 0) return { faults };
  const dataDir = path.resolve(env.UDSYN_DATA ?? "data");
  return {
    mode,
    host,
    port,
    dataDir,
    filesUrl: env.FILES_URL ?? `file://${path.join(dataDir, "files")}`,
    baseUrl: baseUrlIn(env),
    logKey: env.UDSYN_LOG_KEY ?? null,
    trustedProxies: proxiesIn(env),
    register: env.DATABASE_REGISTER_URL ?? null,
  };
}
