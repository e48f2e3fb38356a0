import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../setup/html.ts";
import { secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import type { Got } from "../trust/client.ts";

/** Of two secretaries who correct one ruling neither writes over the other unseen (docs/decisions/0019). */
let site: TestSite;
let secretary: Awaited<ReturnType<typeof secretaryAt>>;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
  secretary = await secretaryAt(site);
});
afterAll(() => site.close());

async function api(method: string, path: string, body?: object, headers?: Record<string, string>) {
  const answer = await site.api("lyngholm", "secretary", method, `/api/v1/${path}`, body, headers);
  return {
    status: answer.status,
    etag: answer.headers.get("etag"),
    said: (await answer.json()) as Record<string, unknown>,
  };
}
const votes = { for: 4, against: 1, abstained: 0 };
/** All of it again, as a correction of confirmed minutes is said. */
const whole = {
  ...{ item: null, basis: null, minority: null, recused: [], url: null, closed: false, metOn: null },
  ...{ votes: { ...votes, againstBy: [], abstainedBy: [] }, reason: "Stavefejl." },
};
async function ruled(confirmed: boolean) {
  const { submission } = await secretary.submitted();
  const body = { ruling: "approved", text: "Stavefjl.", votes, confirmed };
  const { said, etag } = await api("POST", `submissions/${submission}/rulings`, body);
  const correct = (text: string, headers?: Record<string, string>) =>
    confirmed
      ? api("POST", `rulings/${said.id}/corrections`, { ...whole, text }, headers)
      : api("PUT", `rulings/${said.id}`, { ruling: "approved", text, votes }, headers);
  return { id: String(said.id), etag: etag ?? "", correct, path: `/skrivebord/beslutninger/${said.id}/ret` };
}
const said = async (id: string) =>
  (
    await site.db.query("SELECT text, votes ->> 'for' AS for FROM udsyn.decisions_ruling WHERE ruling_id = $1", [id])
  )[0];

const unescaped = (text = "") => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
/** A form as it was opened, with some of its fields typed anew. */
function typed({ text }: Got, confirmed: boolean, fields: Record<string, string>): URLSearchParams {
  const hidden = (name: string) => unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]);
  const stood = { text: "Stavefjl.", "votes.for": "4", "votes.against": "1", "votes.abstained": "0" };
  const own = confirmed ? { metOn: "20.5.2026", reason: "Stemmetal." } : { ruling: "approved" };
  return new URLSearchParams({ version: hidden("version"), base: hidden("base"), ...own, ...stood, ...fields });
}

for (const confirmed of [false, true]) {
  const minutes = confirmed ? "with confirmed minutes" : "before the minutes";

  test(`${minutes}: one mends a word, the other the votes, and both stand`, async () => {
    const { id, path, correct } = await ruled(confirmed);
    const opened = await secretary.desk(path);
    expect((await correct("Rettet.")).status).toBeLessThan(300);
    const form = typed(opened, confirmed, { "votes.for": "3" });
    form.set("do", "preview");
    const preview = await secretary.desk(path, form.toString());
    expectValidHtml(preview.text);
    expect(preview.text).toContain("En anden har rettet beslutningen i mellemtiden");
    const again = typed(preview, confirmed, { text: "Rettet.", "votes.for": "3", seen: seenIn(preview), do: "save" });
    expect((await secretary.desk(path, again.toString())).status).toBe(303);
    expect(await said(id)).toEqual({ text: "Rettet.", for: "3" });
  });

  test(`${minutes}: what both mend is asked about with the other's text, and nothing is saved meanwhile`, async () => {
    const { id, path, correct } = await ruled(confirmed);
    const opened = await secretary.desk(path);
    const form = typed(opened, confirmed, { text: "Mit.", do: "preview" });
    const looked = await secretary.desk(path, form.toString());
    await correct("Dit.");
    const save = typed(looked, confirmed, { text: "Mit.", seen: seenIn(looked), do: "save" });
    const asked = await secretary.desk(path, save.toString());
    expect([asked.status, asked.text.includes("Her er I uenige"), asked.text.includes("Dit.")]).toEqual([
      409,
      true,
      true,
    ]);
    expectValidHtml(asked.text);
    // What was asked about is kept as a draft before a key is touched.
    expect(asked.text).toMatch(/<form[^>]* data-unsaved/);
    expect(await said(id)).toEqual({ text: "Dit.", for: "4" });
    const chosen = await secretary.desk(path, typed(asked, confirmed, { text: "Mit.", do: "preview" }).toString());
    expect([chosen.status, chosen.text.includes("i mellemtiden")]).toEqual([200, false]);
  });

  test(`${minutes}: a form that cannot say what it was opened with writes over no correction unseen`, async () => {
    const { id, path, correct } = await ruled(confirmed);
    const opened = await secretary.desk(path);
    await correct("Dit.");
    const older = typed(opened, confirmed, { text: "Mit.", do: "preview" });
    for (const name of ["version", "base"]) older.delete(name);
    const asked = await secretary.desk(path, older.toString());
    expect([asked.status, asked.text.includes("Her er I uenige"), asked.text.includes("Dit.")]).toEqual([
      409,
      true,
      true,
    ]);
    expect(asked.text).toContain(">Mit.</textarea>");
    expect(await said(id)).toMatchObject({ text: "Dit." });
    const chosen = await secretary.desk(path, typed(asked, confirmed, { text: "Mit.", do: "preview" }).toString());
    expect(chosen.status).toBe(200);
  });

  test(`${minutes}: a program names the version it corrects, and is told when that is another`, async () => {
    const { id, etag, correct } = await ruled(confirmed);
    const named = { "if-match": etag };
    const first = await correct("Første.", named);
    expect([etag, first.status < 300, first.etag, first.said.version]).toEqual(['"1"', true, '"2"', 2]);
    expect(await correct("Anden.", named)).toMatchObject({ status: 412, said: { code: "version-passed" } });
    expect(await said(id)).toMatchObject({ text: "Første." });
  });
}

