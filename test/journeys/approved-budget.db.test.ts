import { afterAll, beforeAll, expect, test } from "vitest";
import { committee } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { sessionOf, wholeTrip } from "../trust/planted.ts";

/** Accounts are held against what was approved or corrected, at the desk, in public and by the interface; an edit since is none of it. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

const slug = "lyngholm";
type Role = "coordinator" | "secretary" | "accountant";
async function api(role: Role, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
  return (await answer.json()) as {
    id: string;
    accounts: { perParticipant: string | null };
    approved: { late: boolean };
  };
}

test("a budget and travellers edited since the approval change neither comparison nor average, and the page says so", async () => {
  const dates = { startOn: "2026-04-20", endOn: "2026-04-22" };
  const { id } = await api("coordinator", "POST", "trips", { ...wholeTrip, ...dates });
  const asked = { about: "request", committee, meetingOn: "2026-04-01" };
  const { id: submission } = await api("coordinator", "POST", `trips/${id}/submissions`, asked);
  await api("secretary", "POST", `submissions/${submission}/rulings`, { ruling: "approved", confirmed: true });
  await api("accountant", "POST", `trips/${id}/postings`, {
    ...{ category: "transport", amount: "1200.00", currency: "DKK", vat: "incl", bookedOn: "2026-05-05", text: "Tog" },
    withoutReceipt: "I appen.",
  });
  const page = async () => {
    const { host } = new URL(site.addressOf(slug));
    const headers = { cookie: `udsyn=${await sessionOf(site, slug, "accountant")}` };
    const got = await ask(site.address, { host, path: `/skrivebord/rejser/${id}/regnskab`, headers });
    const text = got.text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    return text.slice(
      text.indexOf("Budget og regnskab efter udgiftsart"),
      text.indexOf("Budget og regnskab efter") + 900,
    );
  };
  const before = await page();
  expect(before).toMatch(/4\.200/);
  expect(before).not.toContain("Budgettet er rettet på skrivebordet");
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  const named = Array.from({ length: 12 }, (_, at) => ({ name: `Rejsende ${at}`, role: null }));
  await api("coordinator", "PATCH", `trips/${id}`, {
    budget: { ...wholeTrip.budget, lines },
    participants: { elected: { named } },
  });
  const after = await page();
  expect(after).toMatch(/4\.200/);
  expect(after).not.toMatch(/9\.000/);
  expect(after).toContain("Budgettet er rettet på skrivebordet");
  const { accounts } = await api("coordinator", "GET", `trips/${id}`);
  expect(accounts.perParticipant).toBe("1200.00");
});

test("that an approval came after departure follows the days that are public, as its ruling does", async () => {
  const { id } = await api("coordinator", "POST", "trips", {
    ...wholeTrip,
    startOn: "2026-04-20",
    endOn: "2026-04-22",
  });
  const asked = { about: "request", committee, meetingOn: "2026-04-01" };
  const { id: submission } = await api("coordinator", "POST", `trips/${id}/submissions`, asked);
  await api("secretary", "POST", `submissions/${submission}/rulings`, { ruling: "approved", confirmed: true });
  const late = async () => (await api("coordinator", "GET", `trips/${id}`)).approved.late;
  expect(await late()).toBe(false);
  await api("coordinator", "PATCH", `trips/${id}`, { startOn: "2026-03-10", endOn: "2026-03-12" });
  expect(await late()).toBe(false);
  await api("coordinator", "POST", `trips/${id}/corrections`, { reason: "Dagene var forkerte." });
  expect(await late()).toBe(true);
});
