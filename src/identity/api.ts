import type { z } from "zod";
import { fault, type Id, Invalid, isId } from "../kernel/index.ts";
import { checked, type Db } from "../platform/index.ts";
import { once } from "../records/index.ts";
import type { AskedByWho } from "./routes.ts";
import { type Work, work } from "./work.ts";

/** A use case done for a program, in one transaction, once for each `Idempotency-Key`. */
export function doneOnce(
  db: Db,
  asked: AskedByWho,
  use: (work: Work) => Promise<{ status: number; body: unknown }>,
): Promise<{ status: number; body: unknown }> {
  const key = asked.header("idempotency-key") ?? null;
  if (key !== null && key.length > 200) throw new Invalid([fault("idempotency-key-too-long", {}, "Idempotency-Key")]);
  return work(db, asked.here, asked.who, asked.now, (one) =>
    once(
      one.tx,
      {
        municipality: asked.here.id,
        actorId: asked.who.actor.id,
        key,
        request: JSON.stringify([asked.path, asked.json ?? null, ...uploadIn(asked)]),
        now: asked.now,
      },
      () => use(one),
    ),
  );
}

/** What tells one upload from another. */
function uploadIn({ form, files }: AskedByWho): readonly unknown[] {
  if (files.length === 0) return [];
  return [form.toString(), ...files.map(({ field, fileName, file }) => [field, fileName, file?.sha256 ?? null])];
}

/** A body or query read by a schema. @throws Invalid with everything wrong with it */
export function valid<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = checked(schema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  return read.value;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** The id in an address. What does not look like one becomes an id that nothing has, and is answered like what is not there. */
export function idIn<Noun extends string>(asked: Pick<AskedByWho, "params">, name = "id"): Id<Noun> {
  const id = asked.params[name] ?? "";
  return (isId(id) ? id : nobody) as Id<Noun>;
}
