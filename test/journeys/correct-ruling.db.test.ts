import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../setup/html.ts";
import { committee, secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let secretary: Awaited<ReturnType<typeof secretaryAt>>;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
  secretary = await secretaryAt(site);
});
afterAll(() => site.close());

async function api(method: string, path: string, body?: object, role: "secretary" | "coordinator" = "secretary") {
  const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}
const enter = async (submission: string, body: object) =>
  String((await api("POST", `submissions/${submission}/rulings`, body)).said.id);
const statusOf = async (trip: string) => (await api("GET", `trips/${trip}`)).said.status;
/** What is set aside for a trip in its pot. */
async function setAside(trip: string): Promise<number> {
  const rows = await site.db.query("SELECT kind, hundredths FROM udsyn.accounts_movement WHERE subject_id = $1", [
    trip,
  ]);
  return rows.reduce((sum, one) => sum + (one.kind === "committed" ? 1 : -1) * Number(one.hundredths), 0);
}
const shown = async (title: string) => (await secretary.desk("/rejser")).text.includes(title);

test("a word is put right, and the trip stays as it was ruled", async () => {
  const { trip, submission } = await secretary.submitted();
  const id = await enter(submission, { ruling: "approved", text: "Godkendt med en stavfejll." });
  const before = await statusOf(trip);
  const done = await api("PUT", `rulings/${id}`, { ruling: "approved", text: "Godkendt uden stavefejl." });
  expect([done.status, done.said.text]).toEqual([200, "Godkendt uden stavefejl."]);
  expect([before, await statusOf(trip)]).toEqual(["approved", "approved"]);
  const rows = await site.db.query("SELECT text FROM udsyn.decisions_ruling WHERE ruling_id = $1", [id]);
  expect(rows).toEqual([{ text: "Godkendt uden stavefejl." }]);
});

test("of two who write a ruling the later is told so once, and keeps the wording", async () => {
  const { submission } = await secretary.submitted();
  await enter(submission, { ruling: "approved" });
  const late = { ruling: "approved", text: "Godkendt med en lang ordlyd, der ikke skal skrives igen." };
  const page = await secretary.desk(`/skrivebord/sager/${submission}/beslutning`, new URLSearchParams(late).toString());
  expect([page.status, page.text.includes(late.text)]).toEqual([409, true]);
  expect(page.text.split("Der er allerede skrevet en beslutning").length - 1).toBe(1);
  expectValidHtml(page.text);
});

test("another ruling undoes what followed from the first, and carries out its own, with before and after in the trail", async () => {
  const owner = { kind: "committee", id: committee };
  const pot = { owner, year: 2026, currency: "DKK", amount: "100000", ruling: "Byrådet" };
  expect((await site.api("lyngholm", "accountant", "POST", "/api/v1/pots", pot)).status).toBe(201);
  const { trip, submission } = await secretary.submitted();
  const id = await enter(submission, { ruling: "refused" });
  expect(await statusOf(trip)).toBe("refused");
  await api("PUT", `rulings/${id}`, { ruling: "approved" });
  const approved = await setAside(trip);
  expect([await statusOf(trip), approved > 0]).toEqual(["approved", true]);
  await api("PUT", `rulings/${id}`, { ruling: "refused" });
  expect([await statusOf(trip), await setAside(trip)]).toEqual(["refused", 0]);
  await api("PUT", `rulings/${id}`, { ruling: "approved", confirmed: true });
  expect([await statusOf(trip), await setAside(trip)]).toEqual(["approved", approved]);
  expect(await shown("Hamborg")).toBe(true);
  const rows = await site.db.query("SELECT action FROM udsyn.records_audit WHERE subject_id = $1 ORDER BY audit_id", [
    trip,
  ]);
  expect(rows.filter((one) => one.action === "decisions.correct-ruling")).toHaveLength(3);
});

test("what was approved is what the committee saw, though the trip was edited after a postponement that was none", async () => {
  const { trip, submission } = await secretary.submitted();
  const id = await enter(submission, { ruling: "postponed" });
  expect((await api("PATCH", `trips/${trip}`, { title: "Noget andet" }, "coordinator")).status).toBe(200);
  await api("PUT", `rulings/${id}`, { ruling: "approved" });
  const rows = await site.db.query(
    "SELECT title, public_plan ->> 'title' AS shown FROM udsyn.trips_trip WHERE trip_id = $1",
    [trip],
  );
  expect(rows).toEqual([{ title: "Noget andet", shown: expect.stringContaining("Hamborg") }]);
});

test("once the case has gone on, only the words can be put right", async () => {
  const { trip, submission } = await secretary.submitted();
  const id = await enter(submission, { ruling: "postponed", text: "Udsat." });
  await secretary.made(`/api/v1/trips/${trip}/submissions`, { about: "request", committee, meetingOn: "2026-06-20" });
  const refused = await api("PUT", `rulings/${id}`, { ruling: "approved" });
  expect([refused.status, refused.said.code, await statusOf(trip)]).toEqual([409, "ruling-overtaken", "submitted"]);
  expect((await api("PUT", `rulings/${id}`, { ruling: "postponed", text: "Udsat til juni." })).status).toBe(200);
  const page = await secretary.desk(`/skrivebord/beslutninger/${id}/ret`);
  expect(page.text).toContain("Sagen er gået videre");
  expect(page.text).not.toContain('value="approved"');
});

