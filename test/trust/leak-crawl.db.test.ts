import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { makeLink, savePerson } from "../../src/identity/index.ts";
import { post } from "../../src/records/index.ts";
import { draftingSchema } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { textOfWritten } from "../setup/written-site.ts";
import { done } from "./answers.ts";
import { Canaries } from "./canaries.ts";
import { ask } from "./client.ts";
import { crawl, type Reading } from "./crawl.ts";
import { dumped } from "./dump.ts";
import { filled, withAt } from "./filled.ts";
import { plantTheRest, withoutCanary } from "./plant-the-rest.ts";
import { plantHeldRow, wholeTrip } from "./planted.ts";

const slug = "lyngholm";
const canaries = new Canaries();
let site: TestSite;
/** Ids and would-be addresses of everything that is private: an attacker may guess them. */
const secretIds: string[] = [];
let publicId: string;
/** Fields that were given a canary and took it. */
const planted: string[] = [];

/** A trip in which every field of the schema holds a canary, whatever fields there are. */
function wholeOfCanaries(where: string): object {
  const { value, texts } = filled(draftingSchema, (path) => canaries.text(`${where}: ${path}`));
  // Which committee and unit a trip belongs to, its goals, partners and time zones must be known ones.
  const known = ["committee", "unit", "goals.0", "partners.0", "destinations.0.timeZone"];
  planted.push(...texts.filter((path) => !known.includes(path)).map((path) => `${where}: ${path}`));
  return [
    ["committee", wholeTrip.committee],
    ...[["unit", "skole-og-dagtilbud"] as const, ["destinations.0.timeZone", null] as const],
    ...["goals", "partners"].map((path) => [path, []]),
    ["programme.0.from", "10:00"],
    ["programme.0.to", "11:00"],
    ["participants.total", null],
    ["participants.elected.count", null],
    ["budget.total", null],
    ["budget.lines.0.amount", canaries.amount(`${where}: budget.lines.0.amount`)],
    ["funding.0.amount", canaries.amount(`${where}: funding.0.amount`)],
    // One way out and one home.
    ["legs", [{ mode: "rail" }, { mode: "rail" }]],
    ["statedTotal", canaries.amount(`${where}: statedTotal`)],
  ].reduce<unknown>((trip, [path, put]) => withAt(trip, String(path), put), value) as object;
}

const api = (role: "coordinator" | "secretary", method: string, path: string, body: object) =>
  site.api(slug, role, method, path, body).then(done);

async function submitted(trip: string, where: string, about = "request", committee = "byraadet"): Promise<string> {
  const body = { about, committee, meetingOn: "2026-05-06", text: canaries.text(`${where}: the submission's text`) };
  return (await api("coordinator", "POST", `/api/v1/trips/${trip}/submissions`, body)).id;
}

