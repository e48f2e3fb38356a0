import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import { type ExampleTrip, publishExample } from "../setup/example-trips.ts";
import { expectValidHtml } from "../setup/html.ts";
import { settledTrip } from "../setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";

/** A correction stays a correction when its reason, and all that it changed, is erased: pages and data say the same. */
const name = "Jens Kanariefugl";
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });
const withPurpose = (purpose: string, more: Partial<ExampleTrip> = {}): ExampleTrip => ({
  ...settledTrip,
  ...more,
  plan: { ...settledTrip.plan, purpose },
});

let site: TestSite;
let slug: string;
beforeAll(async () => {
  site = await startTestSite();
  const first = await publishExample(site, "lyngholm", withPurpose(`At besøge ${name}s kontor.`));
  slug = first.slug;
  const { id } = first;
  const reasons: readonly (readonly [ExampleTrip, string])[] = [
    [withPurpose(`At besøge ${name} i hans kontor.`), `${name} skrev, at kontoret er hans.`],
    [withPurpose("At besøge et kontor."), `${name} er ikke ansat mere.`],
    [withPurpose("At besøge et kontor.", { status: "cancelled" }), `${name} meldte afbud.`],
  ];
  for (const [trip, reason] of reasons) await publishExample(site, "lyngholm", trip, { id, reason });
  await erase();
}, 120_000);
afterAll(() => site.close());

async function erase(): Promise<void> {
  const sources = personalSources("test");
  const asked = { names: [name], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  await site.doing("lyngholm", (one) => erasePerson(one, "test", sources, asked), by("one"));
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  await site.doing("lyngholm", (one) => settleErasure(one, "test", sources, request?.id ?? "", "carry-out"), by("two"));
}

/** A page's words as they are read, a version a line on the page of versions. */
async function read(path: string): Promise<string> {
  const { status, text } = await ask(site.address, { path, host: "lyngholm.localhost" });
  expect(status).toBe(200);
  expectValidHtml(text);
  const body = text.slice(text.indexOf("<main"));
  return body
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&nbsp;|\s+/g, " ")
    .replaceAll(" :", ":");
}

const said = [
  [
    "",
    "Rettelse: »slettet« Formål: »slettet«",
    "Rettelse: »slettet« Formål",
    "Aflyst: »slettet«",
    "Hvorfor: »slettet«",
  ],
  [
    "/en",
    "Correction: ‘erased’ Purpose: ‘erased’",
    // The purpose that an English reader sees is a translation, and was not corrected.
    "Correction: ‘erased’ 6 May",
    "Cancelled: ‘erased’",
    "Why: ‘erased’",
  ],
  [
    "/de",
    "Berichtigung: „gelöscht“ Zweck: „gelöscht“",
    "Berichtigung: „gelöscht“ Zweck",
    "Abgesagt: „gelöscht“",
    "Grund: „gelöscht“",
  ],
] as const;

test.each(said)("the list of versions%s tells a correction whose reason is erased as one", async (lang, ...told) => {
  const text = await read(`${lang}/rejser/${slug}`);
  for (const one of told) expect(text).toContain(one);
});

const history = [
  ["", "Begrundelse: »slettet«", "Det, der blev ændret, kan ikke ses, fordi det er slettet.", "Formål", "er ændret."],
  ["/en", "Reason: ‘erased’", "What changed cannot be seen, because it has been erased.", "Purpose", null],
  ["/de", "Begründung: „gelöscht“", "Was sich geändert hat, ist nicht zu sehen, weil", "Zweck", "nichts geändert."],
] as const;

test.each(history)(
  "the page of versions%s never says of it that nothing changed",
  async (lang, reason, gone, field, same) => {
    const text = await read(`${lang}/rejser/${slug}/versioner`);
    expect(text.split(reason)).toHaveLength(4);
    expect(text).toContain(gone);
    expect(text.slice(text.indexOf(gone))).toMatch(new RegExp(`^[^.]+\\.[^.]+: ${field}\\.`));
    if (same !== null) expect(text).not.toContain(same);
  },
);

test("the data says the same: three corrections, each with a reason that is gone", async () => {
  const { text } = await ask(site.address, { path: `/rejser/${slug}.json`, host: "lyngholm.localhost" });
  const { corrections } = JSON.parse(text) as { corrections: readonly { version: number; reason: string | null }[] };
  expect(corrections.map((one) => [one.version, one.reason])).toEqual([2, 3, 4].map((version) => [version, null]));
});
