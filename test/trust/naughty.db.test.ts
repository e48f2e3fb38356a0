import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orNothing } from "../../src/platform/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { filled, withAt } from "./filled.ts";
import { plantQuestion, plantSubmission, plantTrip, wholeTrip } from "./planted.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const fixture = path.join(shared, "fixtures/naughty-strings/blns.json");

/** Strings of our own: Danish, direction marks, joined emoji, line ends, what spreadsheets and terminals take for orders. */
const own = [
  "Rødgrød med fløde på Ærø",
  "a\u030a å Å",
  "ﬁ ﷺ ß ẞ",
  "\u202eabc\u202c\u2066x\u2069",
  "👩‍👩‍👧‍👦 🇩🇰 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
  "𝕬\u{10fffd}\u{e0001}",
  "\u00a0\u2003\u200b\ufeff",
  "første\r\nanden\ntredje\rfjerde\tfemte",
  "=cmd|' /C calc'!A0",
  "{{7*7}} $\x7b7*7} #{7*7} <%= 7 %> %s %n %x",
  "</script><script>alert(1)</script><!-- ]]> --><![CDATA[",
  "'; DROP TABLE udsyn.trips_trip; --",
  "null",
  "true",
  "1e309",
  "2026-02-30",
  "../../../../etc/passwd",
  "\u2028\u2029\u0085",
  "\u007f",
  "\u0000",
  "\ud800",
  "\udc00\ud800",
  "\uffff\ufffe",
];

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** What a text becomes on the way in: line ends as one, no space around it; nothing, where nobody sees any of it. */
const kept = (text: string) => orNothing(text).replaceAll("\r\n", "\n").trim();

function textsAt(written: string) {
  return {
    ...wholeTrip,
    title: written,
    purpose: written,
    caseNumber: written,
    destinations: [{ place: written, country: "DE" }],
    asPrinted: { dates: written },
    participants: { elected: { named: [{ name: written, role: written }] }, others: [{ group: written, count: 1 }] },
    budget: { currency: "DKK", lines: [{ category: "transport", label: written, amountText: written }] },
  };
}

async function roundTrip(written: string): Promise<void> {
  const what = JSON.stringify(written);
  const body = { ...textsAt(written), caseNumber: kept(written).slice(0, 100) };
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", body);
  const answer = (await made.json()) as { id: string; errors?: { path: string; code: string; message: string }[] };
  expect([201, 422], what).toContain(made.status);
  if (made.status === 422) {
    // A clear refusal: beside the field, in words.
    expect(answer.errors?.length, what).toBeGreaterThan(0);
    for (const one of answer.errors ?? []) {
      expect(["control-characters", "too-big"], what).toContain(one.code);
      expect(one.path, what).not.toBe("");
      expect(one.message, what).not.toBe(one.code);
    }
    return;
  }
  const shown = await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${answer.id}`);
  expect(await shown.json(), what).toMatchObject({
    title: kept(written),
    purpose: kept(written),
    destinations: [{ place: kept(written) }],
    asPrinted: { dates: kept(written) },
    participants: { elected: { named: [{ name: kept(written), role: kept(written) }] } },
    budget: { lines: [{ label: kept(written), amountText: kept(written) }] },
  });
}

describe("naughty strings come back exactly, or are refused clearly", () => {
  test("our own", async () => {
    for (const written of own) await roundTrip(written);
  });

  test("the big list's", async (context) => {
    context.skip(!existsSync(fixture), `no fixture at ${fixture}; set UDSYN_SHARED`);
    const list: string[] = JSON.parse(readFileSync(fixture, "utf8"));
    expect(list.length).toBeGreaterThan(400);
    for (const written of list) await roundTrip(written);
  });

  test("in what is published, too", async () => {
    for (const written of own.slice(0, 18)) {
      const id = await plantTrip(site, "lyngholm", "submitted");
      const texts = { title: written, purpose: written, asPrinted: { dates: written } };
      const edited = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, texts);
      expect([200, 422], JSON.stringify(written)).toContain(edited.status);
      if (edited.status === 422) continue;
      const submission = await plantSubmission(site, "lyngholm", id);
      const ruling = { ruling: "approved", text: written, item: written.slice(0, 50), confirmed: true };
      const ruled = await site.api(
        "lyngholm",
        "secretary",
        "POST",
        `/api/v1/submissions/${submission}/rulings`,
        ruling,
      );
      expect([201, 422], `${JSON.stringify(written)} ${await ruled.text()}`).toContain(ruled.status);
      if (kept(written) === "") continue;
      const [row] = await site.db.query<{ entry: object }>("SELECT entry FROM register.current WHERE record_id = $1", [
        id,
      ]);
      expect(row?.entry, JSON.stringify(written)).toMatchObject({ title: kept(written), purpose: kept(written) });
    }
  });
});

test("every free text of every interface refuses what nothing could keep, beside its field; a form is rid of it", async () => {
  const trip = await plantTrip(site, "lyngholm", "approved");
  const submission = await plantSubmission(site, "lyngholm", trip);
  const question = await plantQuestion(site, "lyngholm");
  const idIn = (path: string) =>
    path.includes("submissions/:id") ? submission : path.includes("questions/:id") ? question : trip;
  let held = 0;
  for (const route of site.rooms.routes) {
    if (!("api" in route) || !route.api?.body || route.method === "GET") continue;
    const { value, texts } = filled(route.api.body, () => "tekst");
    const path = route.path.replace(":id", idIn(route.path));
    for (const field of texts)
      for (const bad of ["a\u0000b", "\ud83d", "x\u001by", "\ufffe", "a\u202eb"]) {
        const what = `${route.method} ${route.path} ${field} ${JSON.stringify(bad)}`;
        const role = ("allow" in route ? route.allow[0] : undefined) ?? "coordinator";
        const sent = withAt(value, field, bad);
        // A link's holder has no token: their request comes from our own page, and says so.
        const from = route.lane === "link" ? { "sec-fetch-site": "same-origin" } : {};
        if (route.uploads) {
          const got = await besideFile(path, role as "coordinator", sent);
          expect([201, 422], what).toContain(got.status);
          expect(JSON.parse(await got.text())[field] ?? "", what).not.toContain(bad);
          continue;
        }
        const got = await site.api("lyngholm", role as "coordinator", route.method, path, sent, from);
        expect(got.status, what).toBe(422);
        const { errors } = (await got.json()) as { errors: { path: string; code: string }[] };
        expect(errors, what).toContainEqual(expect.objectContaining({ path: field, code: "control-characters" }));
        held += 1;
      }
  }
  expect(held).toBeGreaterThan(50);
});

/** What comes beside a file comes as a form's fields, and is made writable as those of any form are. */
async function besideFile(path: string, role: Parameters<TestSite["token"]>[1], sent: unknown): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(sent as object)) body.append(name, String(value));
  body.append("files", new Blob([randomUUID()], { type: "text/plain" }), "tekst.txt");
  const headers = { authorization: `Bearer ${await site.token("lyngholm", role)}` };
  return fetch(site.address + path, { method: "POST", headers, body });
}
