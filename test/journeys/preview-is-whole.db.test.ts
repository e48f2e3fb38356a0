import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { secretaryAt } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { sessionOf, wholeTrip } from "../trust/planted.ts";

/** The preview of a correction is held against the version in force: whatever comes along with the edit is seen first. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function api(role: RoleName, method: string, to: string, body: object): Promise<{ readonly id: string }> {
  const answer = await site.api(slug, role, method, `/api/v1/${to}`, body);
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return JSON.parse(text || "{}") as { id: string };
}

test("a correction's preview tells of all that becomes public with it, and of what is erased nothing but that", async () => {
  const { id } = await api("coordinator", "POST", "trips", wholeTrip);
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  const submission = await api("coordinator", "POST", `trips/${id}/submissions`, asked);
  await api("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  const line = { category: "meals", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", withoutReceipt: "Væk" };
  const [first, second] = [
    await api("accountant", "POST", `trips/${id}/postings`, { ...line, text: "Middag i havnen" }),
    await api("accountant", "POST", `trips/${id}/postings`, { ...line, text: "Frokost" }),
  ];
  // Something that the desk holds otherwise than the public reads, and that nobody published.
  await site.db.query("UPDATE udsyn.accounts_posting SET text = 'Aftensmad i havnen' WHERE posting_id = $1", [
    first.id,
  ]);
  await site.db.query("UPDATE udsyn.accounts_posting SET never_public = '{text}' WHERE posting_id = $1", [second.id]);
  await api("coordinator", "PATCH", `trips/${id}`, { contact: { unit: "Sekretariatet", email: null } });
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const host = new URL(site.addressOf(slug)).host;
  const { text } = await ask(site.address, {
    path: `/skrivebord/rejser/${id}/ret-offentligt`,
    host,
    headers: { cookie },
  });
  const told = /Det bliver ændret([\s\S]*?)<\/section>/.exec(text)?.[1] ?? "";
  for (const part of ["Sekretariatet", "<del>Middag i havnen", "<ins>Aftensmad i havnen", "<del>Frokost", "»slettet«"])
    expect(told).toContain(part);
  const whole = /id="preview-title">([\s\S]*?)Se posten, som maskiner/.exec(text)?.[1] ?? "";
  expect(whole).toContain("Aftensmad i havnen");
  expect(whole).not.toContain("Frokost");
});

test("the preview of a ruling says what the public page then says, in its words, and nothing twice", async () => {
  const secretary = await secretaryAt(site);
  const { id } = await api("coordinator", "POST", "trips", wholeTrip);
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  const submission = await api("coordinator", "POST", `trips/${id}/submissions`, asked);
  const path = `/skrivebord/sager/${submission.id}/beslutning`;
  const { text } = await secretary.desk(path, "ruling=approved&text=Godkendt.&do=preview");
  const shown = /id="preview-title">([\s\S]*?)Se posten, som maskiner/.exec(text)?.[1] ?? "";
  await api("secretary", "POST", `submissions/${submission.id}/rulings`, {
    ...{ ruling: "approved", text: "Godkendt.", confirmed: true },
  });
  const own = await secretary.desk(`/skrivebord/rejser/${id}`);
  const page = await secretary.desk(/href="(\/rejser\/[^"]+)"/.exec(own.text)?.[1] ?? "");
  expect(page.status).toBe(200);
  const sections = (html: string) =>
    [...html.matchAll(/<section class="sec[\s\S]*?<\/section>/g)].map(([one]) => one.replaceAll(/\s+/g, " "));
  const [there, here] = [sections(page.text), sections(shown)];
  expect(here.length).toBeGreaterThan(5);
  expect(here).toEqual(there.slice(0, here.length));
  // What follows on the page is of the register: its versions, and the record as data.
  expect(there).toHaveLength(here.length + 2);
});
