import pg from "pg";
import type { ConnectTo, Log } from "../platform/index.ts";
import { profilesChannel } from "../profile/index.ts";
import { journalChannel } from "../records/index.ts";
import { publishedChannel } from "../register/index.ts";

/**
 * Hears of every publication, whichever process made it, and counts them by municipality: the count is part of what a kept
 * page's key holds, so a page is rendered anew after each.
 * While the database is away, kept pages go on as they are; once it is back every page is rendered anew.
 */
export interface Publications {
  headOf(municipalityId: string): string;
  /** Tells of every log that grows from now on. */
  follow(tell: (municipalityId?: string) => void): void;
  /** Tells from now on that a profile was saved, or may have been while nobody listened. */
  followProfiles(tell: () => void): void;
  close(): Promise<void>;
}

/** @param tell hears whose log has grown, or who has erased or closed what was never public; with nothing, that any of them may have, for nobody listened for a while */
export async function hearPublications(
  to: ConnectTo,
  log: Log,
  tell: (municipalityId?: string) => void = () => undefined,
): Promise<Publications> {
  const following = [tell];
  const followingProfiles: (() => void)[] = [];
  const counts = new Map<string, number>();
  let closed = false;
  let client: pg.Client | null = null;
  let epoch = 0;

  async function listen(): Promise<void> {
    const next = new pg.Client({
      ...(typeof to === "string" ? { connectionString: to } : to),
      connectionTimeoutMillis: 3_000,
    });
    next.on("error", () => undefined);
    next.on("notification", ({ channel, payload = "" }) => {
      if (channel === profilesChannel) {
        for (const one of followingProfiles) one();
        return;
      }
      // Of what was erased or closed and never public only the journal hears: kept pages stand.
      if (channel === journalChannel) return tell(payload);
      counts.set(payload, (counts.get(payload) ?? 0) + 1);
      for (const one of following) one(payload);
    });
    // A connection that was never made ends as well: only the one that was listened on is mourned here.
    next.on("end", () => {
      if (client !== next) return;
      client = null;
      later(500);
    });
    try {
      await next.connect();
      for (const channel of [publishedChannel, profilesChannel, journalChannel]) await next.query(`LISTEN ${channel}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    epoch += 1;
    client = next;
    for (const one of following) one();
    for (const one of followingProfiles) one();
  }
  /** One try at a time: while the database recovers, tries that beget tries would keep it from ever getting up. */
  function later(milliseconds: number): void {
    if (closed) return;
    setTimeout(() => {
      if (closed) return;
      listen().catch((error: unknown) => {
        log.warn({ reason: String(error) }, "cannot hear publications");
        later(1_000);
      });
    }, milliseconds).unref();
  }
  await listen();

  return {
    follow: (one) => void following.push(one),
    followProfiles: (one) => void followingProfiles.push(one),
    headOf: (municipalityId) => `${epoch}.${counts.get(municipalityId) ?? 0}`,
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
