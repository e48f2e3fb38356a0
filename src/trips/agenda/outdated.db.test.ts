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
  // Written anew, or following the case again, it is told of no more.
  const { markdown } = await api("secretary", "GET", `${id}/agenda`);
  expect((await api("secretary", "PUT", `${id}/agenda`, { text: markdown })).outdated).toEqual([]);
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
