import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { operator, savePerson, type Who } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { erasePerson, repeatErasures, settleErasure } from "../../src/oversight/index.ts";
import { checkTrail, type ErasureAsked, keptErasures, newestSeal, post, sealTrail } from "../../src/records/index.ts";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { crawl } from "./crawl.ts";
import { dumped } from "./dump.ts";
import { wholeTrip } from "./planted.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };
const other: Who = { actor: { kind: "person", id: "other", name: "Anden" }, grants: [{ role: "admin", scope: null }] };
const sources = personalSources("test");

async function erased(asked: Partial<ErasureAsked> & Pick<ErasureAsked, "names">) {
  const whole = { except: [], decided: false, reason: "Anmodning efter artikel 17.", ...asked };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, whole), dpo);
  const [{ request_id: id } = {}] = await site.db.query<{ request_id: string }>(
    "SELECT request_id FROM udsyn.records_erasure_request ORDER BY asked_at DESC, request_id DESC LIMIT 1",
  );
  return site.doing(slug, (one) => settleErasure(one, "test", sources, String(id), "carry-out"), other);
}

const api = async (role: "coordinator" | "secretary", method: string, path: string, body: object) => {
  const answer = await site.api(slug, role, method, path, body);
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return JSON.parse(text || "{}") as { id: string };
};

/** A published trip in which a person stands in every sort of place. */
async function publishedTripWith(name: string, email: string): Promise<string> {
  const { id } = await api("coordinator", "POST", "/api/v1/trips", {
    // The test before may have erased whom the plan names as an elected member.
    ...{ ...wholeTrip, namesConfirmed: true },
    title: `Besøg hos ${name}`,
    purpose: `${name}s havn.`,
    programme: [
      {
        date: "2026-09-03",
        from: "10:00",
        to: "11:00",
        title: `Oplæg af ${name}`,
        host: name,
        purposeClass: "municipal",
      },
    ],
    contact: { unit: "Sekretariatet", email },
    participants: { ...wholeTrip.participants, companions: [{ name, paid: false, legalBasis: null }] },
  });
  await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, {
    travellers: [
      { name, passport: `P ${name}` },
      { name: "Bo Rejsende", emergencyContact: "Ingen" },
    ],
  });
  const submission = await api("coordinator", "POST", `/api/v1/trips/${id}/submissions`, {
    about: "request",
    committee: "byraadet",
    meetingOn: "2026-05-20",
    text: `Indstilling om ${name}.`,
  });
  await api("secretary", "POST", `/api/v1/submissions/${submission.id}/rulings`, {
    ruling: "approved",
    text: `Godkendt med tak til ${name}.`,
    confirmed: true,
  });
  await api("secretary", "PATCH", `/api/v1/trips/${id}`, { caseNumber: "2026-1" });
  await api("secretary", "POST", `/api/v1/trips/${id}/corrections`, { reason: `Tidspunktet for ${name} er rettet.` });
  await site.doing(slug, async ({ tx, municipality, now }) => {
    await post(
      tx,
      municipality.id,
      {
        kind: "mail",
        key: `til ${email}`,
        payload: { from: "a@b.example", to: email, subject: `Kære ${name}`, text: name },
      },
      now,
    );
    const person = await savePerson(
      tx,
      municipality.id,
      { name, email, title: `Kontakt ${name}`, unitId: null, subject: `oidc:${email}`, grants: [] },
      now,
    );
    return person;
  });
  await site.db.query("UPDATE udsyn.identity_person SET active = false WHERE email = $1", [email]);
  await publishedPartnerWith(name, email);
  return id;
}

/** A list of partners in which a person stands in every column that the public reads, and in its own name. */
async function publishedPartnerWith(name: string, email: string): Promise<void> {
  const importer = site.rooms.importers.find((one) => one.name === "partners");
  const mapping = importer?.readMapping({ key: ["Navn"], fields: { name: "Navn", since: "Siden" } });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(`fra ${name}.csv`, Buffer.from(`Navn;Siden\nForeningen v/ ${name}, ${email};1999 (${name})\n`));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const done = await importer.run(place, { source, mapping, publish: true, dryRun: false });
  expect(done).toMatchObject({ added: 1, published: 1 });
}

