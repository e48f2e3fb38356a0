import {
  cancels,
  confirms,
  copies,
  corrects,
  erasesDraft,
  goesOn,
  holds,
  managerSays,
  putsRulingRight,
  reports,
  rules,
  sends,
  settlesReport,
  takesBack,
  takesDown,
} from "./case-acts.ts";
import { answers, erases, erasesWords, imports, invites, passes, putsNameRight, repairs } from "./data-acts.ts";
import { deskOpens, frontsOpen, isAwaited, lettersGo, livesAgree } from "./desk-holds.ts";
import { beginsLate, lateActs } from "./late-acts.ts";
import { allots, books, carriesOver, closes, givesAll, movesLine, paysDaily } from "./money-acts.ts";
import { potsFoot, tripFoots } from "./money-holds.ts";
import { creates, edits } from "./plan-acts.ts";
import { logVerifies, publicHolds, tripIsPublic, versionsStand } from "./public-holds.ts";
import { broken, type Chance, chanceOf, does, openWorld, type Said, type World } from "./world.ts";

type Body = Said["body"];
type Act = (world: World, chance: Chance, trip: Body) => Promise<void>;

/** How often each is done, of a trip that is chosen; what leads onwards more often than what ends it. */
const acts: Weighed = [
  ...[
    [12, edits],
    [48, goesOn],
    [9, sends],
    [8, rules],
    [5, confirms],
    [5, putsRulingRight],
    [6, managerSays],
  ],
  ...[
    [5, takesBack],
    [3, cancels],
    [4, takesDown],
    [5, corrects],
    [1, erasesDraft],
    [2, copies],
    [2, holds],
  ],
  ...[
    [10, books],
    [10, movesLine],
    [7, closes],
    [3, paysDaily],
    [3, allots],
    [3, carriesOver],
  ],
  ...[
    [7, reports],
    [7, settlesReport],
    [5, invites],
    [3, answers],
    [6, imports],
    [3, repairs],
  ],
  ...[
    [2, erases],
    [1, erasesWords],
    [2, putsNameRight],
    [6, passes],
  ],
] as never;
type Weighed = readonly (readonly [number, Act])[];

function chosen(chance: Chance, from: Weighed): Act {
  let left = chance.below(from.reduce((sum, [often]) => sum + often, 0));
  for (const [often, act] of from) {
    if (left < often) return act;
    left -= often;
  }
  return edits;
}

/** Walks so many acts of a seed; each act has chances of its own, so that some may be left out and the others stay the same. */
export async function walked(seed: number, length: number, only: readonly number[] | null): Promise<World> {
  const world = await openWorld();
  try {
    await givesAll(world);
    for (let step = 1; step <= length && world.faults.length === 0; step += 1) {
      world.step = step;
      if (only && !only.includes(step)) continue;
      const touched = await takes(world, chanceOf(seed * 100_003 + step), step);
      if (touched) await holdsAround(world, touched);
      if (step % 12 === 0 || step === length) await holdsEverywhere(world);
    }
    if (world.faults.length === 0) {
      world.step = length;
      // Every case once more, and a fourth of them with all their pages.
      for (const [at, id] of world.trips.entries()) await holdsAround(world, id, at % 4 === 0);
      await holdsEverywhere(world);
      await logVerifies(world);
      await lettersGo(world);
    }
  } catch (error) {
    broken(world, error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await world.site.close();
  }
  return world;
}

/** One act, and the trip it was about. Of the trips the last few are chosen most, so that cases go on. */
async function takes(world: World, chance: Chance, step: number): Promise<string | null> {
  if (world.trips.length === 0 || (step % 6 === 1 && world.trips.length < 10)) {
    await (chance.hits(65) ? beginsLate : creates)(world, chance);
    return world.trips.at(-1) ?? null;
  }
  // Most is done to what was approved, where money, reports and the public are.
  const under = await world.site.db.query<{ id: string }>(
    "SELECT trip_id AS id FROM udsyn.trips_trip WHERE status IN ('approved', 'complete', 'cancelled') AND trip_id = ANY ($1) ORDER BY created_at, title",
    [world.trips],
  );
  const near = world.trips.slice(-3);
  const id =
    under.length > 0 && chance.hits(60) ? chance.one(under).id : chance.one(chance.hits(75) ? near : world.trips);
  const { status, body } = await does(world, "coordinator", "GET", `trips/${id}`);
  if (status !== 200) {
    world.trips.splice(world.trips.indexOf(id), 1);
    return null;
  }
  // Most that is done to what was never sent is refused alike.
  const isEarly = ["draft", "sent-back", "postponed", "submitted", "recommended"].includes(body.status);
  const isLate = ["approved", "complete", "cancelled"].includes(body.status);
  const next = isEarly && chance.hits(55) ? goesOn : chosen(chance, isLate && chance.hits(55) ? lateActs : acts);
  await next(world, chance, body);
  return id;
}

async function holdsAround(world: World, id: string, whole = world.step % 5 === 0): Promise<void> {
  const { status, body: trip } = await does(world, "coordinator", "GET", `trips/${id}`);
  if (status !== 200) return;
  livesAgree(world, trip);
  await isAwaited(world, trip);
  await tripFoots(world, await potsFoot(world), trip);
  await tripIsPublic(world, trip);
  if (whole) await deskOpens(world, trip);
}

async function holdsEverywhere(world: World): Promise<void> {
  await publicHolds(world);
  await versionsStand(world);
  await frontsOpen(world);
  if (world.step % 36 === 0) await logVerifies(world);
}
