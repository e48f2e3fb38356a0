import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { correctPerson, placesOf, repeatErasures } from "../../src/oversight/index.ts";
import { keptErasures, matcherOf } from "../../src/records/index.ts";
import { republisher } from "../../src/trips/index.ts";
import { get } from "../setup/get.ts";
import { publishedAgain, publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";
import { askingOf, erase } from "./erased-asks.ts";

/** Who stands in a list of partners is found and erased there too, and no list brings them back unasked. */
const slug = "lyngholm";
const names = ["Xaverine Kanariefugl", "Åse Kanariefugl"] as const;
const [name, other] = names;
let site: TestSite;
let on: ReturnType<typeof askingOf>;
beforeAll(async () => {
  // A row is as old as its id, which no clock of a test turns back.
  site = await startTestSite(new Date(Date.now() + 86_400_000));
  on = askingOf(site);
});
afterAll(() => site.close());

const fields = { name: "Navn", country: "Land", since: "Siden" };
async function imported(file: string, rows: readonly string[], publish = true) {
  const importer = site.rooms.importers.find((one) => one.name === "partners");
  const mapping = importer?.readMapping({ key: ["Nr"], fields });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(file, Buffer.from(`Nr;Navn;Land;Siden\n${rows.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  return importer.run(place, { source, mapping, publish, dryRun: false });
}
const later = () => {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
};
const pages = async () =>
  (await Promise.all(["/partnere", "/en/partnere", "/"].map((one) => get(`${site.addressOf(slug)}${one}`))))
    .map(({ body }) => body)
    .join("\n");
const listed = async () =>
  (await (await site.api(slug, "coordinator", "GET", "/api/v1/partners?q=")).json()) as {
    items: readonly { id: string; name: string }[];
  };
const called = async () => (await listed()).items.map((one) => `${one.id} ${one.name}`);
const gone = async () => {
  await expect.poll(pages, { timeout: 30_000 }).not.toMatch(/kanariefugl/i);
  expect(JSON.stringify(await listed())).not.toMatch(/kanariefugl/i);
  expect(await dumped(site.db)).not.toMatch(/kanariefugl/i);
};

const list = `liste fra ${name}.csv`;
const rows = [
  `1;Sigtuna;Sverige;1999 (kontakt: ${name})`,
  `2;Venskabsforeningen v/ ${name};Sverige;1999`,
  `3;Klub v/ ${other};Norge;2001`,
  "4;Narva;Estland;1999",
];

test("a person is found in partners, public and not, and erased from both, with the file's name and the address", async () => {
  await imported(list, rows);
  // What is public is not what the file says since.
  await imported(list, [...rows.slice(0, 2), "3;Klubben;Norge;2001"], false);
  await expect.poll(pages).toContain(name);
  expect(await pages()).toContain(`Kilde: ${list}`);
  expect(await called()).toContain(`venskabsforeningen-v-xaverine-kanariefugl Venskabsforeningen v/ ${name}`);
  const found = await site.doing(slug, (one) => placesOf(one, personalSources("test"), matcherOf([...names])));
  const whats = found.flatMap(({ place, held }) =>
    place.startsWith("relations_partner:") ? held.map(({ what, part, text }) => `${what} ${part} ${text}`) : [],
  );
  expect(whats).toEqual(
    expect.arrayContaining([
      `Partner Navn Venskabsforeningen v/ ${name}`,
      `Partner Som det står i kilden 1999 (kontakt: ${name})`,
      `Partner Kilde ${list}`,
      `Offentlig partner Som alle læser det Klub v/ ${other}`,
    ]),
  );
  later();
  await erase(site, names);
  later();
  await gone();
  expect(await called()).toEqual(
    expect.arrayContaining([
      "sigtuna Sigtuna",
      "venskabsforeningen-v-slettet Venskabsforeningen v/ [slettet]",
      "klub-v-slettet Klubben",
      "narva Narva",
    ]),
  );
  expect(await pages()).toContain("Venskabsforeningen v/ [slettet]");
  expect(await pages()).toContain("Kilde: liste fra [slettet].csv");
});

test("one that a public trip names keeps its address, as the log does, so that the trip still leads to it; the officer is told", async () => {
  const [id, who] = ["laug-v-pernille-solsort", "Pernille Solsort"];
  await imported("laug.csv", [`21;Laug v/ ${who};Sverige;1999`, `22;Tärna;Sverige;1999`]);
  const { id: trip, slug: address } = await publishedTrip(site, slug, {
    ...{ kind: "delegation", title: "Besøg hos lauget", startOn: "2026-03-02", endOn: "2026-03-04" },
    ...{ destinations: [{ place: "Lund", country: "SE" }], partners: [id, "tarna"] },
  });
  await imported("laug.csv", [`22;Tärna (${who});Sverige;1999`]);
  later();
  const kept = (await site.doing(slug, (one) => placesOf(one, personalSources("test"), matcherOf([who])))).flatMap(
    ({ held }) => held.flatMap((one) => (one.text === id ? [`${one.what} ${one.keep?.why.slice(0, 8)}`] : [])),
  );
  expect(kept).toEqual(expect.arrayContaining(["Partner Adressen", "Offentlig partner Adressen", "Rejse Adressen"]));
  await erase(site, [who]);
  later();
  const shown = async () => (await get(`${site.addressOf(slug)}/rejser/${address}`)).body;
  await expect.poll(shown, { timeout: 30_000 }).toContain("Laug v/ [slettet]</a>");
  expect(await called()).toEqual(expect.arrayContaining([`${id} Laug v/ [slettet]`, "tarna Tärna ([slettet])"]));
  const again = await (await site.api(slug, "coordinator", "GET", `/api/v1/trips/${trip}`)).json();
  expect(again).toMatchObject({ partners: [id, "tarna"] });
});

test("trips that name it where nobody reads them go on naming it by its new address, and the name is published by none", async () => {
  const who = "Botilda Nattergal";
  const slugOf = (one: string) => `${one}-v-botilda-nattergal`;
  await imported("nattergale.csv", [`31;Laug v/ ${who};Sverige;1999`, `32;Kreds v/ ${who};Norge;1999`]);
  const plan = { kind: "delegation", startOn: "2026-03-02", endOn: "2026-03-04", destinations: [{ place: "Lund" }] };
  const api = async (method: "POST" | "GET" | "PATCH", path: string, body?: object, headers = {}) =>
    (await (await site.api(slug, "coordinator", method, path, body, headers)).json()) as {
      id: string;
      version: number;
      partners: string[];
    };
  const open = await publishedTrip(site, slug, { ...plan, title: "Åben" });
  const { version } = await api("GET", `/api/v1/trips/${open.id}`);
  const change = { partners: [slugOf("laug")] };
  await api("PATCH", `/api/v1/trips/${open.id}`, change, { "if-match": `"${version}"` });
  const draft = await api("POST", "/api/v1/trips", { ...plan, title: "Kladde", partners: [slugOf("laug")] });
  // The other is called in public.
  await publishedTrip(site, slug, { ...plan, title: "Kredsen", partners: [slugOf("kreds")] });
  const second = await api("POST", "/api/v1/trips", { ...plan, title: "Kladde 2", partners: [slugOf("kreds")] });
  later();
  await erase(site, [who]);
  later();
  const partnersOf = async (id: string) => (await api("GET", `/api/v1/trips/${id}`)).partners;
  expect(await partnersOf(open.id)).toEqual(["laug-v-slettet"]);
  expect(await partnersOf(draft.id)).toEqual(["laug-v-slettet"]);
  expect(await partnersOf(second.id)).toEqual([slugOf("kreds")]);
  await publishedAgain(site, slug, open.id, "Rettet");
  const shown = async () => (await get(`${site.addressOf(slug)}/rejser/${open.slug}`)).body;
  await expect.poll(shown, { timeout: 30_000 }).toContain("Laug v/ [slettet]</a>");
  expect(await shown()).not.toMatch(/nattergal/i);
});

test("where a partner keeps its own name, as it was decided, its trips go on naming it", async () => {
  const who = "Asta Drossel";
  const id = "kreds-v-asta-drossel";
  await imported("drossel.csv", [`41;Kreds v/ ${who};Sverige;1999`]);
  const plan = { kind: "delegation", startOn: "2026-03-02", endOn: "2026-03-04", destinations: [{ place: "Lund" }] };
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", {
    ...plan,
    title: "Kladde",
    partners: [id],
  });
  const draft = (await made.json()) as { id: string };
  later();
  const sources = personalSources("test");
  const found = await site.doing(slug, (one) => placesOf(one, sources, matcherOf([who])));
  const except = found.flatMap(({ place }) => (place.startsWith("relations_partner:") ? [place] : []));
  const told = found.flatMap(({ held }) =>
    held.flatMap(({ what, keep }) => (what === "Rejse" ? (keep?.why ?? []) : [])),
  );
  expect(told).toEqual([expect.stringContaining("Den følger partneren")]);
  await erase(site, [who], false, except);
  const answer = await site.api(slug, "coordinator", "GET", `/api/v1/trips/${draft.id}`);
  expect(await answer.json()).toMatchObject({ partners: [id] });
});

test("a name put right leaves a trip with its partner, which is called as before", async () => {
  const who = "Hanne Solsanger";
  const id = "klub-v-hanne-solsanger";
  await imported("solsanger.csv", [`51;Klub v/ ${who};Sverige;1999`]);
  const plan = { kind: "delegation", startOn: "2026-03-02", endOn: "2026-03-04", destinations: [{ place: "Lund" }] };
  const text = { ...plan, title: "Kladde", purpose: `Mødes med ${who}`, partners: [id] };
  const { id: draft } = (await (await site.api(slug, "coordinator", "POST", "/api/v1/trips", text)).json()) as {
    id: string;
  };
  later();
  const asked = { from: who, to: "Hanne Nattergalen", except: [] };
  await site.doing(slug, (one) =>
    correctPerson(one, personalSources("test"), republisher(site.rooms.publishTrip), asked),
  );
  const answer = await site.api(slug, "coordinator", "GET", `/api/v1/trips/${draft}`);
  expect(await answer.json()).toMatchObject({ purpose: "Mødes med Hanne Nattergalen", partners: [id] });
});

test("its list that is read in again, as it was and changed, brings nobody back and lists nobody twice", async () => {
  const before = (await called()).length;
  expect(await imported("venskabsbyer.csv", rows)).toMatchObject({ added: 0, held: 0 });
  await imported("venskabsbyer.csv", [
    `1;Sigtuna;Sverige;2000 (kontakt: ${name})`,
    `2;Foreningen v/ ${name};Sverige;2000`,
    `3;Klub v/ ${other};Norge;2003`,
  ]);
  await gone();
  expect(await called()).toHaveLength(before);
  expect(await pages()).toContain("Foreningen v/ [slettet]");
});

test("a new list that names them is held until somebody says that it is another of that name", async () => {
  const fresh = [`11;Anden;Sverige;2001 (kontakt: ${name})`, `12;Klub v/ ${name};Norge;2001`, "13;Tartu;Estland;2001"];
  const done = await imported(`ny ${name}.csv`, fresh);
  expect(done).toMatchObject({ added: 1, held: 2, published: 1 });
  expect(done.findings.map(({ code, field }) => [code, field])).toEqual([
    ["since-as-printed", "since"],
    ["name-was-erased", "since"],
    ["since-as-printed", "since"],
    ["name-was-erased", "name"],
    ["since-as-printed", "since"],
  ]);
  expect(done.findings.find(({ code }) => code === "name-was-erased")?.message).toContain("på listen over partnere");
  expect(await pages()).not.toMatch(/kanariefugl/i);
  expect(await dumped(site.db, ["register"])).not.toMatch(/kanariefugl/i);
  const stored = await site.db.query("SELECT FROM udsyn.relations_partner p WHERE p::text ~* 'kanariefugl'");
  expect(stored).toEqual([]);

  const answer = await site.api(slug, "coordinator", "GET", "/api/v1/held-rows");
  const { items } = (await answer.json()) as { items: readonly { id: string; cells: { Nr: string } }[] };
  const id = items.find(({ cells }) => cells.Nr === "12")?.id;
  await on.api("coordinator", "POST", `held-rows/${id}/repair`, 422, {});
  await on.api("coordinator", "POST", `held-rows/${id}/repair`, 201, { namesConfirmed: true });
  expect(await called()).toContain(`klub-v-xaverine-kanariefugl Klub v/ ${name}`);
  // What was let in is not asked about again.
  later();
  expect(await imported("ny.csv", [`12;Klub v/ ${name};Norge;2002`])).toMatchObject({ held: 0, updated: 1 });
  expect(await imported("ny.csv", [`12;Klub v/ ${name};Norge;2002 (${name})`])).toMatchObject({ held: 0 });
  expect(await imported("ny.csv", [`12;Klub v/ ${name};Norge;2002 (${other})`])).toMatchObject({ held: 1 });
});

test("a restored backup's partners are made to forget as well, and of two that end as one each keeps an address", async () => {
  await site.db.query("UPDATE udsyn.relations_partner SET name = $1, published_at = NULL WHERE name = 'Narva'", [
    `Foreningen v/ ${name}`,
  ]);
  const kept = await site.doing(slug, ({ tx, municipality }) => keptErasures(tx, municipality.id));
  await site.db.query("DELETE FROM udsyn.records_erasure");
  await site.doing(slug, (one) => repeatErasures(one, "test", personalSources("test"), kept));
  await gone();
  expect((await called()).filter((one) => one.endsWith("Foreningen v/ [slettet]"))).toHaveLength(2);
});