/** Every public byte: pages, data files, feeds, proofs, in all languages. */
async function publicBytes(): Promise<string> {
  const { host, origin } = new URL(site.addressOf(slug));
  const seeds = ["", "/en", "/de"].flatMap((lang) =>
    [
      "/",
      "/rejser",
      "/beslutninger",
      "/partnere",
      "/rejser/feed.xml",
      "/rejser/kalender.ics",
      "/data/trips.json",
      "/sitemap.xml",
      "/sitemap/1.xml",
    ].map((path) => `${lang}${path === "/" && lang ? "" : path}`),
  );
  const readings = await crawl((path) => ask(site.address, { path, host }), seeds, origin);
  expect(readings.filter((one) => one.status >= 500).map((one) => one.path)).toEqual([]);
  return readings.map((one) => one.text).join("\n");
}

const everything = async () => `${await dumped(site.db)}\n${await publicBytes()}`;
const verified = () => verifySource(urlSource(site.addressOf(slug)));

test("a person is found everywhere, and after the erasure nowhere: database, pages, data, feeds; the log still verifies", async () => {
  const [name, email] = ["Ulrikke Kanariefugl", "ulrikke.kanariefugl@by.example"];
  const id = await publishedTripWith(name, email);
  const before = await everything();
  expect(before).toContain(name);
  expect(before).toContain(email);
  const leaves = await site.db.query("SELECT leaf FROM register.log_leaf ORDER BY leaf_index");
  const held = await erased({ names: [name, email] });
  expect(new Set(held.map((one) => one.what))).toEqual(
    new Set([
      "Person med adgang",
      "Rejse",
      "Rejseliste",
      "Sagsfremstilling",
      "Beslutning",
      "Offentliggjort post",
      "Revisionsspor",
      "Brev",
      "Partner",
      "Offentlig partner",
      "Importeret række",
      "Indlæsning af en fil",
    ]),
  );
  await expect.poll(async () => (await publicBytes()).includes(name), { timeout: 30_000 }).toBe(false);
  const after = await everything();
  for (const part of [name, email, "Ulrikke", "Kanariefugl", "ulrikke.kanariefugl"])
    expect(after.toLowerCase().includes(part.toLowerCase()), part).toBe(false);
  expect(after).toContain("»slettet«");
  expect(await site.db.query("SELECT leaf FROM register.log_leaf ORDER BY leaf_index")).toEqual(leaves);
  expect((await verified()).differences).toEqual([]);
  // The other traveller keeps a list.
  const list = await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}/travel-list`);
  expect(((await list.json()) as { travellers: { name: string }[] }).travellers.map((one) => one.name)).toEqual([
    "Bo Rejsende",
  ]);
  await site.doing(slug, ({ tx, municipality, now }) => sealTrail(tx, municipality.id, now));
  const faults = await site.doing(slug, async ({ tx, municipality }) =>
    checkTrail(tx, municipality.id, await newestSeal(tx, municipality.id)),
  );
  expect(faults).toEqual([]);
});

test("no copy from before an erasure passes for fresh, by its mark or by its date", async () => {
  const name = "Tove Kanariefugl";
  const id = await publishedTripWith(name, "tove@by.example");
  const { host } = new URL(site.addressOf(slug));
  const [row] = await site.db.query<{ slug: string }>("SELECT slug FROM register.current WHERE record_id = $1", [id]);
  const files = ["/data/trips.json", "/data/trips.jsonl", "/rejser/feed.xml", `/rejser/${row?.slug}.json`];
  const read = (path: string, headers: Record<string, string> = {}) => ask(site.address, { path, host, headers });
  const kept = await Promise.all(files.map(async (path) => ({ path, answer: await read(path) })));
  expect(kept.filter(({ answer }) => answer.text.includes(name)).map((one) => one.path)).toContain("/data/trips.json");
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  await erased({ names: [name, "tove@by.example"] });
  for (const { path, answer } of kept) {
    const asks = {
      "if-none-match": answer.headers.etag ?? "",
      "if-modified-since": answer.headers["last-modified"] ?? "",
    };
    for (const [header, value] of Object.entries(asks)) {
      expect(value, `${path} ${header}`).not.toBe("");
      await expect.poll(async () => (await read(path, { [header]: value })).status, { timeout: 30_000 }).toBe(200);
    }
  }
});

test("a record published again after an erasure says nothing where the name stood", async () => {
  const name = "Vigga Kanariefugl";
  const id = await publishedTripWith(name, "vigga@by.example");
  await erased({ names: [name, "vigga@by.example"] });
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = '2026-2' WHERE trip_id = $1", [id]);
  await api("secretary", "POST", `/api/v1/trips/${id}/corrections`, { reason: "Rettet igen." });
  const [row] = await site.db.query<{ entry: { title: string; programme: { host: string | null }[] } }>(
    "SELECT entry FROM register.current WHERE record_id = $1",
    [id],
  );
  expect(row?.entry.title).toBe("Besøg hos [slettet]");
  expect(row?.entry.programme[0]?.host).toBeNull();
  // Kept pages are made anew once the process hears of it.
  await expect.poll(async () => (await publicBytes()).includes("Vigga"), { timeout: 30_000 }).toBe(false);
  expect((await verified()).differences).toEqual([]);
});

test("what must be kept is kept with its reason, and only a decision takes an elected member's name", async () => {
  const name = "Asta Opdigt";
  const id = await publishedTripWith("Sven Kanariefugl", "sven@by.example");
  await erased({ names: [name] });
  const named = async () =>
    (
      await site.db.query<{ names: unknown }>(
        "SELECT entry -> 'participants' -> 'elected' -> 'named' AS names FROM register.current WHERE record_id = $1",
        [id],
      )
    )[0]?.names;
  expect(await named()).toMatchObject([{ name }]);
  await erased({ names: [name], decided: true, reason: "Afgørelse fra Datatilsynet, j.nr. 1." });
  expect(await named()).toMatchObject([{ name: null }]);
  expect((await verified()).differences).toEqual([]);
});

test("a place that is about a namesake is not touched", async () => {
  const name = "Jens Navnebror";
  const one = await publishedTripWith(name, "jens1@by.example");
  const other_ = await publishedTripWith(name, "jens2@by.example");
  await erased({ names: [name], except: [`register:trip/${one}`, `trips_trip:${one}`] });
  const titleOf = async (id: string) =>
    (await site.db.query<{ title: string }>("SELECT title FROM udsyn.trips_trip WHERE trip_id = $1", [id]))[0]?.title;
  expect(await titleOf(one)).toBe(`Besøg hos ${name}`);
  expect(await titleOf(other_)).toBe("Besøg hos [slettet]");
});

describe("refusals", () => {
  const name = "Karla Kanariefugl";
  const asked = (changes: Partial<ErasureAsked>) => ({
    names: [name],
    except: [],
    decided: false,
    reason: "Anmodning efter artikel 17.",
    ...changes,
  });
  const asking = (changes: Partial<ErasureAsked>) =>
    site.doing(slug, (one) => erasePerson(one, "test", sources, asked(changes)), dpo);

  test("no reason, a reason that names the person, nobody of that name", async () => {
    await expect(asking({ reason: "kort" })).rejects.toMatchObject({ faults: [{ fault: "reason-needed" }] });
    await expect(asking({ reason: `Slettes for ${name}.` })).rejects.toMatchObject({
      faults: [{ fault: "reason-names" }],
    });
    await expect(erased({ names: ["Ingen Hedder Det"] })).rejects.toMatchObject({
      faults: [{ fault: "person-unknown" }],
    });
  });

  test("whoever asked does not carry out too, and a request is settled once", async () => {
    await publishedTripWith(name, "karla@by.example");
    await asking({});
    const [{ request_id: id } = { request_id: "" }] = await site.db.query<{ request_id: string }>(
      "SELECT request_id FROM udsyn.records_erasure_request ORDER BY request_id DESC LIMIT 1",
    );
    const settle = (who: Who, does: "carry-out" | "decline") =>
      site.doing(slug, (one) => settleErasure(one, "test", sources, id, does), who);
    await expect(settle(dpo, "carry-out")).rejects.toMatchObject({ code: "second-person" });
    await settle(other, "decline");
    await expect(settle(other, "carry-out")).rejects.toMatchObject({ code: "erasure-unknown" });
    expect(await dumped(site.db)).toContain(name);
  });

  test("who still has access is not erased, nor is another municipality's", async () => {
    const title = "Aktiv Kanariefugl";
    await site.doing(slug, ({ tx, municipality, now }) =>
      savePerson(
        tx,
        municipality.id,
        { name: title, email: null, title: null, unitId: null, subject: null, grants: [] },
        now,
      ),
    );
    await expect(erased({ names: [title] })).rejects.toMatchObject({ faults: [{ fault: "person-unknown" }] });
    await site.doing("ballerup", ({ tx, municipality, now }) =>
      savePerson(tx, municipality.id, { name, email: null, title: null, unitId: null, subject: "b", grants: [] }, now),
    );
    await site.db.query("UPDATE udsyn.identity_person SET active = false WHERE subject = 'b'");
    await erased({ names: [name, "karla@by.example"] });
    expect(await site.db.query("SELECT name FROM udsyn.identity_person WHERE subject = 'b'")).toEqual([{ name }]);
    expect(await dumped(site.db, ["register"])).not.toContain(name);
  });
});

test("after a restore that brought a person back, the erasure is repeated by its digests, once", async () => {
  const [name, email] = ["Frida Kanariefugl", "frida@by.example"];
  const id = await publishedTripWith(name, email);
  await erased({ names: [name, email] });
  const { id: here } = site.here(slug);
  const kept = (await site.doing(slug, ({ tx }) => keptErasures(tx, here))).at(-1);
  if (!kept) throw new Error("no erasure was kept");
  expect(JSON.stringify(kept)).not.toMatch(/Frida/i);
  // As an older backup has it: the name is there again, and the erasure never was.
  await site.db.query("UPDATE udsyn.trips_trip SET title = $2 WHERE trip_id = $1", [
    id,
    `Møde med FRIDA  Kanariefugls kor`,
  ]);
  await site.db.query("DELETE FROM udsyn.records_erasure WHERE erasure_id = $1", [kept.id]);
  await expect(site.doing(slug, (one) => repeatErasures(one, "another", sources, [kept]))).rejects.toThrow(
    "UDSYN_SECRET",
  );
  await site.doing(slug, (one) => repeatErasures(one, "test", sources, [kept]));
  expect(await dumped(site.db)).not.toMatch(/Frida/i);
  const traces = () =>
    site.db
      .query("SELECT 1 FROM udsyn.records_audit WHERE action = 'oversight.repeat-erasure'")
      .then((all) => all.length);
  const once = await traces();
  await site.doing(slug, (one) => repeatErasures(one, "test", sources, [kept]));
  expect(await traces()).toBe(once);
});

test("of 200 people, erased ten at a time, no residue is left", async () => {
  const people = Array.from({ length: 200 }, (_, n) => `Person${n}x Rest${n}y`);
  for (const name of people) {
    await publishedTrip(site, slug, {
      title: `Besøg hos ${name}`,
      destinations: [{ place: "Hamborg", country: "DE" }],
      startOn: "2025-02-03",
      endOn: "2025-02-04",
    });
    await site.doing(slug, ({ tx, municipality, now }) =>
      savePerson(
        tx,
        municipality.id,
        { name, email: `${name.replace(" ", ".")}@by.example`, title: null, unitId: null, subject: name, grants: [] },
        now,
      ),
    );
  }
  await site.db.query("UPDATE udsyn.identity_person SET active = false WHERE name LIKE 'Person%x Rest%'");
  for (let from = 0; from < people.length; from += 10)
    await erased({
      names: people.slice(from, from + 10).flatMap((name) => [name, `${name.replace(" ", ".")}@by.example`]),
    });
  const left = await dumped(site.db);
  expect(left.match(/Person\d+x|Rest\d+y/gi)?.slice(0, 5) ?? []).toEqual([]);
  expect((await verified()).differences).toEqual([]);
}, 240_000);
