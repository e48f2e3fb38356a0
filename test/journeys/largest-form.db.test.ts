import { afterAll, beforeAll, expect, test } from "vitest";
import { mostIn } from "../../src/trips/plan.ts";
import { expectValidHtml } from "../setup/html.ts";
import { planned } from "../setup/planned.ts";
import { servedForm } from "../setup/served-form.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

/** The largest plan that the interface for programs takes is one that the desk can save: each form as served, sent back. */
let site: TestSite;
let cookie = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  const signedIn = await desk("/log-ind/demo", new URLSearchParams({ role: "coordinator" }));
  cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => site.close());

function desk(path: string, form?: URLSearchParams): Promise<Got> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const type = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(form ? type : {}) };
  return ask(site.address, {
    host,
    path,
    headers,
    ...(form ? { method: "POST", body: form.toString() } : { method: "GET" }),
  });
}

const many = <T>(count: number, one: (nth: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at + 1));
/** Text as long as may be, as people write it. */
const long = (nth: number, length: number) =>
  `${nth} ${"blåbærgrød på øen, og ".repeat(40)}`.slice(0, length - 1).trimEnd();

const largest = () => ({
  destinations: many(mostIn.destinations, (nth) => ({
    place: `Sted ${nth}`,
    country: "DE",
    from: "2026-09-02",
    to: "2026-09-04",
  })),
  participants: {
    elected: { named: many(mostIn.elected, (nth) => ({ name: `Medlem Nummer ${nth}`, role: "medlem" })) },
    staff: many(mostIn.staff, (nth) => ({ unit: `Enhed ${nth}`, count: 1 })),
    assistants: many(mostIn.assistants, () => ({ role: "interpreter", count: 1 })),
    others: many(mostIn.others, (nth) => ({ group: `Gruppe ${nth}`, count: 2 })),
    companions: many(mostIn.companions, (nth) => ({ name: `Ledsager Nummer ${nth}` })),
  },
  funding: many(mostIn.funding, (nth) => ({ payer: "committee", name: `Betaler ${nth}`, amount: "10.00" })),
  programme: many(mostIn.programme, (nth) => ({
    date: "2026-09-03",
    from: `${String(8 + (nth % 10)).padStart(2, "0")}:00`,
    to: `${String(9 + (nth % 10)).padStart(2, "0")}:00`,
    title: long(nth, 500),
    place: long(nth, 200),
    host: long(nth, 200),
    purposeClass: "municipal",
  })),
  budget: {
    currency: "DKK",
    vat: "incl",
    lines: many(mostIn.lines, (nth) => ({ category: "other", label: `Linje ${nth}`, amount: "10.00" })),
  },
});

test("each form of the largest plan is saved as it was served, with every row", async () => {
  const id = await planned(site, largest());
  const rows: Record<string, number> = {};
  for (const slug of ["rejsemaal", "program", "budget", "deltagere", "betaling"]) {
    const path = `/skrivebord/rejser/${id}/${slug}`;
    const form = servedForm((await desk(path)).text, path);
    form.set("do", "save");
    const answer = await desk(path, form);
    expect([slug, answer.status, answer.status === 303 ? "" : answer.text.slice(0, 3_000)]).toEqual([slug, 303, ""]);
    for (const name of form.keys()) {
      const [, group, nth] = /^([a-z]+)\.(\d+)\./.exec(name) ?? [];
      if (group) rows[group] = Math.max(rows[group] ?? 0, Number(nth) + 1);
    }
  }
  // Members of the committee itself are ticked, not typed.
  expect(rows).toEqual(mostIn);
  const [stored] = await site.db.query<{ plan: { programme: unknown[]; budget: { lines: unknown[] } } }>(
    "SELECT plan FROM udsyn.trips_trip WHERE trip_id = $1",
    [id],
  );
  expect([stored?.plan.programme.length, stored?.plan.budget.lines.length]).toEqual([500, 200]);
}, 60_000);

test("a row too many is told of in the form, and a name that no form has shows all that was typed", async () => {
  const id = await planned(site);
  const path = `/skrivebord/rejser/${id}/program`;
  const form = servedForm((await desk(path)).text, path);
  form.set("do", "save");
  for (let at = 1; at <= 500; at += 1) {
    form.set(`programme.${at}.date`, "3.9.2026");
    form.set(`programme.${at}.title`, `Rundvisning nummer ${at}`);
  }
  const tooMany = await desk(path, form);
  expect(tooMany.status).toBe(422);
  expect(tooMany.text).toContain('value="Rundvisning nummer 500"');
  form.set("programme.501.date", "4.9.2026");
  const refused = await desk(path, form);
  expect(refused.status).toBe(422);
  expectValidHtml(refused.text);
  for (const typed of ["Rundvisning nummer 1<", "Rundvisning nummer 500<", "4.9.2026"])
    expect(refused.text).toContain(typed);
});
