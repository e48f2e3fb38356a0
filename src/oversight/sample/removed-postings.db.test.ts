import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let cookie: string;
let trip: string;
let removed: string;
let standing: string;
const why = "Lagt på to gange ved en fejl.";
beforeAll(async () => {
  // An id never runs backwards: a period is told from what is after it only later than today, whatever today is.
  site = await startTestSite(new Date("2036-05-04T08:00:00Z"));
  cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
  trip = await plantOpenAccounts(site, slug);
  removed = await booked("Hotel Hafen");
  standing = await booked("Tog");
  const answer = await site.api(slug, "accountant", "DELETE", `/api/v1/postings/${removed}`, {
    reason: why,
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
});
afterAll(() => site.close());

async function booked(text: string): Promise<string> {
  const line = {
    category: "lodging",
    amount: "1250.50",
    currency: "DKK",
    text,
    voucher: "B-7",
    bookedOn: "2026-05-05",
  };
  const answer = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  return ((await answer.json()) as { id: string }).id;
}
const get = (path: string) =>
  ask(site.address, { host: new URL(site.addressOf(slug)).host, path, headers: { cookie } });
const chainOf = async (id: string) => (await get(`/skrivebord/revisionsspor/posteringer/${id}`)).text;

test("a case's trail holds what was booked and taken out again, with who and why", async () => {
  // A file holds what was before the moment it is taken.
  site.clock.now = new Date(site.clock.now.getTime() + 1_000);
  const lines = (await get(`/skrivebord/revisionsspor.jsonl?sag=${trip}`)).text.trim().split("\n");
  const about = lines.map((line) => JSON.parse(line)).filter((line) => line.subject.id === removed);
  expect(about.map((line) => line.action)).toEqual(["accounts.remove", "accounts.post"]);
  expect(about[0]).toMatchObject({ before: { text: "Hotel Hafen", amount: "1250.50" }, after: { reason: why } });
});

test("all about the same is found from an act on a line, too", async () => {
  const { text } = await get(`/skrivebord/revisionsspor?sag=${standing}`);
  expect(text).not.toContain("Intet passer");
  expect(text.match(/revisionsspor\/[0-9a-f-]{36}"/g)).toHaveLength(1);
});

test("a line that was taken out can be drawn, and its page says what it said, who took it out and why", async () => {
  const { text } = await get("/skrivebord/stikproeve?hvad=amounts&antal=5&froe=havn");
  expect(text).toContain(`/skrivebord/revisionsspor/posteringer/${removed}`);
  expect(text).toContain(`Fjernet fra regnskabet: ${why}`);
  const chain = await chainOf(removed);
  expect(chain).toContain("Posteringen er fjernet fra regnskabet");
  expect(chain).toMatch(/Hotel Hafen: 1\.250,50/);
  expect(chain).toContain(why);
  expect(chain).toContain(`/skrivebord/rejser/${trip}`);
});

test("what stands leads to what was taken out beside it", async () => {
  const chain = await chainOf(standing);
  expect(chain).toContain("Fjernet fra samme regnskab");
  expect(chain).toContain(why);
  expect(chain).toContain(`/skrivebord/revisionsspor/posteringer/${removed}`);
});

test("taking a line out does not change what is drawn", async () => {
  const ids = async () =>
    [
      ...(await get("/skrivebord/stikproeve?hvad=amounts&antal=3&froe=by")).text.matchAll(
        /posteringer\/([0-9a-f-]{36})"/g,
      ),
    ].map((one) => one[1]);
  const more = await booked("Bro");
  const before = await ids();
  expect(before).toHaveLength(3);
  await site.api(slug, "accountant", "DELETE", `/api/v1/postings/${more}`, { reason: "Fortrudt." });
  expect(await ids()).toEqual(before);
});

test("where the trail's values are erased, that the line was there still shows", async () => {
  await site.db.query(
    `DELETE FROM udsyn.records_audit_value v USING udsyn.records_audit a
     WHERE a.municipality_id = v.municipality_id AND a.audit_id = v.audit_id AND a.subject_id = $1`,
    [removed],
  );
  const chain = await chainOf(removed);
  expect(chain).toContain("Posteringens værdier er slettet efter fristen");
  expect(chain).toContain(`/skrivebord/rejser/${trip}`);
  expect((await get("/skrivebord/stikproeve?hvad=amounts&antal=5&froe=havn")).text).toContain("Værdierne er slettet");
});
