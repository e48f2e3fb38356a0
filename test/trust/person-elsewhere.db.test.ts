import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { makeLink, trace, type Who } from "../../src/identity/index.ts";
import { correctPerson, erasePerson, exportPerson, placesOf, settleErasure } from "../../src/oversight/index.ts";
import { type ErasureAsked, matcherOf } from "../../src/records/index.ts";
import type { TripId } from "../../src/trips/index.ts";
import { sealTravelList } from "../../src/trips/travel-list/travel-list.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";

const slug = "proeve";
const name = "Tove Kanariefugl";
const email = "tove.kanariefugl@by.example";
const sources = personalSources("test");
const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };

const second: Who = { actor: { kind: "person", id: "two", name: "Anden" }, grants: [{ role: "dpo", scope: null }] };

let site: TestSite;
let here: string;
const [invited, other, survey, writer, trip] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  site = await startTestSite();
  here = site.here(slug).id;
});
afterAll(() => site.close());

const put = (table: string, row: Readonly<Record<string, unknown>>) =>
  site.db.query(
    `INSERT INTO udsyn.${table} (municipality_id, ${Object.keys(row).join(", ")})
     VALUES ($1, ${Object.keys(row).map((_, at) => `$${at + 2}`)})`,
    [here, ...Object.values(row)],
  );

async function plant(): Promise<void> {
  const at = site.clock.now;
  const asked = { subject_type: "trip", subject_id: trip, lang: "da", taken: "[]", expires_at: at, created_at: at };
  const lines = JSON.stringify({ aim: `Mødte ${name}.`, outcome: "", change: "" });
  await put("replies_invitation", { ...asked, invitation_id: invited, name, email, created_by: "a" });
  await put("replies_invitation", {
    ...{ ...asked, invitation_id: other, name: "Bo Anden", email: "bo@by.example", created_by: "a" },
    ...{ draft: lines, sent: lines, pages: JSON.stringify([{ tab: "a", typed: JSON.parse(lines) }]) },
  });
  await put("replies_survey", {
    ...{ survey_id: survey, subject_type: "trip", subject_id: trip, round: "first", questions: "[]" },
    ...{ opened_on: "2026-05-01", closes_on: "2026-06-01", links: 1 },
  });
  const answer = { survey_id: survey, question: "q" };
  await put("replies_answer", { ...answer, answer_id: randomUUID(), own_words: name });
  await put("replies_answer", { ...answer, answer_id: randomUUID(), own_words: `Tak til ${name} for dagen.` });
  await put("identity_person", { person_id: writer, name: "Skriver", active: true, created_at: at });
  for (const page of ["/skrivebord/rejser/ny", "/skrivebord/tjenesterejse"])
    await put("identity_working_draft", {
      ...{ person_id: writer, page, saved_at: at },
      fields: JSON.stringify({ title: `Hos ${name}`, hosts: ["Ingen", name], purpose: "Havn" }),
    });
  await put("records_document", {
    ...{
      document_id: randomUUID(),
      subject_type: "trip",
      subject_id: trip,
      sha256: "0",
      media_type: "application/pdf",
    },
    ...{ file_name: `Kvittering ${name}.pdf`, size: 1, uploaded_at: at, uploaded_by: "a" },
  });
  const run = randomUUID();
  await put("intake_run", {
    ...{ run_id: run, dataset: "trips", file_name: `${name}.csv`, mapping: "{}", dialect: "{}" },
    ...{ added: 0, updated: 0, unchanged: 0, held: 1, started_at: at, by_actor: "a" },
  });
  await put("intake_row", {
    ...{ dataset: "trips", key_digest: Buffer.from("k"), row_id: randomUUID(), key: "k", content_hash: "0" },
    ...{ status: "held", run_id: run, row_number: 2, reference: name, printed: JSON.stringify({ Navn: name }) },
    read_as: JSON.stringify({ traveller: name }),
  });
  await site.doing(slug, ({ tx, municipality, now }) =>
    makeLink(tx, municipality.id, { purpose: "replies.contribute", subjectId: invited, personId: null }, now, 14),
  );
}

/** Asked for by one and carried out by another, as the municipality's rules have it. */
async function erased(names: readonly string[]): Promise<void> {
  const asked: ErasureAsked = { names, except: [], decided: false, reason: "Anmodning efter artikel 17." };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), dpo);
  const [id] = await column("SELECT request_id AS v FROM udsyn.records_erasure_request");
  await site.doing(slug, (one) => settleErasure(one, "test", sources, String(id), "carry-out"), second);
}

const kinds = [
  "Bidrag til en rapport",
  "Fils navn",
  "Importeret række",
  "Indlæsning af en fil",
  "Svar på et spørgeskema",
  "Tekst, der ikke er gemt endnu",
];
const column = async (sql: string) => (await site.db.query<{ v: unknown }>(sql)).map((row) => row.v);

