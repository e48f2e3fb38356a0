import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/** Of two who write a travel list nothing is lost unseen, and what was erased stays so (docs/decisions/0019). */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const api = (method: string, trip: string, body?: object, headers?: Record<string, string>) =>
  site.api(slug, "coordinator", method, `/api/v1/trips/${trip}/travel-list`, body, headers);
async function desk(path: string, body?: string): Promise<Got> {
  const { host } = new URL(site.addressOf(slug));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  if (body === undefined) return ask(site.address, { host, path, headers: { cookie } });
  return ask(site.address, { host, path, method: "POST", headers: { cookie, ...form }, body });
}
async function listed(...travellers: object[]) {
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", wholeTrip);
  const { id } = (await made.json()) as { id: string };
  if (travellers.length > 0) expect((await api("PUT", id, { travellers })).status).toBe(204);
  return { id, path: `/skrivebord/rejser/${id}/rejseliste` };
}
const now = async (id: string) =>
  (
    (await (await api("GET", id)).json()) as { travellers?: { name: string; allergies: string | null }[] }
  ).travellers?.map(({ name, allergies }) => [name, allergies]);

const unescaped = (text = "") => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
/** A form as it was opened, with rows typed into it. */
function typed({ text }: Got, ...rows: readonly (readonly [name: string, allergies: string])[]): string {
  const hidden = ["version", "base"].map((name): [string, string] => [
    name,
    unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]),
  ]);
  const fields = rows.flatMap(([name, allergies], at): [string, string][] => [
    [`travellers.${at}.name`, name],
    [`travellers.${at}.allergies`, allergies],
  ]);
  return new URLSearchParams([...hidden, ...fields]).toString();
}

test("one writes an allergy, the other adds a name: both stand", async () => {
  const { id, path } = await listed({ name: "Asta" });
  const [one, other] = [await desk(path), await desk(path)];
  expect((await desk(path, typed(one, ["Asta", "Nødder, livsfarligt"]))).status).toBe(303);
  const second = await desk(path, typed(other, ["Asta", ""], ["Bo", ""]));
  expect([second.status, second.headers.location]).toEqual([303, `/skrivebord/rejser/${id}?gjort=list-saved-both`]);
  // The history has nothing of what is in a list, so nobody is sent there.
  const said = (await desk(String(second.headers.location))).text;
  expect(said).toContain("det, der blev skrevet der, er med");
  expect(said).not.toContain("de står i rejsens historik");
  expect(await now(id)).toEqual([
    ["Asta", "Nødder, livsfarligt"],
    ["Bo", null],
  ]);
});

test("what both wrote differently is asked about with both texts, and stands as it is chosen", async () => {
  const { id, path } = await listed({ name: "Asta" });
  const [one, other] = [await desk(path), await desk(path)];
  await desk(path, typed(one, ["Asta", "Nødder"]));
  const asked = await desk(path, typed(other, ["Asta", "Jordnødder"]));
  expect(asked.status).toBe(409);
  expectValidHtml(asked.text);
  for (const said of ["Her er I uenige", "Rejsende 1: Allergier", "Nødder", "Jordnødder"])
    expect(asked.text).toContain(said);
  expect(await now(id)).toEqual([["Asta", "Nødder"]]);
  expect((await desk(path, typed(asked, ["Asta", "Jordnødder"]))).status).toBe(303);
  expect(await now(id)).toEqual([["Asta", "Jordnødder"]]);
});

test("a form that does not say what it was opened with writes over nobody", async () => {
  const { id, path } = await listed({ name: "Asta", allergies: "Nødder" });
  const sent = await desk(path, new URLSearchParams({ "travellers.0.name": "Bo" }).toString());
  expect(sent.status).toBe(409);
  expect(await now(id)).toEqual([["Asta", "Nødder"]]);
});

test("a form opened before the list was erased does not write it again; what was added in it is there to be kept", async () => {
  const { id, path } = await listed({ name: "Asta", allergies: "Nødder" });
  const old = await desk(path);
  expect((await api("DELETE", id)).status).toBe(204);
  const sent = await desk(path, typed(old, ["Asta", "Nødder og fisk"], ["Bo", ""]));
  expect(sent.status).toBe(409);
  expectValidHtml(sent.text);
  expect(sent.text).toContain("Listen er slettet i mellemtiden");
  expect([sent.text.includes("Nødder"), sent.text.includes('Asta"'), sent.text.includes('value="Bo"')]).toEqual([
    false,
    false,
    true,
  ]);
  expect((await api("GET", id)).status).toBe(404);
  expect((await desk(path, typed(sent, ["Bo", ""]))).status).toBe(303);
  expect(await now(id)).toEqual([["Bo", null]]);
});

test("a program names the list it changes by its ETag, and is told when that is another or gone", async () => {
  const { id } = await listed({ name: "Asta" });
  const etag = (await api("GET", id)).headers.get("etag") ?? "";
  const put = (name: string) => api("PUT", id, { travellers: [{ name }] }, { "if-match": etag });
  expect([(await put("Bo")).status, (await put("Carl")).status]).toEqual([204, 412]);
  expect(await now(id)).toEqual([["Bo", null]]);
  const newer = (await api("GET", id)).headers.get("etag") ?? "";
  expect((await api("DELETE", id, undefined, { "if-match": etag })).status).toBe(412);
  expect(await now(id)).toEqual([["Bo", null]]);
  expect((await api("DELETE", id, undefined, { "if-match": newer })).status).toBe(204);
  expect((await api("PUT", id, { travellers: [{ name: "Bo" }] }, { "if-match": newer })).status).toBe(412);
});
