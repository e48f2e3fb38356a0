import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { newId } from "../../src/kernel/index.ts";
import { matcherOf } from "../../src/records/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { plantTrip, sessionOf } from "./planted.ts";

/** Of text that never reached a case whoever asks is told what names them, in words; and nothing of anybody who stands beside them. */
const slug = "lyngholm";
const base = "/skrivebord/persondata";
const person = "Ole Søgende";
const companion = "Gerd Kanariefugl";
const other = "Bo Kanariefugl";
let site: TestSite;
let writer: string;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantTrip(site, slug, "draft");
  await site.db.query("UPDATE udsyn.trips_trip SET title = 'Til Reykjavik' WHERE trip_id = $1", [trip]);
  const [row] = await site.db.query<{ id: string }>(
    "SELECT person_id AS id FROM udsyn.identity_person WHERE municipality_id = $1 AND subject = 'demo:coordinator'",
    [site.here(slug).id],
  );
  writer = row?.id ?? "";
});
afterAll(() => site.close());

const opened = {
  elected: [
    { name: person, role: "medlem" },
    { name: other, role: "" },
  ],
  companions: [{ name: companion, paid: "", legalBasis: "" }],
};
/** As the desk's own form sends it. */
const people = {
  version: "3",
  base: JSON.stringify(opened),
  "elected.0.name": person,
  "elected.1.name": other,
  "companions.0.name": companion,
  "companions.0.legalBasis": `Afgørelse om ${companion}`,
  "others.0.group": "Elever fra Havneskolen",
  members: [other, "Asta Opdigt"],
  total: "7",
};

async function keep(page: string, fields: object, form = `/skrivebord/rejser/${trip}/${page}`): Promise<void> {
  await site.db.query(
    `INSERT INTO udsyn.identity_working_draft (municipality_id, person_id, page, fields, saved_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (municipality_id, person_id, page) DO UPDATE SET fields = EXCLUDED.fields`,
    [site.here(slug).id, writer, form, JSON.stringify(fields), site.clock.now],
  );
}

async function send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const origin = site.addressOf(slug);
  const headers = {
    cookie: `udsyn=${await sessionOf(site, slug, "dpo")}`,
    ...{ origin, "content-type": "application/x-www-form-urlencoded" },
  };
  const body = new URLSearchParams(fields).toString();
  const got = await ask(site.address, { method: "POST", host: new URL(origin).host, path, headers, body });
  expect(got.status, got.text.slice(0, 2000)).toBeLessThan(400);
  return got.text;
}

async function told(navne: string) {
  const file = await send(`${base}/udtraek`, { navne });
  expectValidHtml(file);
  const answer = await site.api(slug, "dpo", "POST", "/api/v1/personal-data/search", { names: [navne] });
  const read = file.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, "\n");
  return { file, read, page: await send(base, { navne }), search: await answer.text() };
}

test("whoever stands in a form somebody is filling in is told their own name there, and nobody else's", async () => {
  await keep("deltagere", people);
  const { file, read, page, search } = await told(person);
  for (const text of [file, page, search]) {
    expect(text).not.toMatch(/Kanariefugl|Asta Opdigt|Havneskolen/);
    expect(text).not.toMatch(/legalBasis|companions/);
  }
  expect(read).toContain("Til Reykjavik");
  expect(read).toContain("Deltagere, Folkevalgt: Navn");
  expect(read).toMatch(/Skrevet\s+6\.\sma\w* 2026/);
  expect(page).toMatch(/Tekst, der ikke er gemt endnu, deltagere: Til Reykjavik/);
});

test("a name that only the form's own memory holds is told, as what stood there before, and is erased as ever", async () => {
  await keep("deltagere", { ...people, "elected.0.name": "" });
  const { file, read } = await told(person);
  expect(read).toContain("Deltagere, Folkevalgt: Navn (før ændringen)");
  expect(file).not.toMatch(/Kanariefugl/);
  const { read: hers } = await told(companion);
  expect(hers).toContain("Deltagere, Ledsager: Navn");
  expect(hers).toContain(`Afgørelse om ${companion}`);
  expect(hers).not.toMatch(/Ole Søgende|Bo Kanariefugl/);
  const sources = personalSources("test");
  const asked = { matcher: matcherOf([person]), except: new Set<string>(), decided: false, elected: [] };
  const erased = await site.doing(slug, async (one) => {
    const all = [];
    for (const source of sources) all.push(...(await source.erase(one, asked)));
    return all;
  });
  expect(erased.map((one) => one.text).join()).not.toMatch(/Kanariefugl/);
  expect(erased).toMatchObject([{ about: { form: "Deltagere" } }]);
  const [draft] = await site.db.query<{ base: string }>(
    "SELECT fields ->> 'base' AS base FROM udsyn.identity_working_draft",
  );
  expect(draft?.base).toContain("[slettet]");
  expect(draft?.base).not.toContain(person);
});

