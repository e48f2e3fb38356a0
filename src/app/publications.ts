import { randomUUID } from "node:crypto";
import { Socket } from "node:net";
import pg from "pg";
import type { ConnectTo, Log } from "../platform/index.ts";
import { profilesChannel } from "../profile/index.ts";
import { journalChannel } from "../records/index.ts";
import { publishedChannel } from "../register/index.ts";
import { inTime } from "./in-time.ts";

/**
 * Hears of every publication, whichever process made it, and counts them by municipality: the count is part of what a kept
 * page's key holds, so a page is rendered anew after each.
 * While the database is away, kept pages go on as they are; once it is back every page is rendered anew. A connection that
 * dies without a word is found by what it tells itself now and then, and given up.
 */
export interface Publications {
  headOf(municipalityId: string): string;
  /** Whether it listens, and heard itself the last time it asked. */
  isHeard(): boolean;
  /** Tells of every log that grows from now on. */
  follow(tell: (municipalityId?: string) => void): void;
  /** Tells from now on that a profile was saved, or may have been while nobody listened. */
  followProfiles(tell: () => void): void;
  close(): Promise<void>;
}

/** How often the connection tells itself something, and how long it may take to hear it, in milliseconds. */
export interface Echo {
  readonly every: number;
  readonly within: number;
}

/**
 * @param tell hears whose log has grown, or who has erased or closed what was never public; with nothing, that any of them may have, for nobody listened for a while
 * @throws at once when what is told does not come back, as through a pooler that gives each transaction another connection
 */
export async function hearPublications(
  to: ConnectTo,
  log: Log,
  tell: (municipalityId?: string) => void = () => undefined,
  { every, within }: Echo = { every: 10_000, within: 5_000 },
): Promise<Publications> {
  const following = [tell];
  const followingProfiles: (() => void)[] = [];
  const counts = new Map<string, number>();
  let closed = false;
  let client: pg.Client | null = null;
  let asking: NodeJS.Timeout | undefined;
  let cut: () => void = () => undefined;
  let epoch = 0;

  async function listen(): Promise<void> {
    // Ours to cut: a connection that does not answer does not hear that it is to end either.
    const socket = new Socket();
    const next = new pg.Client({
      ...(typeof to === "string" ? { connectionString: to } : to),
      connectionTimeoutMillis: 3_000,
      stream: () => socket,
    });
    const own = `udsyn_echo_${randomUUID().replaceAll("-", "")}`;
    let echoed: () => void = () => undefined;
    next.on("error", () => undefined);
    next.on("notification", ({ channel, payload = "" }) => {
      if (channel === own) return echoed();
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
      clearTimeout(asking);
      later(500);
    });
    const echo = () =>
      inTime(within, async () => {
        const heard = new Promise<void>((resolve) => {
          echoed = resolve;
        });
        await next.query(`NOTIFY ${own}`);
        await heard;
      });
    try {
      await next.connect();
      for (const channel of [publishedChannel, profilesChannel, journalChannel, own])
        await next.query(`LISTEN ${channel}`);
      await echo();
    } catch (error) {
      socket.destroy();
      throw error;
    }
    epoch += 1;
    client = next;
    cut = () => socket.destroy();
    const askAgain = () => {
      asking = setTimeout(() => {
        echo().then(askAgain, (error: unknown) => {
          if (client !== next) return;
          log.warn({ reason: String(error) }, "publications are not heard: connecting anew");
          socket.destroy();
        });
      }, every).unref();
    };
    askAgain();
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
    isHeard: () => client !== null,
    headOf: (municipalityId) => `${epoch}.${counts.get(municipalityId) ?? 0}`,
    close: async () => {
      closed = true;
      clearTimeout(asking);
      await inTime(within, async () => client?.end()).catch(cut);
    },
  };
}
