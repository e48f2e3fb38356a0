import type { Municipality } from "./municipality.store.ts";

/** Who letters are from: the municipality's own mailbox. */
export function senderOf({ profile, slug }: Municipality): string {
  return profile.contact.email ?? `udsyn@${profile.hosts[0] ?? slug}`;
}

/** The address the outside sees of a municipality, without a trailing slash. */
export type BaseOf = (here: Municipality) => string;
