import { z } from "zod";
import { type AskedByWho, doneOnce, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { type Fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { identifiersOf } from "../../records/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { privacyOfficers } from "../menu.tsx";
import { correctPerson } from "./correct-person.ts";
import { erasePerson } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";
import { readLooks } from "./looks-at.ts";
import type { PersonParts } from "./person.routes.ts";
import { most, personNamed } from "./person-asked.ts";
import { countsOf, type PersonPlace } from "./person-places.ts";
import { searchPerson, searchRefused } from "./search-person.ts";

const name = z.string().max(200);
const names = z.array(name).max(most).describe("Each way the name is written, and each mail address");
const except = z.array(z.string().max(200)).max(10_000).default([]).describe("Places that are about a namesake");
const searchBody = z.strictObject({ names });
const correctionBody = z.strictObject({ from: name, to: name, except });
const erasureBody = z.strictObject({
  names,
  except,
  decided: z.boolean().default(false).describe("What is said of an elected member too: where it has been decided"),
  reason: z.string().max(2000).describe("Without the person's name: it stays on the audit trail"),
});

const subject = z.object({ type: z.string(), id: z.string() }).nullable();
export const placeAnswer = z
  .object({
    place: z.string().describe("What is left out by"),
    what: z.string(),
    subject,
    texts: z.array(z.string()).describe("What stands there, each once, cut short around the name"),
    own: z.array(z.string()).describe("What is theirs beside it and goes with it, in words, never as it stands"),
    keptBecause: z.array(z.string()).describe("Why some of it stays when the person is erased"),
    corrects: z.boolean().describe("A name can be written otherwise there"),
  })
  .meta({ id: "PersonPlace" });
const caseAnswer = z.object({ title: z.string(), caseNumber: z.string().nullable() }).nullable();
const actAnswer = z.object({ action: z.string(), what: z.string(), subject, case: caseAnswer }).nullable();
const typedInto = z
  .object({
    form: z.string(),
    field: z.string().nullable(),
    before: z.boolean().describe("It is what stood there before, not what was typed"),
    case: caseAnswer,
  })
  .nullable();
const held = z.object({
  field: z.string(),
  part: z.string().describe("The field in words"),
  text: z.string(),
  at: z.iso.datetime().nullable().describe("When it was written or done, where that is known"),
  act: actAnswer.describe("What was done, where it is an act"),
  about: typedInto.describe("What it was typed into, where it was never saved in a case"),
  own: z.boolean().describe("It does not name them, and is theirs"),
  keptBecause: z.string().nullable(),
});
const exportAnswer = z
  .object({
    municipality: z.string(),
    madeAt: z.iso.datetime(),
    names: z.array(z.string()),
    places: z.array(
      z.object({
        ...{ what: z.string(), subject, case: caseAnswer },
        ...{ purpose: z.string(), basis: z.string(), held: z.array(held) },
      }),
    ),
    looks: z.array(z.object({ at: z.iso.datetime(), who: z.string().nullable(), what: z.string(), case: caseAnswer })),
  })
  .meta({ id: "PersonExport" });
/** What came of it as counts: an answer that is kept for a repeat keeps nothing about the person. */
const places = z.record(z.string(), z.int()).describe("How many places of each sort");
const correctionDone = z.object({ corrected: places });
const erasureDone = z.object({
  id: z.uuid().describe("The erasure's, or the request's that waits"),
  status: z.enum(["erased", "waits-for-second-person"]),
  erased: places,
});

/**
 * A person's data for the data protection officer's programs. Names are in the body, never in an address: addresses are logged
 * on the way.
 */
export function personApi(db: Db, { secret, sources, republish }: PersonParts): readonly UdsynRoute[] {
  const common = { lane: "api", method: "POST", allow: privacyOfficers, whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  /** What stands for a name in the digest that tells a repeat. */
  const marked = (asked: AskedByWho, all: readonly string[]) => identifiersOf(secret, asked.here.id, all);
  return [
    {
      ...common,
      path: "/api/v1/personal-data/search",
      api: {
        summary: "Everywhere a person stands. The search is on the audit trail, whom it was for is not.",
        body: searchBody,
        asks: true,
        answers: { 200: listOf(placeAnswer, {}), 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const named = personNamed(valid(searchBody, asked.json).names);
        // Refused, it is a look all the same, and that is kept.
        if (named.faults.length > 0) {
          await doing(asked, (one) => searchRefused(one, named.names, named.faults));
          throw inNames(named.faults);
        }
        const found = await doing(asked, (one) => searchPerson(one, sources, named.names));
        return json({ items: found.map(placeBody), next: null });
      },
    },
    {
      ...common,
      path: "/api/v1/personal-data/export",
      api: {
        summary: "Everything that is held of a person, with purpose, law, and who has looked at it.",
        body: searchBody,
        asks: true,
        answers: { 200: exportAnswer, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const named = namesIn(valid(searchBody, asked.json).names);
        const { data, looks, caseOf } = await doing(asked, (one) => exportPerson(one, sources, named));
        const seen = [];
        for await (const look of readLooks(db, asked.here, looks, caseOf)) seen.push(look);
        return json({ ...data, looks: seen });
      },
    },
    {
      ...common,
      path: "/api/v1/personal-data/corrections",
      api: {
        summary: "Writes a person's name as it should be; what is public follows as a new version.",
        body: correctionBody,
        answers: { 201: correctionDone, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const given = valid(correctionBody, asked.json);
        const [from = ""] = namesIn([given.from], "from");
        const use = async (one: Work) => {
          const corrected = await inEnglish(() => correctPerson(one, sources, republish, { ...given, from }));
          return { status: 201, body: { corrected: countsOf(corrected) } };
        };
        const { status, body } = await doneOnce(db, asked, use, [marked(asked, [from, given.to]), given.except]);
        return json(body, status);
      },
    },
    {
      ...common,
      path: "/api/v1/personal-data/erasures",
      api: {
        summary:
          "Erases a person, for good and from backups too. Where the municipality's rules ask for two people, each does so signed in: a token is refused.",
        body: erasureBody,
        answers: { 201: erasureDone, 403: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const given = valid(erasureBody, asked.json);
        const named = namesIn(given.names);
        const use = async (one: Work) => {
          const done = await inEnglish(() => erasePerson(one, secret, sources, { ...given, names: named }));
          const status = done.done ? "erased" : "waits-for-second-person";
          return { status: 201, body: { id: done.id, status, erased: done.done ? countsOf(done.held) : {} } };
        };
        const said = [marked(asked, named), given.except, given.decided, given.reason];
        const { status, body } = await doneOnce(db, asked, use, said);
        return json(body, status);
      },
    },
  ];
}

/** @throws Invalid `person-missing`, `person-too-short` */
function namesIn(written: readonly string[], path = "names"): readonly string[] {
  const { names: named, faults } = personNamed(written);
  if (faults.length > 0) throw inNames(faults, path);
  return named;
}

function inNames(faults: readonly Fault[], path = "names"): Invalid {
  return new Invalid(faults.map((one) => ({ ...one, path })));
}

/** The desk's fields by their names here. */
const fields: Readonly<Record<string, string>> = { navne: "names", fra: "from", til: "to", grund: "reason" };

async function inEnglish<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.faults.map((one) => ({ ...one, path: fields[one.path] ?? one.path })));
  }
}

export function placeBody({
  place,
  what,
  subject: of,
  texts,
  own,
  keeps,
  corrects,
}: PersonPlace): Answer<typeof placeAnswer> {
  return { ...{ place, what, subject: of, texts, own, corrects }, keptBecause: keeps.map((one) => one.why) };
}