test("a person is found, written otherwise and erased where text comes by link, by file or is not saved yet", async () => {
  await plant();
  const found = await site.doing(slug, (one) => placesOf(one, sources, matcherOf([name, email])), dpo);
  expect(new Set(found.map((one) => one.what))).toEqual(new Set(kinds));

  // Whoever asks is given all of it, why it is held, and who has looked.
  await site.doing(
    slug,
    (one) => trace(one, { action: "trips.look-at-contributions", subject: { type: "trip", id: trip } }),
    second,
  );
  const { data: given, looks } = await site.doing(slug, (one) => exportPerson(one, sources, [name, email]), dpo);
  const count = (places: readonly { readonly held: readonly unknown[] }[]) =>
    places.reduce((sum, one) => sum + one.held.length, 0);
  expect(count(given.places)).toBe(count(found));
  expect(new Set(given.places.map((one) => one.what))).toEqual(new Set(kinds));
  for (const one of given.places) expect([one.purpose, one.basis].every((text) => text.length > 10)).toBe(true);
  expect(looks.latest).toMatchObject([{ who: "Anden", action: "trips.look-at-contributions" }]);

  await site.doing(slug, (one) =>
    correctPerson(one, sources, async () => undefined, { from: name, to: "Tove Rettet", except: [] }),
  );
  expect(await column("SELECT name AS v FROM udsyn.replies_invitation ORDER BY name")).toEqual([
    "Bo Anden",
    "Tove Rettet",
  ]);
  expect(await column("SELECT DISTINCT fields -> 'hosts' AS v FROM udsyn.identity_working_draft")).toEqual([
    ["Ingen", "Tove Rettet"],
  ]);
  // What came by file, and what somebody answered, stays as it came.
  expect(await column("SELECT printed -> 'Navn' AS v FROM udsyn.intake_row")).toEqual([name]);

  await erased([name, "Tove Rettet", email]);
  expect(await dumped(site.db, ["udsyn"])).not.toMatch(/Tove (?:Kanarie|Rettet)|kanariefugl/i);
  // Whom lines were asked of is gone with the link; whoever wrote of them keeps the rest.
  expect(await column("SELECT invitation_id AS v FROM udsyn.replies_invitation")).toEqual([other]);
  expect(await column("SELECT sent ->> 'aim' AS v FROM udsyn.replies_invitation")).toEqual(["Mødte [slettet]."]);
  expect(await column("SELECT count(*)::int AS v FROM udsyn.identity_link WHERE revoked_at IS NULL")).toEqual([0]);
  expect(await column("SELECT own_words AS v FROM udsyn.replies_answer ORDER BY 1")).toEqual([
    "Tak til [slettet] for dagen.",
    null,
  ]);
  expect(await column("SELECT DISTINCT fields ->> 'purpose' AS v FROM udsyn.identity_working_draft")).toEqual(["Havn"]);
});

test("somebody's own unsaved text goes with them", async () => {
  await site.db.query(
    "UPDATE udsyn.identity_person SET name = 'Skriver Forladt', active = false WHERE person_id = $1",
    [writer],
  );
  await erased(["Skriver Forladt"]);
  expect(await column("SELECT count(*)::int AS v FROM udsyn.identity_working_draft")).toEqual([0]);
});

test("a travel list that another secret sealed keeps nobody from being found, written otherwise and erased", async () => {
  const person = "Runa Kanariefugl";
  const traveller = { name: person, passport: "P-1", allergies: null, emergencyContact: null };
  const trips: TripId[] = [];
  for (const title of ["Til Oulu", "Til Narvik"]) {
    const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { title });
    const { id } = (await made.json()) as { id: TripId };
    const path = `/api/v1/trips/${id}/travel-list`;
    expect((await site.api(slug, "coordinator", "PUT", path, { travellers: [traveller] })).status).toBe(204);
    trips.push(id);
  }
  const [foreign, own] = trips.toSorted();
  if (!foreign || !own) throw new Error("no trips");
  const sealed = sealTravelList(
    "another",
    { municipalityId: site.here(slug).id, tripId: foreign },
    { travellers: [traveller] },
  );
  await site.db.query("UPDATE udsyn.trips_travel_list SET sealed = $1 WHERE trip_id = $2", [sealed, foreign]);
  const lists = async (name: string) =>
    (await site.doing(slug, (one) => placesOf(one, sources, matcherOf([name])), dpo))
      .filter((one) => one.what === "Rejseliste")
      .map((one) => one.subject?.id);
  expect(await lists(person)).toEqual([own]);
  await site.doing(slug, (one) =>
    correctPerson(one, sources, async () => undefined, { from: person, to: "Runa Rettet", except: [] }),
  );
  expect(await lists("Runa Rettet")).toEqual([own]);
  await erased(["Runa Rettet"]);
  expect(await column("SELECT trip_id AS v FROM udsyn.trips_travel_list")).toEqual([foreign]);
});
