import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { askingOf, erase } from "./erased-asks.ts";
import { wholeTrip } from "./planted.ts";

/** What a ruling says becomes public with its minutes: a name that was erased is asked about there too. */
const name = "Jens Kanariefugl";
let site: TestSite;
let on: ReturnType<typeof askingOf>;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-05T08:00:00Z"));
  on = askingOf(site);
  await on.api("coordinator", "POST", "trips", 201, { ...wholeTrip, purpose: `At besøge ${name}.` });
  await erase(site, [name]);
}, 120_000);
afterAll(() => site.close());

async function submitted(): Promise<string> {
  const planned = { ...wholeTrip, committee: "byraadet", startOn: "2026-09-02", endOn: "2026-09-04" };
  const { id } = await on.api("coordinator", "POST", "trips", 201, planned);
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-08-20" };
  return (await on.api("coordinator", "POST", `trips/${id}/submissions`, 201, asked)).id;
}
const words = { text: `Godkendt efter oplæg ved ${name}.`, minority: `Vi er enige med ${name}.` };
const silent = {
  ...{ text: "Godkendt.", item: null, basis: null, votes: null, minority: null, recused: [], url: null },
  closed: false,
};

test("a ruling asks where it is entered and where it is corrected, before and after its minutes are confirmed", async () => {
  const submission = await submitted();
  const at = `submissions/${submission}/rulings`;
  const { id, version } = await on.asks("secretary", "POST", at, { ruling: "approved", ...words }, [
    "text",
    "minority",
  ]);
  // What was answered stands: neither the text nor the name is asked about again.
  const kept = { ruling: "approved", text: `Godkendt. ${name} holdt oplæg.` };
  const next = await on.api("secretary", "PUT", `rulings/${id}`, 200, kept, version);
  const bare = { ruling: "approved", text: "Godkendt.", minority: null };
  const stripped = await on.api("secretary", "PUT", `rulings/${id}`, 200, bare, next.version);
  const again = { ruling: "approved", basis: `Efter brev fra ${name}`, confirmed: true };
  const confirmed = await on.asks("secretary", "PUT", `rulings/${id}`, again, ["basis"], 200, stripped.version);
  const said = { ...silent, text: `Godkendt. ${name} holdt oplæg.`, reason: `${name} var glemt.` };
  const corrections = `rulings/${id}/corrections`;
  const clean = { ...silent, reason: "Grundlaget var forkert." };
  const cleaned = await on.api("secretary", "POST", corrections, 201, clean, confirmed.version);
  await on.asks("secretary", "POST", corrections, said, ["text", "reason"], 201, cleaned.version);
  expect(await on.traced()).toEqual(["text minority", "basis", "text reason"]);
});

test("of a closed item nothing is asked that nobody reads, and all of it once it is opened", async () => {
  const closed = { ruling: "approved", closed: true, ...words };
  const { id, version } = await on.api("secretary", "POST", `submissions/${await submitted()}/rulings`, 201, closed);
  const opened = { ruling: "approved", closed: false };
  await on.asks("secretary", "PUT", `rulings/${id}`, opened, ["text", "minority"], 200, version);
});

test("both forms ask beside the field, keep what was typed, and go on once they are answered", async () => {
  const page = `/skrivebord/sager/${await submitted()}/beslutning`;
  const typed = { ruling: "approved", ...words, confirmed: "ja" };
  const asked = await on.posted("secretary", page, { ...typed, do: "preview" });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain(`Navnet »${name}« er slettet efter reglerne om persondata.`);
  expect(asked.text).toMatch(new RegExp(`efter oplæg ved ${name}[\\s\\S]*name="namesConfirmed"`));
  const answered = { ...typed, namesConfirmed: "ja" };
  const looked = await on.posted("secretary", page, { ...answered, do: "preview" });
  expect([looked.status, looked.text.includes('name="namesConfirmed"')]).toEqual([200, true]);
  const before = await on.traced();
  const saved = await on.posted("secretary", page, { ...answered, do: "save", seen: seenIn(looked.text) });
  expect(saved.status).toBe(303);
  // A look confirms nothing.
  expect(await on.traced()).toEqual([...before, "text minority"]);

  const [ruling] = await site.db.query<{ id: string; version: number }>(
    "SELECT ruling_id AS id, version FROM udsyn.decisions_ruling ORDER BY ruling_id DESC LIMIT 1",
  );
  const correct = `/skrivebord/beslutninger/${ruling?.id}/ret`;
  const put = {
    ...typed,
    version: String(ruling?.version),
    metOn: "20.8.2026",
    reason: "Et punkt var glemt.",
    item: "7",
  };
  const clean = { ...put, text: "Godkendt.", minority: "" };
  const seen = seenIn((await on.posted("secretary", correct, { ...clean, do: "preview" })).text);
  expect((await on.posted("secretary", correct, { ...clean, do: "save", seen })).status).toBe(303);
  const back = { ...clean, version: String(Number(ruling?.version) + 1), reason: `${name} var glemt.` };
  const refused = await on.posted("secretary", correct, { ...back, item: "8", do: "preview" });
  expect([refused.status, refused.text.includes('name="namesConfirmed"')]).toEqual([422, true]);
  expect(refused.text).toContain(`${name} var glemt.`);
  const after = { ...back, item: "8", namesConfirmed: "ja" };
  const preview = await on.posted("secretary", correct, { ...after, do: "preview" });
  const done = await on.posted("secretary", correct, { ...after, do: "save", seen: seenIn(preview.text) });
  expect([preview.status, done.status]).toEqual([200, 303]);
});