const rule = (submission: string, body: object) =>
  api("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, body);

const secretRuling = (where: string) => ({
  text: canaries.text(`${where}: the ruling's text`),
  item: canaries.text(`${where}: the ruling's item`),
  basis: canaries.text(`${where}: the ruling's basis`),
  minority: canaries.text(`${where}: the ruling's minority`),
  recused: [canaries.text(`${where}: the ruling's recused`)],
  votes: { for: 3, against: 1, abstained: 0, againstBy: [canaries.text(`${where}: who voted against`)] },
});

/** Trips that the public has no part in, one for each way to be there. */
async function plantPrivateTrips(): Promise<void> {
  const ways: readonly (readonly [where: string, ruling: string | null, confirmed: boolean])[] = [
    ["a draft", null, false],
    ["submitted", "submit", false],
    ["approved, minutes unconfirmed", "approved", false],
    ...["refused", "postponed", "sent-back", "recommended", "noted", "withdrawn", "suspended"].map(
      (ruling) => [ruling, ruling, true] as const,
    ),
  ];
  for (const [where, ruling, confirmed] of ways) {
    const { id } = await api("coordinator", "POST", "/api/v1/trips", wholeOfCanaries(where));
    secretIds.push(id);
    if (ruling === null) continue;
    const submission = await submitted(id, where);
    if (ruling !== "submit") await rule(submission, { ruling, confirmed, ...secretRuling(where) });
  }
}

/** A trip that is public, with everything beside it that is not. */
async function plantPublicTrip(): Promise<void> {
  const where = "a public trip";
  const hidden = (path: string) => canaries.text(`${where}: ${path}`);
  const slot = { date: "2026-09-03", from: "10:00", to: "11:00", purposeClass: "municipal" };
  const trip = await api("coordinator", "POST", "/api/v1/trips", {
    ...wholeTrip,
    title: "Offentlig rejse",
    participants: {
      ...wholeTrip.participants,
      companions: [{ name: hidden("companions.name"), paid: false, legalBasis: hidden("companions.legalBasis") }],
    },
    programme: [
      { ...slot, title: "Middag", host: hidden("a private host before the return"), privateHost: true },
      {
        ...slot,
        title: hidden("where one sleeps"),
        place: hidden("the hotel"),
        host: hidden("the hotel's host"),
        lodging: true,
      },
    ],
  });
  publicId = trip.id;
  const closed = { text: canaries.text("a closed item's text"), minority: canaries.text("a closed item's minority") };
  const named = { basis: canaries.text("a closed item's basis"), recused: [canaries.text("a closed item's recused")] };
  const against = [canaries.text("who voted against at a closed item")];
  const votes = { for: 3, against: 1, abstained: 0, againstBy: against };
  const first = await submitted(publicId, where);
  await rule(first, { ruling: "approved", confirmed: true, closed: true, ...closed, ...named, votes });
  const { now } = site.clock;
  // The last day: what is hidden until the return still is.
  site.clock.now = new Date("2026-09-04T08:00:00Z");
  const report = ["aim", "outcome", "change"].map((field) => [field, hidden(`an unsettled report's ${field}`)]);
  await api("coordinator", "PUT", `/api/v1/trips/${publicId}/report`, Object.fromEntries(report));
  const second = await submitted(publicId, "the report", "report");
  await rule(second, { ruling: "sent-back", confirmed: false, ...secretRuling("the report, minutes unconfirmed") });
  await submitted(publicId, "the report once more", "report");
  site.clock.now = now;
  const { id } = site.here(slug);
  const postingFields = "supplier supplierId period accountString payer reference withoutReceipt createdBy".split(" ");
  for (const subject of [publicId, null])
    await site.db.query(
      `INSERT INTO udsyn.accounts_posting (municipality_id, posting_id, subject_type, subject_id, category, hundredths,
         currency, vat, text, supplier, supplier_id, period, account_string, payer, reference, without_receipt, created_at, created_by)
       VALUES ($1, $2, $3, $4, 'transport', $5, 'DKK', 'incl', $6, $7, $8, $9, $10, $11, $12, $13, now(), $14)`,
      [
        ...[id, randomUUID(), subject && "trip", subject],
        subject ? "420000" : canaries.amount("an unassigned posting").replace(".", ""),
        subject ? "Tog" : canaries.text("an unassigned posting's text"),
        ...postingFields.map((field) => hidden(`posting ${field}`)),
      ],
    );
}

/** Receipts of the public trip: one that shows its line, one that waits, one that was taken away. */
async function plantReceipts(): Promise<void> {
  const token = await site.token(slug, "accountant");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [publicId]);
  const [line] = await site.db.query<{ posting_id: string }>(
    "SELECT posting_id FROM udsyn.accounts_posting WHERE subject_id = $1",
    [publicId],
  );
  for (const where of ["that shows a line", "that waits", "that was taken away"]) {
    const body = new FormData();
    if (where === "that shows a line") body.append("posting", line?.posting_id ?? "");
    const content = `%PDF-1.7\n${canaries.text(`in a receipt ${where}`)}`;
    const place = `the name of a receipt ${where}`;
    body.append("files", new Blob([content]), `${canaries.text(place)}.pdf`);
    planted.push(place);
    const path = `${site.address}/api/v1/trips/${publicId}/receipts`;
    const { id } = await done(
      await fetch(path, { method: "POST", headers: { authorization: `Bearer ${token}` }, body }),
    );
    secretIds.push(id);
    if (where === "that was taken away")
      await done(await site.api(slug, "accountant", "DELETE", `/api/v1/trips/${publicId}/receipts/${id}`, {}));
  }
}

