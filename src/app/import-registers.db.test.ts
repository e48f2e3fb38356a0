import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { get } from "../../test/setup/get.ts";
import { planned } from "../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { addPosting, type Posting, proposedRates } from "../accounts/index.ts";
import { operator } from "../identity/index.ts";
import { type DatasetName, type FileSource, fileAt, fileOf } from "../intake/index.ts";
import { day } from "../kernel/index.ts";
import type { Municipality } from "../profile/index.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");

/** Lines without a trip have no accounts to answer for. */
const refuse = () => {
  throw new Error("no subject");
};

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

interface Otherwise {
  readonly publish?: boolean;
  readonly dryRun?: boolean;
  readonly batchRows?: number;
  readonly municipality?: Municipality;
}

function importInto(name: DatasetName, source: FileSource, given: object, how: Otherwise = {}) {
  const { publish = false, dryRun = false, municipality = site.here("lyngholm"), ...asked } = how;
  const importer = site.rooms.importers.find((one) => one.name === name);
  const mapping = importer?.readMapping(given);
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality, who: operator, clock: () => site.clock.now };
  return importer.run(place, { source, mapping, publish, dryRun, ...asked });
}

const csv = (name: string, ...lines: string[]) => fileOf(name, Buffer.from(`${lines.join("\n")}\n`));
const ask = async (address: string) => (await site.api("lyngholm", "accountant", "GET", address)).json();
const page = async (address: string) => (await get(`${site.addressOf("lyngholm")}${address}`)).body;