test("who withdrew and who voted is the office's: asked about once it was decided to erase the name there too", async () => {
  const ruled = {
    ruling: "approved",
    recused: ["Asta Opdigt"],
    votes: { for: 5, against: 1, againstBy: ["Bo Ballast"] },
  };
  await erase(site, ["Asta Opdigt", "Bo Ballast"]);
  await on.api("secretary", "POST", `submissions/${await submitted()}/rulings`, 201, ruled);
  await erase(site, ["Asta Opdigt", "Bo Ballast"], true);
  const submission = await submittedNamed("Kim Kommende");
  const paths = ["votes.againstBy.0", "recused.0"];
  await on.asks("secretary", "POST", `submissions/${submission}/rulings`, ruled, paths);
  const page = `/skrivebord/sager/${await submittedNamed("Kim Kommende")}/beslutning`;
  const typed = { ruling: "approved", recusedOther: "Asta Opdigt", do: "preview" };
  const asked = await on.posted("secretary", page, typed);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('href="#f-recusedOther"');
});

test("a name that an erasure left in its office was let in nowhere else: a plan and a ruling ask where it is typed again", async () => {
  const kept = "Vilma Valgt";
  const participants = { elected: { named: [{ name: kept, role: "medlem" }] } };
  const planned = { ...wholeTrip, participants, purpose: `At følge ${kept}.` };
  const { id: trip } = await on.api("coordinator", "POST", "trips", 201, planned);
  const office = { ruling: "approved", recused: [kept], votes: { for: 5, against: 1, againstBy: ["Bo Ny"] } };
  const at = `submissions/${await submittedNamed("Kim Kommende")}/rulings`;
  const { id, version } = await on.api("secretary", "POST", at, 201, { ...office, text: `${kept} gik.` });
  await erase(site, [kept]);

  const typed = { purpose: `${kept} ville se kontoret.` };
  await on.asks("coordinator", "PATCH", `trips/${trip}`, typed, ["purpose"], 200);
  // Now it was let in there; and in its office it was never asked about, in whichever row.
  await on.api("coordinator", "PATCH", `trips/${trip}`, 200, { purpose: `${kept} så kontoret.` });
  const more = { elected: { named: [{ name: "Bo Ny", role: "medlem" }, ...participants.elected.named] } };
  await on.api("coordinator", "PATCH", `trips/${trip}`, 200, { participants: more });
  const other = (await on.api("coordinator", "POST", "trips", 201, { ...planned, purpose: "At se." })).id;
  const programme = [{ date: "2026-09-03", purposeClass: "municipal", title: "Oplæg", host: kept }];
  await on.asks("coordinator", "PATCH", `trips/${other}`, { programme }, ["programme.0.host"], 200);

  const said = { ...office, text: `Godkendt, men ${kept} forlod salen.` };
  const ruled = await on.asks("secretary", "PUT", `rulings/${id}`, said, ["text"], 200, version + 1);
  await on.api("secretary", "PUT", `rulings/${id}`, 200, { ...said, text: `${kept} forlod salen.` }, ruled.version);
});

async function submittedNamed(elected: string): Promise<string> {
  const participants = { ...wholeTrip.participants, elected: { named: [{ name: elected, role: "medlem" }] } };
  const planned = { ...wholeTrip, participants, committee: "byraadet", startOn: "2026-09-02", endOn: "2026-09-04" };
  const { id } = await on.api("coordinator", "POST", "trips", 201, planned);
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-08-20" };
  return (await on.api("coordinator", "POST", `trips/${id}/submissions`, 201, asked)).id;
}

function seenIn(page: string): string {
  return /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? "";
}
