import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { Conflict, fault, type Id, Invalid, isId } from "../kernel/index.ts";
import { checked, type Db } from "../platform/index.ts";
import { answeredBefore, once } from "../records/index.ts";
import { json, type Reply, seeOther } from "../web/index.ts";
import type { AskedByWho } from "./routes.ts";
import { type Work, work } from "./work.ts";

/**
 * A use case done for a program, in one transaction, once for each `Idempotency-Key`.
 * @param said what stands for the body in the digest that tells a repeat: a body that names somebody leaves no digest of the name
 */
export function doneOnce(
  db: Db,
  asked: AskedByWho,
  use: (work: Work) => Promise<{ status: number; body: unknown }>,
  said: unknown = asked.json ?? null,
): Promise<{ status: number; body: unknown }> {
  const key = keyIn(asked);
  return work(db, asked.here, asked.who, asked.now, (one) =>
    once(one.tx, { ...keyedBy(asked, said), key, now: asked.now }, () => use(one)),
  );
}

/** The same for what is answered with nothing but that it is done. */
export async function emptyOnce(
  db: Db,
  asked: AskedByWho,
  use: (work: Work) => Promise<unknown>,
  said?: unknown,
): Promise<Reply> {
  const empty = { status: 204, body: null };
  const once = async (one: Work) => {
    await use(one);
    return empty;
  };
  await doneOnce(db, asked, once, said);
  return { ...empty, headers: {} };
}

/** What a repeat is told in place of a secret. */
const madeBefore = z.object({ made: z.string() });

/**
 * The same where the answer may hold a secret that lies here as its hash alone, and is told once: what is kept for a repeat is
 * which thing was made (docs/decisions/0068). @throws Conflict `done-already` to a repeat of what told a secret
 */
export async function secretOnce(
  db: Db,
  asked: AskedByWho,
  use: (work: Work) => Promise<{ readonly made: string; readonly body: object; readonly tells: boolean }>,
): Promise<Reply> {
  const first: { told?: object } = {};
  const { status, body } = await doneOnce(db, asked, async (one) => {
    const { made, body: told, tells } = await use(one);
    if (tells) first.told = told;
    return tells ? { status: 409, body: { made } } : { status: 201, body: told };
  });
  if (first.told) return json(first.told, 201);
  if (status === 409) throw new Conflict("done-already", madeBefore.parse(body));
  return json(body, status);
}

/**
 * The same for what is done in several transactions, each of which does only what is not done yet: a repeat gets the first
 * answer, and one that was cut off goes on where it was.
 */
export async function doneInSteps(
  db: Db,
  asked: AskedByWho,
  use: () => Promise<{ status: number; body: unknown }>,
): Promise<{ status: number; body: unknown }> {
  const key = keyIn(asked);
  const said = asked.json ?? null;
  const earlier =
    key === null
      ? null
      : await work(db, asked.here, asked.who, asked.now, (one) =>
          answeredBefore(one.tx, { ...keyedBy(asked, said), key }),
        );
  if (earlier) return earlier;
  const done = await use();
  return doneOnce(db, asked, async () => done);
}

function keyIn(asked: AskedByWho): string | null {
  const key = asked.header("idempotency-key") ?? null;
  // A program that sends the header always, and leaves it empty, hears so at once and not at its second write.
  if (key?.trim() === "") throw new Invalid([fault("idempotency-key-empty", {}, "Idempotency-Key")]);
  if (key !== null && key.length > 200) throw new Invalid([fault("idempotency-key-too-long", {}, "Idempotency-Key")]);
  return key;
}

function keyedBy(asked: AskedByWho, said: unknown) {
  const request = JSON.stringify([asked.method, addressOf(asked), said, ...uploadIn(asked)]);
  return { municipality: asked.here.id, actorId: asked.who.actor.id, request };
}

/** What is asked of is in the query too: the same key for another case is another request. */
function addressOf({ path, query }: AskedByWho): string {
  const said = query.toString();
  return said === "" ? path : `${path}?${said}`;
}

/** The hidden field that tells one opened form from another. */
const formField = "form";

/** A form's name to be sent along unseen; sent again after a mistake it is the same form still. */
export function openedForm({ form, query }: AskedByWho): { readonly [formField]: string } {
  return { [formField]: (form.get(formField) || query.get(formField) || randomUUID()).slice(0, 100) };
}

/** Opens a form under a name of its own in the address: desk pages are fetched anew, and back must find the same form. */
export async function openForm(asked: AskedByWho, show: () => Promise<Reply>): Promise<Reply> {
  if (asked.query.get(formField)) return show();
  const query = new URLSearchParams(asked.query);
  query.set(formField, randomUUID());
  return seeOther(`${asked.path}?${query}`);
}

/**
 * A use case done once for each form that was opened and what it said: back, and the same button again, changes nothing
 * and gets what was made the first time. @param use makes something and says its id
 */
export async function doneOnceByForm<Noun extends string>(
  db: Db,
  asked: AskedByWho,
  use: (work: Work) => Promise<Id<Noun>>,
): Promise<{ readonly id: Id<Noun>; readonly again: boolean }> {
  let again = true;
  const said = createHash("sha256")
    .update(JSON.stringify([asked.path, asked.form.toString()]))
    .digest("base64url");
  const opened = asked.form.get(formField);
  const key = opened ? `form ${opened.slice(0, 100)} ${said}` : null;
  const { body } = await work(db, asked.here, asked.who, asked.now, (one) =>
    once(
      one.tx,
      { municipality: asked.here.id, actorId: asked.who.actor.id, key, request: said, now: asked.now },
      async () => {
        again = false;
        return { status: 201, body: await use(one) };
      },
    ),
  );
  if (typeof body !== "string" || !isId<Noun>(body)) throw new Error("a form's answer is not an id");
  return { id: body, again };
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
