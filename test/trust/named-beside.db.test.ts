import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { type PersonId, savePerson, type Who } from "../../src/identity/index.ts";
import { correctPerson, exportPerson, placesOf } from "../../src/oversight/index.ts";
import { matcherOf, post } from "../../src/records/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { erase } from "./erased-asks.ts";
import { plantTrip } from "./planted.ts";

/** Whoever is but named in what is somebody else's gets those words alone, and an erasure takes no more (decision 65). */
const slug = "lyngholm";
const named = "Karla Nabokone";
const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };
const sources = personalSources("test");
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** What of a sort is given to whoever asks, as `part: text`, with what is called their own. */
async function given(names: readonly string[], what: string) {
  const { data } = await site.doing(slug, (one) => exportPerson(one, sources, names), dpo);
  const held = data.places.filter((one) => one.what === what).flatMap((one) => one.held);
  return held.map((one) => `${one.own ? "own " : ""}${one.part}: ${one.text}`);
}
async function along(names: readonly string[], what: string) {
  const places = await site.doing(slug, (one) => placesOf(one, sources, matcherOf(names)), dpo);
  return places.filter((one) => one.what === what).flatMap((one) => one.own);
}

test("a next of kin gets the words that name them, and the traveller keeps passport and allergies", async () => {
  const trip = await plantTrip(site, slug, "approved");
  const path = `/api/v1/trips/${trip}/travel-list`;
  const peter = { name: "Peter Rejsende", passport: "P7654321", allergies: "Nødder. Spørg Karla Nabokone" };
  const karla = { name: named, passport: "P1111111", allergies: null, emergencyContact: "Peter Rejsende, 99 88 77 66" };
  const travellers = [{ ...peter, emergencyContact: `${named}, 22 33 44 55` }, karla];
  expect((await site.api(slug, "coordinator", "PUT", path, { travellers })).status).toBe(204);
  const listed = async () => (await (await site.api(slug, "coordinator", "GET", path)).json()) as object;
  expect(await given([named], "Rejseliste")).toEqual([
    "Allergier: Nødder. Spørg Karla Nabokone",
    "Pårørende: Karla Nabokone, 22 33 44 55",
    "Navn: Karla Nabokone",
    "own Pas: P1111111",
    "own Pårørende: Peter Rejsende, 99 88 77 66",
  ]);
  expect(await along([named], "Rejseliste")).toEqual(["Pas", "Pårørende"]);

  // What is written otherwise is the name, wherever it stands, and nothing that goes with it.
  const right = "Karla Nabo";
  await site.doing(
    slug,
    (one) => correctPerson(one, sources, async () => undefined, { from: named, to: right, except: [] }),
    dpo,
  );
  expect(await listed()).toMatchObject({
    travellers: [
      { ...peter, allergies: `Nødder. Spørg ${right}`, emergencyContact: `${right}, 22 33 44 55` },
      { ...karla, name: right },
    ],
  });

  await erase(site, [right]);
  const left = { ...peter, allergies: "Nødder. Spørg [slettet]", emergencyContact: null };
  expect(await listed()).toMatchObject({ travellers: [left] });
});

test("somebody whose title names another is not handed out or erased with them", async () => {
  const [name, who] = ["Bodil Borgmester", { email: "sekretaer@by.example", subject: "oidc:sekretaer" }];
  const person = { name: "Sofie Sekretær", ...who, title: `Sekretær for ${name}`, unitId: null, grants: [] };
  const id: PersonId = await site.doing(slug, ({ tx, municipality, now }) =>
    savePerson(tx, municipality.id, person, now),
  );
  const stands = () =>
    site.db.query("SELECT name, email, subject, title, active FROM udsyn.identity_person WHERE person_id = $1", [id]);
  const what = "Person med adgang";
  expect(await given([name], what)).toEqual([`Titel: Sekretær for ${name}`]);
  expect(await along([name], what)).toEqual([]);
  expect(await given(["oidc:sekretaer"], what)).toContain("own Navn: Sofie Sekretær");
  await erase(site, [name]);
  const left = { name: person.name, ...who, title: "Sekretær for [slettet]" };
  expect(await stands()).toEqual([{ ...left, active: true }]);
  // Whoever has access is kept by their own mail, with their title.
  const [own] = await site.doing(slug, (one) => placesOf(one, sources, matcherOf([person.email])), dpo);
  expect(own?.held.every(({ keep }) => keep !== null)).toBe(true);
  await site.db.query("UPDATE udsyn.identity_person SET active = false WHERE person_id = $1", [id]);
  await erase(site, [person.email]);
  expect(await stands()).toEqual([{ name: "[slettet]", email: null, subject: null, title: null, active: false }]);
});

test("of a letter to another they get the text that names them, and it is sent without the name", async () => {
  const [name, mail, key] = ["Gerda Gæst", "gerda@by.example", randomUUID()];
  const letter = { from: "i@by.example", subject: "Rejse for Bo Anden", text: `Kære Bo\n\nMød ${name} på torvet.` };
  await site.doing(slug, async ({ tx, municipality, now }) => {
    for (const to of ["bo@by.example", mail])
      await post(tx, municipality.id, { kind: "mail", key: `${key} ${to}`, payload: { ...letter, to } }, now);
  });
  const text = `Brevets tekst: ${letter.text}`;
  expect(await given([name], "Brev")).toEqual([text, text]);
  expect(await along([name], "Brev")).toEqual([]);
  expect((await given([name, mail], "Brev")).toSorted()).toEqual(
    [text, `Nøgle: ${key} ${mail}`, `Til: ${mail}`, "own Emne: Rejse for Bo Anden", text].toSorted(),
  );
  await erase(site, [name, mail]);
  const left = await site.db.query("SELECT payload FROM udsyn.records_outbox WHERE key LIKE $1", [`${key}%`]);
  const sent = { ...letter, to: "bo@by.example", text: "Kære Bo\n\nMød [slettet] på torvet." };
  expect(left).toEqual([{ payload: sent }]);
});

test("a contribution that names another is not theirs: they get the line, and what its writer is called stays", async () => {
  const [name, invitation] = ["Rikke Rejsefælle", randomUUID()];
  const lines = JSON.stringify({ aim: `Mødte ${name}.`, outcome: "Jeg har gigt.", change: "" });
  await site.db.query(
    `INSERT INTO udsyn.replies_invitation (municipality_id, invitation_id, subject_type, subject_id, lang, taken, name, email,
       sent, created_by, expires_at, created_at)
     VALUES ($1, $2, 'trip', $3, 'da', '[]', 'Vera Ordrig', 'vera@by.example', $4, 'a', now(), now())`,
    [site.here(slug).id, invitation, randomUUID(), lines],
  );
  const what = "Bidrag til en rapport";
  expect(await given([name], what)).toEqual([`»Hvad ville I?«: Mødte ${name}.`]);
  expect(await given(["Vera Ordrig"], what)).toContain("own »Hvad fik I ud af det?«: Jeg har gigt.");
  await erase(site, [name]);
  const left = await site.db.query(
    "SELECT name, sent ->> 'aim' AS aim, sent ->> 'outcome' AS outcome FROM udsyn.replies_invitation WHERE invitation_id = $1",
    [invitation],
  );
  expect(left).toEqual([{ name: "Vera Ordrig", aim: "Mødte [slettet].", outcome: "Jeg har gigt." }]);
});
