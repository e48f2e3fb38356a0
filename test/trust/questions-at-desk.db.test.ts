import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { forgetQuestion } from "../../src/replies/questions/keep/forget-question.ts";
import type { QuestionId } from "../../src/replies/questions/question.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { done } from "./answers.ts";
import { ask as request } from "./client.ts";
import { sessionOf } from "./planted.ts";
import { questionsOn, slug } from "./questions-asked.ts";

/** An answer to the public while it is written, and a question about what is public no more. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});
const { trip, kept, asked } = questionsOn(() => site);

/** Somebody at the desk in a browser. */
async function atDesk(role: "caseworker" | "coordinator") {
  const session = await sessionOf(site, slug, role);
  const own = { cookie: `udsyn=${session}`, "sec-fetch-site": "same-origin" };
  const host = new URL(site.addressOf(slug)).host;
  return {
    look: async (page: string) => (await request(site.address, { host, path: page, headers: own })).text,
    begins: (page: string, answer: string) =>
      request(site.address, {
        ...{ host, method: "PUT", path: "/api/v1/me/drafts" },
        headers: { ...own, "content-type": "application/json" },
        body: JSON.stringify({ page, fields: { does: "answer", answer, answerLang: "da" } }),
      }),
    sends: (page: string, fields: Record<string, string>) =>
      request(site.address, {
        ...{ host, method: "POST", path: page },
        headers: { ...own, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

async function question(text: string) {
  const about = await trip();
  await asked(about, { question: text });
  const [{ question_id: id } = { question_id: "" }] = await kept(about.id);
  return { about, id, page: `/skrivebord/spoergsmaal/${id}` };
}

const drafts = (page: string) =>
  site.db.query("SELECT page FROM udsyn.identity_working_draft WHERE page = $1", [page]).then((all) => all.length);

test("an answer that was begun waits for its writer alone, until it is sent or thrown away", async () => {
  const { page } = await question("Hvad kostede bussen?");
  const [mine, other] = [await atDesk("caseworker"), await atDesk("coordinator")];
  expect(await mine.look(page)).toContain(`data-page="${page}"`);
  expect((await mine.begins(page, "Bussen kostede 4.200 kr.")).status).toBe(200);
  const again = await mine.look(page);
  expect(again).toContain("Dit svar er ikke sendt");
  expect(again).toContain("Bussen kostede 4.200 kr.");
  expect(await other.look(page)).not.toContain("4.200");
  // Giving it to another unit takes nothing of what was written.
  const given = await mine.sends(page, { does: "hand-on", unit: "skole-og-dagtilbud" });
  expect(given.status).toBe(303);
  expect(await drafts(page)).toBe(1);
  expect((await other.sends(page, { do: "discard-draft" })).status).toBe(303);
  expect(await drafts(page)).toBe(1);
  expect((await mine.sends(page, { do: "discard-draft" })).status).toBe(303);
  expect(await drafts(page)).toBe(0);

  expect((await other.begins(page, "Et udkast")).status).toBe(200);
  expect((await other.sends(page, { does: "answer", answer: "Den kostede 4.200 kr.", answerLang: "da" })).status).toBe(
    303,
  );
  expect(await drafts(page)).toBe(0);
  expect(await other.look(page)).not.toContain("data-autosave");
});

test("an answer that is refused stands in the form, not the one that was begun before", async () => {
  const { page } = await question("Hvem rejste?");
  const mine = await atDesk("caseworker");
  await mine.begins(page, "Et ældre udkast");
  const refused = await mine.sends(page, { does: "answer", answer: "Ring til 010180-7731", answerLang: "da" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("010180-7731");
  expect(refused.text).not.toContain("Et ældre udkast");
});

test("an answer that was begun stands there still after another form's fault", async () => {
  const { page } = await question("Hvad spiste de?");
  const mine = await atDesk("caseworker");
  await mine.begins(page, "De spiste i kantinen.");
  const refused = await mine.sends(page, { does: "close" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("De spiste i kantinen.");
});

test("what was begun is erased with its question", async () => {
  const { page, id } = await question("Hvad blev der af rapporten?");
  const mine = await atDesk("caseworker");
  await mine.begins(page, "Kære Ane Nævnt");
  // As the page after something was done has it.
  await mine.begins(`${page}?gjort=question-handed-on`, "Kære Ane Nævnt igen");
  const { page: other } = await question("Hvem skrev den?");
  await mine.begins(other, "Et andet svar");
  await site.doing(slug, (work) => forgetQuestion(work, id as QuestionId));
  expect([await drafts(page), await drafts(`${page}?gjort=question-handed-on`), await drafts(other)]).toEqual([
    0, 0, 1,
  ]);
});

test("the desk is told that what is asked about is public no more, and where its case is", async () => {
  const { about, page } = await question("Hvorfor til Gent?");
  const mine = await atDesk("coordinator");
  const before = await mine.look(page);
  expect(before).toContain(`href="/rejser/${about.slug}"`);
  expect(before).toContain(`href="/skrivebord/rejser/${about.id}"`);
  expect(before).not.toContain("ikke offentligt mere");
  await site
    .api(slug, "coordinator", "POST", `/api/v1/trips/${about.id}/takedown`, { reason: "En fejl i den." })
    .then(done);
  const after = await mine.look(page);
  expect(after).toContain("ikke offentligt mere");
  expect(after).toContain(`href="/skrivebord/rejser/${about.id}"`);
});