test.each([false, true])("what one corrected in another tab is one's own (confirmed: %s)", async (confirmed) => {
  const { path } = await ruled(confirmed);
  const opened = await secretary.desk(path);
  const first = await secretary.desk(path, typed(opened, confirmed, { text: "Dit.", do: "preview" }).toString());
  const save = typed(first, confirmed, { text: "Dit.", seen: seenIn(first), do: "save" });
  expect((await secretary.desk(path, save.toString())).status).toBe(303);
  const { text } = await secretary.desk(path, typed(opened, confirmed, { text: "Mit.", do: "preview" }).toString());
  for (const words of ["Du har rettet beslutningen i en anden fane", "Her er de to faner forskellige"])
    expect(text).toContain(words);
  expect(text).not.toContain("En anden har rettet");
});

const row = async (id: string) =>
  (
    await site.db.query(
      `SELECT closed, minority, votes ->> 'for' AS for, confirmed_at IS NOT NULL AS confirmed
      FROM udsyn.decisions_ruling WHERE ruling_id = $1`,
      [id],
    )
  )[0];

test("what one wrote in a ruling that the other confirms meanwhile is not called saved, and stands in the correction", async () => {
  const { id, path } = await ruled(false);
  const opened = await secretary.desk(path);
  const mine = { closed: "ja", "votes.for": "2", minority: "Ø ville ikke.", confirmed: "ja" };
  const looked = await secretary.desk(path, typed(opened, false, { ...mine, do: "preview" }).toString());
  expect(looked.status).toBe(200);
  const theirs = await secretary.desk(path, typed(opened, false, { confirmed: "ja", do: "preview" }).toString());
  const pressed = typed(theirs, false, { confirmed: "ja", seen: seenIn(theirs), do: "save" }).toString();
  expect((await secretary.desk(path, pressed)).headers.location).toContain("gjort=ruling-confirmed");
  // The other's own second press asks for what stands.
  expect((await secretary.desk(path, pressed)).headers.location).toContain("gjort=ruling-saved-before");
  const saved = await secretary.desk(
    path,
    typed(looked, false, { ...mine, seen: seenIn(looked), do: "save" }).toString(),
  );
  expect(saved.status).toBe(409);
  expectValidHtml(saved.text);
  expect(saved.text).toContain("Referatet er blevet bekræftet i mellemtiden");
  expect(saved.text).toContain("Ø ville ikke.");
  expect(saved.text).toMatch(/name="votes.for"[^>]*value="2"/);
  expect(await row(id)).toEqual({ closed: false, minority: null, for: "4", confirmed: true });
});

for (const more of [
  { closed: "ja" },
  { "votes.for": "2" },
  { minority: "Ø." },
  { basis: "§ 60." },
  { recusedOther: "Ane." },
  { url: "https://x.dk/" },
  { confirmed: "ja" },
])
  test(`of two who enter a case in the same words the second is not told that ${Object.keys(more)[0]} is saved`, async () => {
    const { submission } = await secretary.submitted();
    const path = `/skrivebord/sager/${submission}/beslutning`;
    const entered = (fields: Record<string, string>) =>
      new URLSearchParams({
        ruling: "approved",
        text: "Godkendt.",
        "votes.for": "4",
        "votes.against": "1",
        "votes.abstained": "0",
        ...fields,
      }).toString();
    const [one, other] = await Promise.all(
      [{}, more].map((fields) => secretary.desk(path, entered({ ...fields, do: "preview" }))),
    );
    const press = (fields: object, looked: Got | undefined) =>
      secretary.desk(path, entered({ ...fields, seen: looked ? seenIn(looked) : "", do: "save" }));
    expect((await press({}, one)).headers.location).toContain("gjort=ruling-saved");
    expect((await press({}, one)).headers.location).toContain("gjort=ruling-saved-before");
    const second = await press(more, other);
    expect([second.status, second.text.includes("Der er allerede skrevet en beslutning")]).toEqual([409, true]);
  });
