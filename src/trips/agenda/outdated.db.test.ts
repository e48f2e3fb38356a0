import { afterAll, beforeAll, expect, test } from "vitest";
import { planned } from "../../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

/** A text written by hand goes along when its case is taken back and sent again: where the case says something else, that is said. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function api(role: "coordinator" | "secretary", method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/trips/${path}`, body);
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return text === "" ? {} : JSON.parse(text);
}

const send = (id: string, text: string | null = null) =>
  api("coordinator", "POST", `${id}/submissions`, {
    ...(text !== null && { text }),
    ...{ about: "request", committee: "boerne-og-skoleudvalget", meetingOn: site.clock.now.toISOString().slice(0, 10) },
  });

async function writtenByHand(): Promise<string> {
  const id = await planned(site);
  expect((await send(id)).outdated).toEqual([]);
  const { markdown, outdated } = await api("secretary", "GET", `${id}/agenda`);
  expect(outdated).toEqual([]);
  const now = await api("secretary", "PUT", `${id}/agenda`, { text: `${markdown}\nAfsnit af sekretæren.\n` });
  expect(now.outdated).toEqual([]);
  return id;
}

const budget = { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4300" }] };

async function agendaPage(id: string): Promise<string> {
  const cookie = `udsyn=${await sessionOf(site, slug, "secretary")}`;
  const host = new URL(site.addressOf(slug)).host;
  return (await ask(site.address, { path: `/skrivebord/rejser/${id}/sagsfremstilling`, host, headers: { cookie } }))
    .text;
}

async function press(id: string, page: string, does: string): Promise<string> {
  const hiddenIn = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
  const cookie = `udsyn=${await sessionOf(site, slug, "secretary")}`;
  const host = new URL(site.addressOf(slug)).host;
  const answer = await ask(site.address, {
    ...{ method: "POST", path: `/skrivebord/rejser/${id}/sagsfremstilling/ret`, host },
    headers: { cookie, origin: `http://${host}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ do: does, version: hiddenIn("version"), mark: hiddenIn("mark") }).toString(),
  });
  return String(answer.headers.location);
}

test("a case that was taken back and changed says which parts of its text name another request, when it is sent and after", async () => {
  const id = await writtenByHand();
  await api("coordinator", "POST", `${id}/take-back`);
  await api("coordinator", "PATCH", id, { budget });
  const { outdated } = await send(id);
  expect(outdated.length).toBeGreaterThan(0);
  expect((await api("secretary", "GET", `${id}/agenda`)).outdated).toEqual(outdated);
  const page = await agendaPage(id);
  expect(page).toContain("Sagen er ændret, siden teksten blev skrevet");
  for (const heading of outdated) expect(page).toContain(heading);
  // A comma elsewhere answers for no heading but its own; one that was rewritten, or found to fit, is told of no more.
  const { markdown } = await api("secretary", "GET", `${id}/agenda`);
  const write = async (body: object) => (await api("secretary", "PUT", `${id}/agenda`, body)).outdated;
  const comma = markdown.replace("Afsnit af sekretæren.", "Afsnit, af sekretæren.");
  expect(comma).not.toBe(markdown);
  const recommendation = "Indstilling";
  const rest = outdated.filter((one: string) => one !== recommendation);
  expect(await write({ text: comma })).toEqual(rest);
  const rewritten = comma.replace(/(## Budget\n\n)/, "$1Læst igen.\n\n");
  const unwritten = rest.filter((one: string) => one !== "Budget");
  expect(unwritten.length).toBe(rest.length - 1);
  expect(await write({ text: rewritten })).toEqual(unwritten);
  expect(await write({ text: rewritten, fitting: unwritten.slice(0, 1) })).toEqual(unwritten.slice(1));
  expect(await write({ text: rewritten, fitting: "all" })).toEqual([]);
  expect((await api("secretary", "PUT", `${id}/agenda`, { text: null })).outdated).toEqual([]);
  expect(await agendaPage(id)).not.toContain("Sagen er ændret, siden");
});

test("a case that was taken back and sent again as it was says nothing of it", async () => {
  const id = await writtenByHand();
  await api("coordinator", "POST", `${id}/take-back`);
  expect((await send(id)).outdated).toEqual([]);
});

test("a text that came with its request is told of as one written at the desk, once the case says otherwise", async () => {
  const id = await planned(site);
  const { markdown } = await api("secretary", "GET", `${id}/agenda`);
  const sent = await send(id, `${markdown}\nAfsnit af et andet system.\n`);
  expect([sent.outdated, sent.version]).toEqual([[], 1]);
  await api("coordinator", "POST", `${id}/take-back`);
  await api("coordinator", "PATCH", id, { budget });
  const { outdated } = await send(id);
  expect(outdated.length).toBeGreaterThan(0);
  expect((await api("secretary", "GET", `${id}/agenda`)).outdated).toEqual(outdated);
});

test("the secretary says at the desk that a heading fits, then that all do; not of what was changed while it was read", async () => {
  const id = await writtenByHand();
  await api("coordinator", "POST", `${id}/take-back`);
  await api("coordinator", "PATCH", id, { budget });
  const { outdated } = await send(id);
  const headings = async () => (await api("secretary", "GET", `${id}/agenda`)).outdated;
  const text = async () => (await api("secretary", "GET", `${id}/agenda`)).markdown;
  const [before, page] = [await text(), await agendaPage(id)];
  expect(await press(id, page, `fits:${outdated[0]}`)).toContain("gemt=passer");
  expect(await headings()).toEqual(outdated.slice(1));
  // The page that was drawn before answers for nothing more, nor one from before the case was changed.
  expect(await press(id, page, "fits:")).toContain("gemt=andet");
  const read = await agendaPage(id);
  const [line] = budget.lines;
  await api("coordinator", "POST", `${id}/take-back`);
  await api("coordinator", "PATCH", id, { budget: { ...budget, lines: [{ ...line, amount: "4400" }] } });
  await send(id);
  expect(await press(id, read, "fits:")).toContain("gemt=andet");
  expect((await headings()).length).toBeGreaterThan(1);
  expect(await press(id, await agendaPage(id), "fits:")).toContain("gemt=passer");
  expect([await headings(), await text()]).toEqual([[], before]);
});

test("a heading does not fit a case that says something else by now, though nobody has touched the text", async () => {
  const id = await writtenByHand();
  await api("coordinator", "POST", `${id}/take-back`);
  await api("coordinator", "PATCH", id, { budget });
  const { outdated } = await send(id);
  const page = await agendaPage(id);
  // The ramme is given while the secretary reads: the text is of the same version, and the case's mark is another.
  const year = Number((await api("coordinator", "GET", id)).startOn.slice(0, 4));
  const owner = { kind: "committee", id: "boerne-og-skoleudvalget" };
  const pot = { owner, year, currency: "DKK", amount: "20000", ruling: "Byrådet" };
  expect((await site.api(slug, "accountant", "POST", "/api/v1/pots", pot)).status).toBe(201);
  const later = await agendaPage(id);
  const inPage = (name: string, of: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(of)?.[1];
  expect(inPage("version", later)).toBe(inPage("version", page));
  expect(await press(id, page, `fits:${outdated[0]}`)).toContain("gemt=andet");
  expect((await api("secretary", "GET", `${id}/agenda`)).outdated).toContain(outdated[0]);
  expect(await press(id, later, `fits:${outdated[0]}`)).toContain("gemt=passer");
});

test("a text of before it was kept what it was written from is not said to fit, until somebody says so", async () => {
  const id = await writtenByHand();
  await site.db.query("UPDATE udsyn.decisions_submission SET written_from = NULL WHERE subject_id = $1", [id]);
  expect((await api("secretary", "GET", `${id}/agenda`)).outdated).toBeNull();
  await api("coordinator", "POST", `${id}/take-back`);
  expect((await send(id)).outdated).toBeNull();
  const { markdown } = await api("secretary", "GET", `${id}/agenda`);
  expect((await api("secretary", "PUT", `${id}/agenda`, { text: `${markdown}\nEt komma.\n` })).outdated).toBeNull();
  const page = await agendaPage(id);
  expect(page).toContain("Læs teksten igennem: sagen kan være ændret siden");
  expect(await press(id, page, "fits:")).toContain("gemt=passer");
  expect((await api("secretary", "GET", `${id}/agenda`)).outdated).toEqual([]);
});