describe("currency tables", () => {
  const mapping = { key: ["Date"], fields: { on: "Date" }, constants: { base: "EUR" } };
  const table = (usd = "1.0892") =>
    csv("ecb.csv", "Date,USD,DKK,", `2026-05-01,${usd},7.4484,`, "2026-04-30,1.093,7.4480,");

  it("come in once; the same file again is unchanged, and only what really changed is updated", async () => {
    expect(await importInto("currencies", table(), mapping, { dryRun: true })).toMatchObject({ added: 2 });
    expect(await site.db.query("SELECT 1 FROM udsyn.accounts_currency_day")).toEqual([]);
    expect(await importInto("currencies", table(), mapping)).toMatchObject({ rows: 2, added: 2, held: 0 });
    expect(await importInto("currencies", table(), mapping)).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
    expect(await importInto("currencies", table("1.09"), mapping)).toMatchObject({ updated: 1, unchanged: 1 });
    const [trail] = await site.db.query<{ value: { after: { rates: object } } }>(
      `SELECT value FROM udsyn.records_audit_value NATURAL JOIN udsyn.records_audit
       WHERE action = 'accounts.import-rate-change'`,
    );
    expect(trail?.value.after.rates).toEqual({ DKK: "7.4484", USD: "1.09" });
  });

  it("give the latest day's rate with table and day, and none when that is a week old", async () => {
    await importInto("currencies", table(), mapping);
    expect(await ask("/api/v1/currency-rates?currency=EUR&on=2026-05-03")).toMatchObject({
      ...{ rate: "7.4484", tableName: "ecb.csv", on: "2026-05-01", rateVersion: "ecb.csv 2026-05-01" },
    });
    expect(await ask("/api/v1/currency-rates?currency=EUR&on=2026-05-08")).toMatchObject({ status: 404 });
    expect(await ask("/api/v1/currency-rates?currency=SEK&on=2026-05-01")).toMatchObject({ status: 404 });
  });

  it("answer by the one that was imported or corrected last, also where it was there first", async () => {
    const of = (file: string, kroner: string) => csv(file, "Date,DKK,", `2026-05-01,${kroner},`);
    const answered = async () => (await ask("/api/v1/currency-rates?currency=EUR&on=2026-05-01")).rate;
    await importInto("currencies", of("a.csv", "7.41"), mapping);
    await importInto("currencies", of("b.csv", "7.42"), { ...mapping, key: ["Date", "DKK"] });
    expect(await answered()).toMatch(/^7\.42/);
    await importInto("currencies", of("a.csv", "7.4484"), mapping);
    expect(await answered()).toBe("7.4484");
  });

  it("are proposed for a line, taken by a person, and named by the trip's accounts", async () => {
    await importInto("currencies", table(), mapping);
    const id = await planned(site);
    const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-20" };
    const submitted = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, request);
    const ruling = { ruling: "approved", confirmed: true };
    const rulings = `/api/v1/submissions/${(await submitted.json()).id}/rulings`;
    expect((await site.api("lyngholm", "secretary", "POST", rulings, ruling)).status).toBe(201);
    const address = `/api/v1/trips/${id}/postings`;
    const line = {
      category: "meals",
      amount: "10.00",
      currency: "EUR",
      vat: "incl",
      bookedOn: "2026-05-02",
      text: "Ø",
    };
    const made = await (await site.api("lyngholm", "accountant", "POST", address, line)).json();
    expect(made).toMatchObject({ rate: null, homeAmount: null });
    const { items } = await ask(address);
    expect(items.find((one: { id: string }) => one.id === made.id).proposedRate).toMatchObject({ rate: "7.4484" });
    const take = (version: string) =>
      site.api(
        "lyngholm",
        "accountant",
        "POST",
        `/api/v1/postings/${made.id}/rate`,
        {},
        { "if-match": `"${version}"` },
      );
    expect((await take("7")).status).toBe(412);
    const taken = await take("1");
    expect([taken.status, await taken.json()]).toMatchObject([
      201,
      { rate: "7.4484", homeAmount: "74.48", rateVersion: "ecb.csv 2026-05-01", version: 2 },
    ]);
    const [entry] = await site.db.query<{ version: string }>(
      `SELECT entry -> 'accounts' ->> 'rateVersion' AS version FROM register.current WHERE record_id = '${id}'`,
    );
    expect(entry?.version).toBe("ecb.csv 2026-05-01");
    expect((await take("2")).status).toBe(409);
    const typed = { ...line, rate: "7.5" };
    const put = `/api/v1/postings/${made.id}`;
    const corrected = await site.api("lyngholm", "accountant", "PUT", put, typed, { "if-match": '"2"' });
    expect(await corrected.json()).toMatchObject({ rate: "7.5", rateVersion: null });
    for (const role of ["coordinator", "auditor"] as const) {
      const refused = await site.api("lyngholm", role, "POST", `${put}/rate`, {}, { "if-match": '"3"' });
      expect(refused.status).toBe(403);
    }
  });
});

describe("a trip's foreign lines", () => {
  it("ask for their rates in one question, however many they are, each its own day's", async () => {
    const table = csv("ecb.csv", "Date,USD,DKK,", "2026-05-01,1.0892,7.4484,", "2026-04-20,1.093,7.4480,");
    await importInto("currencies", table, { key: ["Date"], fields: { on: "Date" }, constants: { base: "EUR" } });
    await site.doing("lyngholm", async (one) => {
      const line = { category: "other", currency: "EUR", amount: "10.00", text: "Taxa" } as const;
      const days = ["2026-05-02", "2026-04-26", "2026-04-27", "2026-05-07", "2026-05-08"] as const;
      const who = { ...one.who, grants: [{ role: "accountant", scope: null }] } as const;
      const later = { ...one, who, today: day("2026-06-01") };
      const postings: Posting[] = [];
      for (const bookedOn of days) postings.push(await addPosting(later, { ...line, subject: null, bookedOn }, refuse));
      const asked = vi.spyOn(pg.Client.prototype, "query");
      const found = await proposedRates(one, postings);
      expect(asked).toHaveBeenCalledTimes(1);
      asked.mockRestore();
      expect(postings.map(({ id }) => found.get(id)?.on ?? null)).toEqual([
        ...["2026-05-01", "2026-04-20", null, "2026-05-01", null],
      ]);
    });
  });
});