/** What stands beside a public trip and is nobody's but the desk's: a held row of an import, what travellers need. */
async function plantBeside(): Promise<void> {
  const row = await plantHeldRow(site, slug);
  secretIds.push(row);
  const cells = ["Bilag", "Tekst"].map((column) => [column, canaries.text(`a held row's ${column}`)]);
  const finding = { row: 1, reference: "1", code: "amount-unreadable", message: canaries.text("a held row's finding") };
  await site.db.query("UPDATE udsyn.intake_row SET printed = $2, findings = $3, reference = $4 WHERE row_id = $1", [
    row,
    JSON.stringify(cells),
    JSON.stringify([finding]),
    canaries.text("a held row's reference"),
  ]);
  await site.db.query("UPDATE udsyn.intake_run SET file_name = $2 WHERE run_id = $1", [
    row,
    canaries.text("an import's file"),
  ]);
  const travellers = [
    {
      name: canaries.text("a traveller's name"),
      passport: canaries.text("a passport"),
      allergies: canaries.text("an allergy"),
      emergencyContact: canaries.text("an emergency contact"),
    },
  ];
  const path = `/api/v1/trips/${publicId}/travel-list`;
  expect((await site.api(slug, "coordinator", "PUT", path, { travellers })).status).toBe(204);
}

/** What travellers wrote by their links and what somebody typed and never saved: the desk's, and some of it one person's. */
async function plantReplies(): Promise<void> {
  const invitation = randomUUID();
  secretIds.push(invitation);
  const lines = (what: string) =>
    JSON.stringify(
      Object.fromEntries(["aim", "outcome", "change"].map((field) => [field, canaries.text(`${what} ${field}`)])),
    );
  await site.db.query(
    `INSERT INTO udsyn.replies_invitation (municipality_id, invitation_id, subject_type, subject_id, name, email, lang,
       draft, sent, pages, sent_at, taken, expires_at, created_at, created_by)
     VALUES ($1, $2, 'trip', $3, $4, $5, 'da', $6, $7, $8, now(), '[]', now(), now(), 'test')`,
    [
      ...[site.here(slug).id, invitation, publicId, canaries.text("who was asked for lines")],
      `${canaries.text("a traveller's mail")}@example.dk`,
      lines("a contribution being written:"),
      lines("a contribution sent:"),
      `[{"tab":"a","typed":${lines("a contribution as a page sent it:")}}]`,
    ],
  );
  const survey = randomUUID();
  secretIds.push(survey);
  await site.db.query(
    `INSERT INTO udsyn.replies_survey (municipality_id, survey_id, subject_type, subject_id, round, questions, opened_on,
       closes_on, links) VALUES ($1, $2, 'trip', $3, 'first', '[]', '2026-01-01', '2026-02-01', 1)`,
    [site.here(slug).id, survey, publicId],
  );
  await site.db.query(
    `INSERT INTO udsyn.replies_answer (municipality_id, survey_id, answer_id, question, own_words)
     VALUES ($1, $2, $3, 'one-thing', $4)`,
    [site.here(slug).id, survey, randomUUID(), canaries.text("a survey's own words")],
  );
  await site.db.query(
    `INSERT INTO udsyn.identity_working_draft (municipality_id, person_id, page, fields, saved_at)
     SELECT municipality_id, person_id, $2, $3, now() FROM udsyn.identity_person WHERE municipality_id = $1 LIMIT 1`,
    [
      site.here(slug).id,
      `/skrivebord/rejser/${publicId}/rapport`,
      JSON.stringify({ outcome: canaries.text("a working draft") }),
    ],
  );
}

