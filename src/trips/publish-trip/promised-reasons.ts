import { z } from "zod";
import type { Work } from "../../identity/index.ts";
import { listTrail, type TrailLine } from "../../records/index.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";

/** An act whose reason is promised to the public, with how it is told beside another reason, and which entries show what it is about. */
interface Promised {
  readonly head: (trip: Trip) => string;
  readonly isShown: (entry: TripEntry, act: TrailLine) => boolean;
  /** Whether it is told of a first version too, which corrects nothing. */
  readonly ofFirst?: boolean;
  /** Whether the page asks for it by a question of its own: then no other reason stands before it. */
  readonly comesFirst?: boolean;
}

const promised: ReadonlyMap<string, Promised> = new Map<string, Promised>([
  [
    "trips.cancel",
    {
      head: ({ direction }) => (direction === "in" ? "Besøget er aflyst" : "Rejsen er aflyst"),
      isShown: ({ status }) => status === "cancelled",
      ofFirst: true,
      comesFirst: true,
    },
  ],
  ["accounts.reopen", { head: () => "Regnskabet er åbnet igen", isShown: () => true }],
  ["decisions.correct-published", { head: () => "Afgørelsen er rettet", isShown: showsRuling }],
]);

const reasoned = z.object({ reason: z.string() });
const stated = z.object({ metOn: z.string(), text: z.string().nullable(), closed: z.boolean() });

/** A ruling that is on no public page is corrected for the desk alone. */
function showsRuling({ rulings }: TripEntry, { after }: TrailLine): boolean {
  const said = stated.safeParse(after).data;
  return rulings.some((one) => one.metOn === said?.metOn && (said.closed || one.text === said.text));
}

/**
 * Why a version is published, with every reason that was promised to the public since the version before it: told in the first
 * one that shows what it is about, whichever way that comes out (docs/decisions/0022, 0061). Where a reason's words have been
 * erased, there is none.
 */
export async function reasonWith(
  work: Work,
  trip: Trip,
  entry: TripEntry,
  reason: string | null,
): Promise<string | null> {
  const { acts, isFirst } = await sinceLastVersion(work, trip);
  const all = acts.flatMap((act, at) => {
    const kind = promised.get(act.action);
    const why = reasoned.safeParse(act.after).data?.reason.trim();
    if (!kind || !why || why === reason?.trim() || (isFirst && !kind.ofFirst)) return [];
    return [act, ...after(act, acts.slice(at + 1))].some((one) => kind.isShown(entry, one))
      ? [{ head: kind.head(trip), why, comesFirst: kind.comesFirst === true }]
      : [];
  });
  const told = all.filter((one, at) => all.findIndex(({ head, why }) => head === one.head && why === one.why) === at);
  const [first] = told;
  if (!first) return reason;
  if (reason === null && told.length === 1) return first.why;
  const said = (comesFirst: boolean) =>
    told.filter((one) => one.comesFirst === comesFirst).map(({ head, why }) => `${head}: ${why}`);
  const sentences = [...said(true), ...(reason === null ? [] : [reason]), ...said(false)];
  return sentences.map((one, at) => (at < sentences.length - 1 ? ended(one) : one)).join(" ");
}

/** The corrections that put right what a correction of a ruling had said: where the last is shown, all of them led to it. */
function after(act: TrailLine, later: readonly TrailLine[]): readonly TrailLine[] {
  const said = stated.safeParse(act.after).data;
  const next = later.findIndex(({ before }) => {
    const from = stated.safeParse(before).data;
    return said !== undefined && from?.metOn === said.metOn && from.text === said.text;
  });
  const found = later[next];
  return found ? [found, ...after(found, later.slice(next + 1))] : [];
}

/** The acts with a promised reason since the trip's last version, the first one first, and whether there has been none. */
async function sinceLastVersion(
  { tx, municipality }: Work,
  { id }: Trip,
): Promise<{ readonly acts: readonly TrailLine[]; readonly isFirst: boolean }> {
  const acts = { actions: [publishes, ...promised.keys()], subjects: [{ type: "trip", id }] };
  const since: TrailLine[] = [];
  let before: string | null = null;
  for (;;) {
    const page: readonly TrailLine[] = await listTrail(tx, municipality.id, acts, { limit, before });
    for (const act of page) {
      if (act.action === publishes) return { acts: since.toReversed(), isFirst: false };
      since.push(act);
    }
    before = page.at(-1)?.id ?? null;
    if (page.length < limit) return { acts: since.toReversed(), isFirst: true };
  }
}

const publishes = "trips.publish";
const limit = 20;

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