describe("per-diem tables", () => {
  const mapping = {
    key: ["land", "by"],
    fields: { country: "land", place: "by", perDay: "kost", lodging: "nat" },
    constants: { currency: "NOK", validFrom: "2025-01-01" },
    values: { country: { "Øvrige områder": "*" } },
  };
  const table = (day = "900", name = "satser.csv") =>
    csv(name, "land;by;nat;kost", `Tyskland;Berlin;2000;${day}`, "Tyskland;;1500;650", "Øvrige områder;;900;500");

  it("come in once, and answer for a country and a day", async () => {
    expect(await importInto("rates", table(), mapping)).toMatchObject({ rows: 3, added: 3, held: 0 });
    expect(await importInto("rates", table(), mapping)).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(await importInto("rates", table("950"), mapping)).toMatchObject({ updated: 1, unchanged: 2 });
    const found = await ask("/api/v1/per-diems?country=DE&place=Berlin&on=2026-05-01");
    expect(found.items).toMatchObject([
      { perDay: "950.00", lodging: "2000.00", currency: "NOK", tableName: "satser.csv" },
    ]);
    expect((await ask("/api/v1/per-diems?country=PT&on=2026-05-01")).items).toMatchObject([{ country: "*" }]);
    expect((await ask("/api/v1/per-diems?country=DE&on=2024-05-01")).items).toEqual([]);
  });

  it("are told of where the profile names another table, and move to it when the file comes again by its name", async () => {
    const right = "opdigtede-satser.csv";
    const named = (name: string) => csv(name, "land;by;nat;kost", "Østrig;Wien;900;950", "Østrig;;900;500");
    await importInto("rates", named("satser.csv"), mapping);
    const vienna = async () => {
      const { items } = await ask("/api/v1/per-diems?country=AT&place=Wien&on=2026-05-01");
      return (items as { perDay: string; tableName: string }[]).map((one) => [one.perDay, one.tableName]);
    };
    const wrong = await importInto("rates", named("satser.csv"), mapping, { dryRun: true });
    expect(wrong).toMatchObject({ unchanged: 2, findings: [{ row: 1, code: "table-unread" }] });
    expect(wrong.findings[0]?.message).toContain(`regner dagpenge efter »${right}«`);
    // Foreseen as it will be, and nothing stored by it.
    expect(await importInto("rates", named(right), mapping, { dryRun: true })).toMatchObject({ updated: 2 });
    expect(await vienna()).toEqual([["950.00", "satser.csv"]]);
    const moved = await importInto("rates", named(right), mapping);
    expect(moved).toMatchObject({ added: 0, updated: 2, unchanged: 0, findings: [] });
    expect(await vienna()).toEqual([["950.00", right]]);
    expect(await importInto("rates", named(right), mapping)).toMatchObject({ updated: 0, unchanged: 2 });
    // Never the other way: what trips are reckoned by stays where it is read.
    expect(await importInto("rates", named("satser.csv"), mapping)).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await vienna()).toEqual([["950.00", right]]);
    // Nor where the rate is another: it is told of, and comes in by the name that is read, however often it was sent by another.
    const dearer = (name: string) => csv(name, "land;by;nat;kost", "Østrig;Wien;900;999", "Østrig;;900;500");
    const { runId: _foreseen, ...foreseen } = await importInto("rates", dearer("satser-2027.csv"), mapping, {
      dryRun: true,
    });
    const { runId: _, ...unread } = await importInto("rates", dearer("satser-2027.csv"), mapping);
    expect(foreseen).toEqual(unread);
    expect(unread).toMatchObject({ updated: 0, unchanged: 2, findings: [{ row: 1, code: "table-unread" }] });
    expect(unread.findings[0]?.message).toContain("de satser, som rejser regnes efter, ændres ikke");
    expect(await vienna()).toEqual([["950.00", right]]);
    expect(await importInto("rates", dearer(right), mapping, { dryRun: true })).toMatchObject({ updated: 1 });
    expect(await importInto("rates", dearer(right), mapping)).toMatchObject({ updated: 1, unchanged: 1, findings: [] });
    expect(await vienna()).toEqual([["999.00", right]]);
  });

  it("by the name that a policy to come reads are as well named as by today's", async () => {
    const rows = ["land;by;nat;kost", "Østrig;Wien;900;950"];
    const unread = await importInto("rates", csv("satser-2027.csv", ...rows), mapping);
    expect(unread).toMatchObject({ added: 1, findings: [{ code: "table-unread" }] });
    const here = site.here("lyngholm");
    const { policies } = here.profile;
    const [one] = policies.perDiem;
    if (!one) throw new Error("Lyngholm has no policy for time- og dagpenge");
    const next = { ...one, from: day("2027-01-01"), value: { ...one.value, rateTable: "satser-2027.csv" } };
    const perDiem = [...policies.perDiem, next];
    const ahead = { ...here, profile: { ...here.profile, policies: { ...policies, perDiem } } };
    const read = await importInto("rates", csv("satser-2027.csv", ...rows), mapping, { municipality: ahead });
    expect(read).toMatchObject({ unchanged: 1, findings: [] });
  });

  it("change by a file of any name where the policies have come to read any, though one before named a table", async () => {
    const named = (name: string, day: string) => csv(name, "land;by;nat;kost", `Østrig;Wien;900;${day}`);
    await importInto("rates", named("opdigtede-satser.csv", "950"), mapping);
    const here = site.here("lyngholm");
    const { policies } = here.profile;
    const [one] = policies.perDiem;
    if (!one) throw new Error("Lyngholm has no policy for time- og dagpenge");
    const any = { ...one, from: day("2026-01-01"), value: { ...one.value, rateTable: null, abroad: "rates" as const } };
    const perDiem = [any, ...policies.perDiem];
    const municipality = { ...here, profile: { ...here.profile, policies: { ...policies, perDiem } } };
    const dearer = await importInto("rates", named("satser.csv", "999"), mapping, { municipality });
    expect(dearer).toMatchObject({ updated: 1, unchanged: 0, findings: [] });
  });

  it("are told of once a file, in however many batches it is read", async () => {
    const rows = Array.from({ length: 5 }, (_, n) => `Østrig;By ${n};900;950`);
    const { findings } = await importInto("rates", csv("satser.csv", "land;by;nat;kost", ...rows), mapping, {
      batchRows: 2,
    });
    expect(findings).toMatchObject([{ row: 1, code: "table-unread" }]);
  });
});