/** A staff visit that waits for its manager, whose link is under way. */
async function plantStaffVisit(): Promise<void> {
  const { id } = await api("coordinator", "POST", "/api/v1/staff-visits", {
    who: { unit: "skole-og-dagtilbud", count: 2 },
    where: { place: canaries.text("a staff visit's place") },
    when: { from: "2026-06-02", to: "2026-06-02" },
    purpose: canaries.text("a staff visit's purpose"),
    budget: { amount: "4200" },
  });
  secretIds.push(id);
}

async function plantPeople(): Promise<void> {
  const { id } = site.here(slug);
  const hidden = (what: string) => canaries.text(what);
  await site.doing(slug, async ({ tx, now }) => {
    const grants = [{ role: "coordinator" as const, scope: null }];
    const particulars = { name: hidden("a person's name"), title: hidden("a person's title"), unitId: null };
    const mail = `${canaries.text("a person's mail").replace(" ", ".")}@example.dk`;
    await savePerson(tx, id, { ...particulars, email: mail, subject: hidden("a person's subject"), grants }, now);
    await makeLink(tx, id, { purpose: "x", subjectId: hidden("a link's subject"), personId: null }, now, 14);
    const letter = {
      from: hidden("a letter's from"),
      to: hidden("a letter's to"),
      subject: hidden("a letter's subject"),
    };
    await post(
      tx,
      id,
      { kind: "mail", key: hidden("a letter's key"), payload: { ...letter, text: hidden("a letter") } },
      now,
    );
  });
  await site.db.query("UPDATE udsyn.identity_token SET name = $1", [hidden("a token's name")]);
}

beforeAll(async () => {
  site = await startTestSite();
  await plantPrivateTrips();
  await plantPublicTrip();
  await plantReceipts();
  await plantBeside();
  await plantStaffVisit();
  await plantPeople();
  await plantReplies();
  await plantTheRest(site, slug, canaries, { draft: secretIds[0] ?? "", shown: publicId });
});
afterAll(() => site.close());

/** Every address that may exist: the contract's, the route table's with true and guessed values, searches, mistakes. */
async function seeds(): Promise<readonly string[]> {
  const shown = await site.db.query<{ slug: string }>("SELECT slug FROM register.current");
  const values = [publicId, ...secretIds, ...shown.map((one) => one.slug), "kanariefugl-zq1kx-2026", "2026", "x"];
  const ofRoutes = site.rooms.routes.flatMap(({ path }) =>
    path.includes(":") || path.includes("*")
      ? values.map((value) => path.replace(/:\w+|\*/g, encodeURIComponent(value)))
      : [path],
  );
  const words = ["kanariefugl", "zq1kx", "Offentlig"];
  const searches = ["/soeg", "/rejser", "/beslutninger", "/data/trips.json", "/data/trips.csv"].flatMap((path) =>
    words.map((word) => `${path}?q=${word}`),
  );
  const promised = [
    ..."/ /rejser /partnere /strategi /aktiviteter /tilskud /beslutninger /historier /velkommen /erhverv /soeg".split(
      " ",
    ),
    ..."/data /log /om /was /ansoeg /skrivebord /log-ind /healthz /readyz /metrics /api /api/openapi.json".split(" "),
    ..."/robots.txt /sitemap.xml /sitemap/1.xml /rejser/feed.xml /rejser/kalender.ics /log/checkpoint".split(" "),
    ..."/log/tile/0/000 /log/tile/entries/000 /data/datapackage.json /data/trips.jsonl /data/trips.xlsx".split(" "),
    ..."/findes-ikke /%".split(" "),
    ...values.flatMap((value) => [`/rejser/${value}`, `/rejser/${value}.json`, `/rejser/${value}.pdf`]),
  ];
  return [...ofRoutes, ...searches, ...promised];
}

async function everythingPublic(): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  const { host, origin } = new URL(site.addressOf(slug));
  const known = await seeds();
  for (const lang of ["", "/en", "/de"]) {
    const asked = known.map((path) => `${lang}${path}`);
    readings.push(...(await crawl((path) => ask(site.address, { path, host }), asked, origin)));
  }
  return readings;
}

