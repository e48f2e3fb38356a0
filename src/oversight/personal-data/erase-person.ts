import { trace, type Work } from "../../identity/index.ts";
import { type Fault, Forbidden, fault, Invalid, NotFound, newId } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import {
  addErasureRequest,
  type Erasure,
  type ErasureAsked,
  type Held,
  identifiersOf,
  keepErasure,
  matcherOf,
  matcherOfDigests,
  secretMark,
  takeErasureRequest,
} from "../../records/index.ts";
import { renderAnew } from "../../register/index.ts";
import { countsOf, electedOf, lookFor, preservedAmong, type Sources } from "./person-places.ts";

const shortestReason = 10;

/** What came of an erasure: done, with what went; or kept until a second person carries it out. */
export type Erased = Carried | { readonly done: false; readonly id: string };
type Carried = { readonly done: true; readonly id: string; readonly held: readonly Held[] };

/**
 * Erases a person everywhere but in the places left out, what has to be kept and what is in a case marked for preservation,
 * in one transaction. What is left behind are
 * digests, so that a restored backup can be made to forget too. Where the municipality's rules ask for two people, one asks
 * and another carries out, each in their own name: a token does not say who holds it (docs/decisions/0032).
 * @throws Invalid `person-unknown`, `reason-needed`, `reason-names`; Forbidden `two-people-needed`
 */
export async function erasePerson(work: Work, secret: string, sources: Sources, asked: ErasureAsked): Promise<Erased> {
  const faults = erasureFaults(asked);
  if (faults.length > 0) throw new Invalid(faults);
  const { tx, municipality, now, today, who } = work;
  if (settingOn(municipality.profile, "secondPerson", today).value.includes("erase")) {
    if (who.actor.kind === "token") throw new Forbidden("two-people-needed");
    const id = newId<"erasure">(now.getTime());
    await addErasureRequest(tx, municipality.id, { id, askedAt: now, askedBy: who.actor.id, asked });
    await trace(work, { action: "oversight.ask-erasure", subject: { type: "personal-data", id } });
    return { done: false, id };
  }
  return { done: true, ...(await carryOut(work, secret, sources, asked)) };
}

/** What is wrong with what was asked: a reason that names the person would itself be left behind. */
export function erasureFaults({ reason, names }: Pick<ErasureAsked, "reason" | "names">): readonly Fault[] {
  if (reason.trim().length < shortestReason) return [fault("reason-needed", {}, "grund")];
  return matcherOf(names).isIn(reason) ? [fault("reason-names", {}, "grund")] : [];
}

/**
 * Carries out or declines what somebody else asked for.
 * @throws NotFound `erasure-unknown`, Forbidden `second-person`, `two-people-needed`
 */
export async function settleErasure(
  work: Work,
  secret: string,
  sources: Sources,
  id: string,
  does: "carry-out" | "decline",
): Promise<readonly Held[]> {
  const request = await takeErasureRequest(work.tx, work.municipality.id, id);
  if (!request) throw new NotFound("erasure-unknown");
  if (does === "decline") {
    await trace(work, { action: "oversight.decline-erasure", subject: { type: "personal-data", id } });
    return [];
  }
  if (work.who.actor.kind === "token") throw new Forbidden("two-people-needed");
  if (request.askedBy === work.who.actor.id) throw new Forbidden("second-person");
  return (await carryOut(work, secret, sources, request.asked)).held;
}

async function carryOut(
  work: Work,
  secret: string,
  sources: Sources,
  asked: ErasureAsked,
): Promise<Pick<Carried, "id" | "held">> {
  const { tx, municipality, now } = work;
  const { names, decided, reason } = asked;
  const matcher = matcherOf(names);
  // What is kept with its case is left out, also when the erasure is repeated after a restore.
  const { places, elected } = await lookFor(work, sources, matcher, new Set(asked.except));
  const preserved = preservedAmong(places);
  const except = [...new Set([...asked.except, ...preserved])];
  const taking = { matcher, except: new Set(except), decided, elected };
  const held: Held[] = [];
  for (const source of sources) held.push(...(await source.erase(work, taking)));
  if (held.length === 0) throw new Invalid([fault("person-unknown", {}, "navne")]);
  const erasure: Erasure = {
    id: newId<"erasure">(now.getTime()),
    at: now,
    what: {
      identifiers: identifiersOf(secret, municipality.id, names),
      except,
      decided,
      secretMark: secretMark(secret),
    },
  };
  await keepErasure(tx, municipality.id, erasure);
  await trace(work, {
    action: "oversight.erase-person",
    subject: { type: "personal-data", id: erasure.id },
    after: {
      places: countsOf(held),
      leftOut: asked.except.length,
      preserved: preserved.length,
      decided,
      reason: reason.trim(),
    },
  });
  await renderAnew(work);
  return { id: erasure.id, held };
}

/**
 * Does again what was erased before, in a database that has forgotten that it was, such as a restored one. All who left out the
 * same are looked for together, so that every table is read once and not once for each. Done twice it does nothing.
 * @throws Error when the digests are another secret's: then nobody can say whom they mean
 */
export async function repeatErasures(
  work: Work,
  secret: string,
  sources: Sources,
  erasures: readonly Erasure[],
): Promise<void> {
  const people: PersonErasure[] = [];
  for (const erasure of erasures) {
    if ("place" in erasure.what) await repeatPlace(work, sources, erasure, erasure.what.place);
    else if (erasure.what.secretMark !== secretMark(secret))
      throw new Error(
        `Sletningen ${erasure.id} er lavet med et andet UDSYN_SECRET. Sæt det, der gjaldt, da der blev slettet, og start igen.`,
      );
    else if (await keepErasure(work.tx, work.municipality.id, erasure))
      people.push({ id: erasure.id, ...erasure.what });
  }
  if (people.length === 0) return;
  const alike = Map.groupBy(people, ({ except, decided }) => JSON.stringify([decided, except.toSorted()]));
  for (const together of alike.values()) await repeatTogether(work, secret, sources, together);
  await renderAnew(work);
}

type PersonErasure = { readonly id: Erasure["id"] } & Exclude<Erasure["what"], { readonly place: string }>;

/** Erases again everybody of several erasures that left out the same. */
async function repeatTogether(
  work: Work,
  secret: string,
  sources: Sources,
  together: readonly PersonErasure[],
): Promise<void> {
  const [first] = together;
  if (!first) return;
  const identifiers = together.flatMap((one) => one.identifiers);
  const matcher = matcherOfDigests(secret, work.municipality.id, identifiers);
  const except = new Set(first.except);
  const elected = await electedOf(work, sources, matcher, except);
  const taking = { matcher, except, decided: first.decided, elected };
  const held: Held[] = [];
  for (const source of sources) held.push(...(await source.erase(work, taking)));
  const after = { places: countsOf(held), ...(together.length > 1 && { together: together.length }) };
  for (const { id } of together)
    await trace(work, { action: "oversight.repeat-erasure", subject: { type: "personal-data", id }, after });
}

async function repeatPlace(work: Work, sources: Sources, erasure: Erasure, place: string): Promise<void> {
  if (!(await keepErasure(work.tx, work.municipality.id, erasure))) return;
  for (const source of sources) await source.erasePlace?.(work, place);
  // Access that is closed again is traced by whom it is the act of.
  if (place.startsWith("closed:")) return;
  const subject = { type: "personal-data", id: erasure.id };
  await trace(work, { action: "oversight.repeat-erasure", subject, after: { place } });
}
