import type { Config } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";

/**
 * The address the outside sees of a municipality, for letters: the configured one, never what a request says. Where it is
 * another municipality's, the host is the profile's first; on this machine `<slug>.localhost`.
 */
export function baseOf({ baseUrl, port }: Pick<Config, "baseUrl" | "port">, here: Municipality): string {
  const url = new URL(baseUrl ?? `http://localhost:${port}`);
  const { hosts } = here.profile;
  const isLocal = baseUrl === null && here.position === 1;
  if (!isLocal && !hosts.includes(url.hostname)) url.hostname = hosts[0] ?? `${here.slug}.localhost`;
  return url.href.replace(/\/$/, "");
}