/** A search says what one searched for: that is no leak. */
const withoutEcho = ({ path, text }: Reading) => {
  const asked = /[?&]q=([^&]+)/.exec(path)?.[1];
  return asked ? text.replaceAll(asked, "") : text;
};

test("every column that can be about people holds a canary, or says why it holds none", async () => {
  const columns = [...new Set(personalSources("test").flatMap((one) => one.columns))].sort();
  expect(columns.length).toBeGreaterThan(40);
  const faults: string[] = [];
  for (const column of columns) {
    const [schema, table, name] = column.split(".");
    const [found] = await site.db.query<{ holds: boolean }>(
      `SELECT EXISTS (SELECT FROM ${schema}.${table} WHERE ${name}::text ~* 'zq[0-9]+kx|731[0-9]{7}[.]?07') AS holds`,
    );
    const excused = Object.hasOwn(withoutCanary, column);
    if (found?.holds === excused) faults.push(`${column}: ${excused ? "holds one, and says why not" : "no canary"}`);
  }
  expect(faults).toEqual([]);
  expect(Object.keys(withoutCanary).filter((one) => !columns.includes(one))).toEqual([]);
});

test("no private text, in whatever status, stands anywhere that the public can read", {
  timeout: 240_000,
}, async () => {
  const readings = await everythingPublic();
  expect(readings.length).toBeGreaterThan(100);
  // The names of secret things are asked for by the seeds themselves; what answers must not say more.
  const leaks = readings.flatMap((one) => {
    const echoed = canaries.foundIn(decodeURIComponent(one.path.replace(/%(?![0-9a-f]{2})/gi, "")));
    return canaries
      .foundIn(withoutEcho(one))
      .filter((place) => !echoed.includes(place))
      .map((place) => `${one.path}: ${place}`);
  });
  expect(leaks).toEqual([]);
  const faults = readings.filter((one) => one.status >= 500);
  expect(faults.map((one) => `${one.path}: ${one.status}`)).toEqual([]);
  if (site.rooms.routes.some(({ path }) => path === "/rejser/:slug"))
    expect(readings.some((one) => one.text.includes("Offentlig rejse"))).toBe(true);
});

test("nor in the schema that the public side reads from, log and all, nor in the files made of it", async () => {
  const published = (await dumped(site.db, ["register"])) + (await textOfWritten(site, slug));
  expect(published).toContain("Offentlig rejse");
  expect(canaries.foundIn(published)).toEqual([]);
});

test("what travellers need stands in the clear nowhere at all", async () => {
  const clear = ["a traveller's name", "a passport", "an allergy", "an emergency contact"];
  const found = canaries.foundIn(await dumped(site.db));
  expect(found.filter((place) => clear.includes(place))).toEqual([]);
  expect(found).toContain("a held row's finding");
  expect(found).toContain("a staff visit's purpose");
  for (const place of ["a contribution sent: aim", "a survey's own words", "a working draft", "a traveller's mail"])
    expect(found).toContain(place);
});

test("while the desk's own schema holds them all, so they were there to be found", async () => {
  const found = new Set(canaries.foundIn(await dumped(site.db, ["udsyn"])));
  expect(planted.length).toBeGreaterThan(200);
  expect(planted.filter((place) => !found.has(place))).toEqual([]);
});

test("what leaks into the published schema is found there, and on the pages", { timeout: 240_000 }, async () => {
  const leaked = canaries.text("leaked");
  await site.db.query(
    `UPDATE register.current SET entry = jsonb_set(entry, '{title}', to_jsonb($2::text)) WHERE record_id = $1`,
    [publicId, leaked],
  );
  expect(canaries.foundIn(await dumped(site.db, ["register"]))).toEqual(["leaked"]);
  await site.db.query("SELECT pg_notify('udsyn_published', $1)", [site.here(slug).id]);
  const readings = await everythingPublic();
  expect(readings.flatMap((one) => canaries.foundIn(one.text))).toContain("leaked");
});