describe("partners", () => {
  const mapping = {
    key: ["id"],
    fields: { name: "navn", country: "land", lat: "lat", lon: "lon", since: "siden", kind: "art", ownPlace: "egen" },
  };
  const rows = [
    "1;Bergamo;Italien;45.69;9.67;1998-05-01;city;Lyngholm",
    "2;Kaunas;Litauen;54.9;23.9;;;Lyngholm",
    "3;Paris;Frankrig;48.85;2.35;1990-01-01;city;Rom",
  ];
  const table = (...lines: string[]) => csv("venskabsbyer.csv", "id;navn;land;lat;lon;siden;art;egen", ...lines);

  it("are shown when they are published, with their file as source; other places' partners never", async () => {
    expect(await importInto("partners", table(...rows), mapping)).toMatchObject({ added: 3, held: 0 });
    expect(await page("/partnere")).not.toContain("Bergamo");
    const done = await importInto("partners", table(...rows), mapping, { publish: true });
    expect(done).toMatchObject({ added: 0, updated: 0, unchanged: 3, published: 2 });
    await expect.poll(() => page("/partnere")).toContain("Bergamo");
    const shown = await page("/partnere");
    expect(shown).toContain("venskabsbyer.csv");
    expect(shown).toContain("Kaunas");
    expect(shown).not.toContain("Paris");
    const [bergamo] = await site.db.query("SELECT partner FROM register.partner WHERE partner ->> 'id' = 'bergamo'");
    expect(bergamo).toMatchObject({
      partner: {
        kind: "city",
        place: { country: "IT", lat: 45.69, lon: 9.67 },
        partnerships: [{ status: "active", from: "1998-05-01", source: { text: "venskabsbyer.csv" } }],
      },
    });
  });

  it("are members of a network, and no former partners before their partnership begins", async () => {
    const more = [
      "4;Eurocities;Belgien;50.85;4.35;2001-01-01;network;Lyngholm",
      "5;Viborg;Finland;60.7;28.7;2027-01-01;city;Lyngholm",
    ];
    const said = async () => (await page("/partnere")).replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
    await importInto("partners", table(...more), mapping, { publish: true });
    await expect.poll(said).toContain("Aktiv siden 1. januar 2001, medlemskab.");
    expect(await said()).toMatch(/Kommende Viborg By, Finland Begynder 1\. januar 2027, aftale\./);
    // As it was published before the form followed the kind.
    await site.db.query(
      `UPDATE register.partner SET partner = jsonb_set(partner, '{partnerships,0,form}', '"agreement"')`,
    );
    await importInto("partners", table(rows[0] ?? ""), mapping, { publish: true });
    await expect.poll(said).toContain("Bergamo");
    expect(await said()).toContain("Aktiv siden 1. januar 2001, medlemskab.");
  });

  it("keep before and after of what changed, and are not public again by themselves", async () => {
    await importInto("partners", table(...rows), mapping, { publish: true });
    const moved = rows.map((row) => row.replace("1998", "1999"));
    expect(await importInto("partners", table(...moved), mapping)).toMatchObject({ updated: 1, unchanged: 2 });
    const [trail] = await site.db.query<{ value: object }>(
      `SELECT value FROM udsyn.records_audit_value NATURAL JOIN udsyn.records_audit
       WHERE action = 'relations.import-change'`,
    );
    expect(trail?.value).toEqual({ before: { since: "1998-05-01" }, after: { since: "1999-05-01" } });
    const from = "SELECT partner -> 'partnerships' -> 0 ->> 'from' AS day FROM register.partner";
    const byId = `${from} WHERE partner ->> 'id' = 'bergamo'`;
    expect(await site.db.query(byId)).toEqual([{ day: "1998-05-01" }]);
    await importInto("partners", table(...moved), mapping, { publish: true });
    expect(await site.db.query(byId)).toEqual([{ day: "1999-05-01" }]);
  });
});