test("confirmed minutes stand, and nobody but the secretary corrects a ruling", async () => {
  const { submission } = await secretary.submitted();
  const id = await enter(submission, { ruling: "approved" });
  expect((await api("PUT", `rulings/${id}`, { ruling: "refused" }, "coordinator")).status).toBe(403);
  await api("POST", `rulings/${id}/confirmation`, {});
  const refused = await api("PUT", `rulings/${id}`, { ruling: "approved", text: "Andet." });
  expect([refused.status, refused.said.code]).toEqual([409, "ruling-confirmed"]);
  expect((await secretary.desk(`/skrivebord/beslutninger/${id}/ret`)).text).toContain("Hvad er rettet, og hvorfor?");
});

test("at the desk the ruling stands in the form, and what becomes public is seen before it is saved", async () => {
  const { trip, submission } = await secretary.submitted();
  const id = await enter(submission, {
    ruling: "refused",
    text: "Nej.",
    recused: ["Sofie Stedfortræder"],
    votes: { for: 1, against: 3 },
  });
  expect((await secretary.desk(`/skrivebord/rejser/${trip}`)).text).toContain(`/skrivebord/beslutninger/${id}/ret`);
  const path = `/skrivebord/beslutninger/${id}/ret`;
  const form = await secretary.desk(path);
  expectValidHtml(form.text);
  for (const typed of ["Nej.", "Sofie Stedfortræder", 'inputmode="numeric" autocomplete="off" value="3"'])
    expect(form.text).toContain(typed);
  expect(form.text).toMatch(/value="refused"[^>]* checked/);
  const preview = await secretary.desk(path, "ruling=approved&text=Ja.&do=preview");
  expect(preview.text).toContain("Intet er gemt endnu");
  expect(await statusOf(trip)).toBe("refused");
  const seen = /name="seen" value="([^"]*)"/.exec(preview.text)?.[1] ?? "";
  const done = await secretary.desk(path, `ruling=approved&text=Ja.&seen=${seen}&do=save`);
  expect([done.status, done.headers.location]).toEqual([303, `/skrivebord/rejser/${trip}?gjort=ruling-corrected`]);
  expect(await statusOf(trip)).toBe("approved");
});

test("what is saved is what was previewed: a word changed since is shown first, in the field and in the preview", async () => {
  const { trip, submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const seen = seenIn(await secretary.desk(path, "ruling=approved&text=AAA+godkendt.&do=preview"));
  const changed = await secretary.desk(path, `ruling=approved&text=BBB+noget+helt+andet.&seen=${seen}&do=save`);
  expect(changed.status).toBe(200);
  expect(changed.text).toContain("Noget er ændret, siden du så det.");
  expect(changed.text.split("BBB noget helt andet.").length).toBeGreaterThan(2);
  expect(await statusOf(trip)).toBe("submitted");
  const saved = await secretary.desk(
    path,
    `ruling=approved&text=BBB+noget+helt+andet.&seen=${seenIn(changed)}&do=save`,
  );
  expect(saved.status).toBe(303);
});

test("minutes are confirmed as they were looked at, not as somebody else wrote them since", async () => {
  const { submission } = await secretary.submitted();
  const id = await enter(submission, { ruling: "approved", text: "AAA godkendt." });
  const page = `/skrivebord/beslutninger/${id}/bekraeft`;
  const seen = seenIn(await secretary.desk(page));
  await api("PUT", `rulings/${id}`, { ruling: "approved", text: "BBB noget andet." });
  const changed = await secretary.desk(page, `seen=${seen}`);
  expect(changed.status).toBe(200);
  expect(changed.text).toContain("Noget er ændret, siden du så det.");
  expect(changed.text).toContain("BBB noget andet.");
  expectValidHtml(changed.text);
  expect((await secretary.desk(page, `seen=${seenIn(changed)}`)).status).toBe(303);
});

test("where nothing becomes public, no page and no button says so", async () => {
  const { trip, submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const preview = await secretary.desk(path, "ruling=refused&do=preview");
  expect(preview.text).toContain("Intet bliver offentligt");
  expect(preview.text).not.toContain("Det bliver offentligt");
  const saved = await secretary.desk(path, `ruling=refused&seen=${seenIn(preview)}&do=save`);
  expect(saved.headers.location).toBe(`/skrivebord/rejser/${trip}?gjort=ruling-saved-unpublished`);
  expect((await secretary.desk(String(saved.headers.location))).text).not.toContain("Den bliver offentlig");
  const rows = await site.db.query("SELECT ruling_id AS id FROM udsyn.decisions_ruling WHERE submission_id = $1", [
    submission,
  ]);
  const confirm = await secretary.desk(`/skrivebord/beslutninger/${rows[0]?.id}/bekraeft`);
  expect(confirm.text).toContain("Bekræft referatet");
  expect(confirm.text).not.toContain("Bekræft og offentliggør");
});
