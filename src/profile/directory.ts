import type { Municipality } from "./municipality.store.ts";

/**
 * Which municipality a host name asks for. On loopback it is the first, others by `<slug>.localhost`;
 * an unknown host is nobody's (421), so that no link is ever built from a made-up Host header.
 */
export function municipalityAt(all: readonly Municipality[], hostHeader: string): Municipality | null {
  const host = hostHeader
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "");
  if (host === "localhost" || host === "127.0.0.1" || host === "::1") return all[0] ?? null;
  const local = slugOnLoopback(host);
  if (local !== null) return all.find((one) => one.slug === local) ?? null;
  return all.find((one) => one.profile.hosts.includes(host)) ?? null;
}

/** The short name that a host on loopback is read as; `null` where it is any other host. */
export function slugOnLoopback(host: string): string | null {
  return /^([a-z0-9-]+)\.localhost$/.exec(host)?.[1] ?? null;
}

export function municipalityBySlug(all: readonly Municipality[], slug: string | null): Municipality | null {
  return (slug === null ? all[0] : all.find((one) => one.slug === slug)) ?? null;
}
