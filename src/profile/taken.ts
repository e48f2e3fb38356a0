import { type Fault, fault } from "../kernel/index.ts";
import { slugOnLoopback } from "./directory.ts";

/** What a municipality holds that no other in the installation may have. */
export interface Standing {
  readonly slug: string;
  readonly logOrigin: string;
  readonly hosts: readonly string[];
  readonly earlierLogs?: readonly { readonly origin: string }[] | undefined;
}

/**
 * What of a profile another municipality of the installation has already, by its place in the file. A log keeps its name
 * for ever, so a known slug with another name is another municipality that took the slug, or a name that cannot be changed.
 * Nor are the logs before it forgotten: `/log` tells of them, and the journal knows by them what the log goes on from.
 */
export function takenFaults(standing: readonly Standing[], wanted: Standing): readonly Fault[] {
  const others = standing.filter((one) => one.slug !== wanted.slug);
  const same = standing.find((one) => one.slug === wanted.slug);
  const hosts = wanted.hosts.flatMap((host, at) => {
    const by = others.find((one) => one.hosts.includes(host));
    return by ? [fault("host-taken", { written: host, other: by.slug }, `hosts.${at}`)] : [];
  });
  const by = others.find((one) => one.logOrigin === wanted.logOrigin);
  const taken = by ? [fault("origin-taken", { written: wanted.logOrigin, other: by.slug }, "logOrigin")] : [];
  const changed =
    same && same.logOrigin !== wanted.logOrigin
      ? [fault("slug-taken", { written: wanted.slug, origin: same.logOrigin }, "slug")]
      : [];
  const told = wanted.earlierLogs?.map(({ origin }) => origin) ?? [];
  const forgotten = (same?.earlierLogs ?? [])
    .filter(({ origin }) => !told.includes(origin))
    .map(({ origin }) => fault("earlier-log-forgotten", { origin }, "earlierLogs"));
  return [...hosts, ...taken, ...changed, ...(changed.length > 0 ? [] : forgotten)];
}

/** Host names that no visitor ever reaches: on loopback the name before `.localhost` is the short name of the municipality. */
export function unreachableHosts({ slug, hosts }: Standing): readonly Fault[] {
  return hosts.flatMap((host, at) => {
    const local = slugOnLoopback(host);
    return local === null || local === slug ? [] : [fault("host-of-loopback", { written: host, slug }, `hosts.${at}`)];
  });
}