test("an agenda text that is being edited is told as it is read", async () => {
  await keep("sagsfremstilling/ret", {
    base: JSON.stringify({ title: "Sagen", lead: `Med **${companion}** og ${person}.` }),
    "sections.0.text": `### Hvem\n\n| Navn | Antal |\n| --- | ---: |\n| ${person} | 1 |\n\n- To\\*tre`,
  });
  const { read } = await told(person);
  expect(read).toContain("Sagsfremstilling, Afsnit");
  expect(read).toMatch(/Hvem\s+Navn · Antal\s+Ole Søgende · 1\s+• To\*tre/);
  expect(read).not.toMatch(/###|\| |---|\*\*/);
});

test("the writer is given what they typed, by form and case, without the names of others in it", async () => {
  await site.db.query("DELETE FROM udsyn.identity_working_draft");
  await keep("deltagere", people);
  await keep("sagsfremstilling/ret", {
    base: JSON.stringify({ lead: `Med ${companion}.\nOg ${person}.`, sections: [{ key: "Om", text: "Kort." }] }),
    lead: `Med ${companion}.\r\nOg ${person}.`,
    "sections.0.key": "Om",
    "sections.0.text": "Skrevet om her.",
  });
  await keep("rapport", { base: JSON.stringify({ aim: companion }), aim: "At se havnen.", outcome: "", version: "3" });
  const [row] = await site.db.query<{ name: string }>("SELECT name FROM udsyn.identity_person WHERE person_id = $1", [
    writer,
  ]);
  const { file, read } = await told(row?.name ?? "");
  expect(read).toContain("At se havnen.");
  expect(read).toMatch(/Tekst, der ikke er gemt, Rapport, Hvad ville I\?, Til Reykjavik[^\n]*2026/);
  expect(read).toContain("Skrevet om her.");
  expect(read).toContain("Elever fra Havneskolen");
  expect(file).not.toMatch(/Kanariefugl|Ole Søgende|Asta Opdigt|legalBasis/);
});

test("of a field with a name a line whoever is named in it is told their own lines alone, also of what stood there before", async () => {
  const both = `${person}\n${companion}`;
  const page = `/skrivebord/sager/${newId()}/beslutning`;
  for (const fields of [
    { base: JSON.stringify({ text: "Godkendt." }), recusedOther: both.replace("\n", "\r\n") },
    { base: JSON.stringify({ recusedOther: both }), recusedOther: "" },
  ]) {
    await site.db.query("DELETE FROM udsyn.identity_working_draft");
    await keep("", fields, page);
    const { file, read, search } = await told(person);
    expect(read).toMatch(/Beslutning, Andre inhabile/);
    expect(file + search).not.toMatch(/Kanariefugl/);
    expect((await told(companion)).file).not.toContain(person);
  }
  await site.db.query("DELETE FROM udsyn.identity_working_draft");
});

test("of a ruling's form the writer is given the words, and whoever is named in it their own name alone", async () => {
  await site.db.query("DELETE FROM udsyn.identity_working_draft");
  const [row] = await site.db.query<{ name: string }>("SELECT name FROM udsyn.identity_person WHERE person_id = $1", [
    writer,
  ]);
  const fields = {
    base: JSON.stringify({ recused: [other], text: "Godkendt." }),
    text: "Godkendt med ordene om havnen.",
    minority: "Mindretallet ville vente.",
    recused: [person, other],
    "votes.againstBy": [other],
  };
  for (const [form, recusedOther] of [
    [`sager/${newId()}/beslutning`, companion],
    [`beslutninger/${newId()}/ret`, `${row?.name}\n${companion}`],
  ] as const) {
    await keep("", { ...fields, recusedOther }, `/skrivebord/${form}`);
    const written = await told(row?.name ?? "");
    expect(written.read).toMatch(/Beslutning, Beslutningens ordlyd/);
    expect(written.read).toContain("Godkendt med ordene om havnen.");
    expect(written.read).toContain(fields.minority);
    expect(written.file).not.toMatch(/Kanariefugl|Ole Søgende/);
    const named = await told(person);
    expect(named.read).toContain("Inhabile medlemmer");
    expect(named.file).not.toMatch(/Kanariefugl|havnen/);
    await site.db.query("DELETE FROM udsyn.identity_working_draft");
  }
});