describe("the publishers' own files", () => {
  const files: readonly (readonly [DatasetName, string, object])[] = [
    [
      "currencies",
      "fixtures/ecb-rates/eurofxref-hist.csv",
      { key: ["Date"], fields: { on: "Date" }, constants: { base: "EUR" } },
    ],
    [
      "rates",
      "fixtures/norway-per-diem/dataset.csv",
      {
        key: ["verdensdel", "land", "by"],
        fields: { region: "verdensdel", country: "land", place: "by", lodging: "makssatser natt", perDay: "kost" },
        constants: { currency: "NOK", validFrom: "2012-01-01" },
        values: { country: { "Øvrige områder": "*" } },
      },
    ],
    [
      "partners",
      "fixtures/twin-towns-italy/twinings.csv",
      {
        key: ["comune_start_id", "comune_end_id"],
        fields: {
          ownPlace: "comune_start_name",
          name: "comune_end_name",
          country: "comune_end_stato",
          lat: "comune_end_lat",
          lon: "comune_end_log",
        },
      },
    ],
  ];
  it.for(files)("%s are unchanged the second time", async ([name, file, mapping], context) => {
    const at = path.join(shared, file);
    context.skip(!existsSync(at), `../shared/${file} is not here`);
    const first = await importInto(name, fileAt(at), mapping);
    expect(first.added + first.held).toBe(first.rows);
    const second = await importInto(name, fileAt(at), mapping);
    expect(second).toMatchObject({ rows: first.rows, added: 0, updated: 0, unchanged: first.added, held: first.held });
  });
});
