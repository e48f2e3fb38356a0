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
  return inMunicipality(db, municipality.id, (tx) => use({ tx, municipality, who, now, today }));
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
