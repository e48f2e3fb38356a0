import { type DateOn, dateInZone } from "../kernel/index.ts";
import { type Db, inMunicipality, type Tx } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import { audit, auditAll, type Trace } from "../records/index.ts";
import type { Who } from "./who.ts";

/** What every use case is given: one transaction in one municipality, who acts, and what time it is. */
export interface Work {
  readonly tx: Tx;
  readonly municipality: Municipality;
  readonly who: Who;
  readonly now: Date;
  /** The municipality's day. */
  readonly today: DateOn;
}

/** Does a use case's work in one transaction: all of it is kept, trace included, or nothing. */
export function work<T>(
  db: Db,
  municipality: Municipality,
  who: Who,
  now: Date,
  use: (work: Work) => Promise<T>,
): Promise<T> {
  const today = dateInZone(now, municipality.profile.timeZone);
  const began = performance.now();
  return inMunicipality(db, municipality.id, (tx) => {
    begun.set(tx, began);
    return use({ tx, municipality, who, now, today });
  });
}

/** When each work was begun, by the process's own clock. */
const begun = new WeakMap<Tx, number>();
/** Time that nobody notices, in milliseconds. */
const unnoticed = 2_000;

/** A moment, and later by as long as has gone since; nothing is added for what nobody notices. @param began by `performance.now()` */
export function laterBy(now: Date, began: number): Date {
  const gone = performance.now() - began;
  return gone < unnoticed ? now : new Date(now.getTime() + gone);
}

/** What time it is by now in a work that has taken long or waited; within its day, by which it was judged. */
export function momentOf({ tx, now, today, municipality }: Work): Date {
  const moment = laterBy(now, begun.get(tx) ?? performance.now());
  return dateInZone(moment, municipality.profile.timeZone) === today ? moment : now;
}

type Done = Pick<Trace, "action" | "subject" | "before" | "after">;

/** Leaves the trace of what was done, in the same transaction. */
export function trace(work: Work, done: Done): Promise<void> {
  return audit(work.tx, traceOf(work, done));
}

/** The traces of what was done by the batch, in one statement. */
export function traceAll(work: Work, all: readonly Done[]): Promise<void> {
  return auditAll(
    work.tx,
    all.map((done) => traceOf(work, done)),
  );
}

function traceOf({ municipality, who, now }: Work, done: Done): Trace {
  return { municipality: municipality.id, actor: who.actor, at: now, ...done };
}
