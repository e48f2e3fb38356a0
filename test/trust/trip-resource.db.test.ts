import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, savePerson } from "../../src/identity/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import { reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { Canaries } from "./canaries.ts";
import { ask } from "./client.ts";
import { wholeTrip } from "./planted.ts";

/**
 * What one trip's answer holds beside its plan: money is for those who read its accounts, what minutes hold for those who keep
 * them until it is public, and the rest for everybody at the desk. Each private text is a canary, so that a new field that
 * lets one out fails here.
 */
interface Resource {
  readonly id: string;
  readonly published: {
    readonly slug: string;
    readonly version: number;
    readonly url: string;
    readonly entry: string;
  } | null;
  readonly accounts: { readonly status: string; readonly total: string | null } | null;
  readonly submissions: readonly { readonly about: string; readonly status: string }[];
  readonly rulings: readonly Readonly<Record<string, unknown>>[];
}

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const [theirs, others] = [`committee:${committee}`, "committee:kultur-og-fritidsudvalget"];
const canaries = new Canaries();
const spent = canaries.amount("accounts");
const ofMinutes = (name: string) => ({
  basis: canaries.text(`${name} basis`),
  minority: canaries.text(`${name} minority`),
  recused: [canaries.text(`${name} recused`)],
  votes: { for: 3, against: 1, abstained: 0, againstBy: [canaries.text(`${name} voter`)] },
});

let site: TestSite;
let waiting: string;
let behindDoors: string;

async function ok<T>(role: RoleName, method: string, path: string, body?: object): Promise<T> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = await answer.text();
  expect(answer.status, `${method} ${path}: ${said}`).toBeLessThan(300);
  return JSON.parse(said) as T;
}

async function ruled(title: string, ruling: object): Promise<{ trip: string; ruling: string }> {
  const trip = await ok<Resource>("coordinator", "POST", "trips", { ...wholeTrip, title });
  const at = { about: "request", committee, meetingOn: "2026-05-05" };
  const submission = await ok<{ id: string }>("coordinator", "POST", `trips/${trip.id}/submissions`, at);
  const made = await ok<{ id: string }>("secretary", "POST", `submissions/${submission.id}/rulings`, {
    ...{ ruling: "approved", item: "7" },
    ...ruling,
  });
  return { trip: trip.id, ruling: made.id };
}

const sessions = new Map<string, string>();
/** A trip as somebody with one role within one scope is answered. */
async function as(role: RoleName, scope: string | null, trip: string): Promise<{ resource: Resource; text: string }> {
  const key = `${role} ${scope}`;
  const secret =
    sessions.get(key) ??
    (await site.doing(slug, async ({ tx, municipality, now }) => {
      const person = {
        name: key,
        email: null,
        title: null,
        unitId: null,
        subject: `test:${key}`,
        grants: [{ role, scope }],
      };
      return openSession(tx, municipality.id, await savePerson(tx, municipality.id, person, now), now, 8);
    }));
  sessions.set(key, secret);
  const { host } = new URL(site.addressOf(slug));
  const { status, text } = await ask(site.address, {
    host,
    path: `/api/v1/trips/${trip}`,
    headers: { cookie: `udsyn=${secret}` },
  });
  expect(status, `${key}: ${text}`).toBe(200);
  return { resource: JSON.parse(text) as Resource, text };
}

beforeAll(async () => {
  site = await startTestSite();
  waiting = (await ruled("Kassel: venter på referatet", { text: "Godkendt.", ...ofMinutes("unconfirmed") })).trip;
  const closed = { closed: true, confirmed: true, text: canaries.text("closed text"), ...ofMinutes("closed") };
  behindDoors = (await ruled("Bochum: bag lukkede døre", closed)).trip;
  await ok("accountant", "POST", `trips/${behindDoors}/postings`, {
    ...{ category: "transport", amount: spent, currency: "DKK", bookedOn: "2026-05-06", text: "Tog" },
    withoutReceipt: "I appen.",
  });
});
afterAll(() => site.close());

const readers: readonly RoleName[] = ["accountant", "coordinator", "secretary", "manager", "auditor"];

describe.each(roleNames.flatMap((role) => [null, theirs, others].map((scope) => [role, scope] as const)))(
  "%s within %s",
  (role, scope) => {
    const within = scope !== others;
    test("reads money as far as it reads accounts, and minutes as far as it keeps them", async () => {
      const [open, closed] = [await as(role, scope, waiting), await as(role, scope, behindDoors)];
      const readsMoney = readers.includes(role) && within;
      expect(closed.resource.accounts).toEqual(readsMoney ? expect.objectContaining({ total: spent }) : null);
      const keepsMinutes = role === "secretary" && within;
      const seen = canaries.foundIn(open.text + closed.text);
      expect(seen.includes("accounts")).toBe(readsMoney);
      expect(seen.filter((place) => place !== "accounts")).toHaveLength(keepsMinutes ? 9 : 0);
      expect(open.resource.rulings).toMatchObject([
        { ruling: "approved", item: "7", confirmed: false, text: "Godkendt." },
      ]);
      expect(closed.resource.rulings).toMatchObject([{ ruling: "approved", confirmed: true, closed: true }]);
      expect(open.resource.submissions).toMatchObject([{ about: "request", status: "ruled" }]);
    });
  },
);

test("what is public of a trip is linked once it is, and no longer when it is taken down", async () => {
  const { trip, ruling } = await ruled("Herne: hvornår er den offentlig?", { text: "Godkendt.", confirmed: false });
  const shown = () => ok<Resource>("coordinator", "GET", `trips/${trip}`);
  expect(await shown()).toMatchObject({ published: null });
  await ok("secretary", "POST", `rulings/${ruling}/confirmation`, {});
  const { published, rulings } = await shown();
  expect(rulings).toMatchObject([{ confirmed: true, votes: null, recused: [] }]);
  expect(published).toMatchObject({ version: 1 });
  const get = reads(site, slug);
  const entry = await get(new URL(published?.entry ?? "").pathname);
  expect([(await get(new URL(published?.url ?? "").pathname)).status, entry.status]).toEqual([200, 200]);
  expect(await entry.json()).toMatchObject({ id: trip, slug: published?.slug, version: 1 });
  await ok("coordinator", "POST", `trips/${trip}/takedown`, { reason: "Det skulle ikke have været offentligt." });
  expect(await shown()).toMatchObject({ published: null });
});

test("a trip is told in other languages: kept, published with it, and never in its own", async () => {
  const translations = {
    en: { title: "Herne: what a harbour becomes", purpose: "To see it." },
    de: { title: "Herne" },
  };
  const made = await ok<Resource>("coordinator", "POST", "trips", { ...wholeTrip, translations });
  expect(await ok("coordinator", "GET", `trips/${made.id}`)).toMatchObject({ translations });
  await ok("coordinator", "PATCH", `trips/${made.id}`, { caseNumber: "24.1" });
  expect(await ok("coordinator", "GET", `trips/${made.id}`)).toMatchObject({ translations, caseNumber: "24.1" });
  const own = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${made.id}`, {
    translations: { da: { title: "Herne" } },
  });
  expect([own.status, await own.text()]).toEqual([422, expect.stringContaining("translation-own-language")]);
  const unknown = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${made.id}`, {
    translations: { fr: {} },
  });
  expect(unknown.status).toBe(422);

  const at = { about: "request", committee, meetingOn: "2026-05-05" };
  const submission = await ok<{ id: string }>("coordinator", "POST", `trips/${made.id}/submissions`, at);
  const fixed = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${made.id}`, { translations: {} });
  expect([fixed.status, await fixed.text()]).toEqual([422, expect.stringContaining("request-fixed")]);
  await ok("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  const { published } = await ok<Resource>("coordinator", "GET", `trips/${made.id}`);
  const get = reads(site, slug);
  expect(await (await get(`/rejser/${published?.slug}.json`)).json()).toMatchObject({ translations });
  expect(await (await get(`/en/rejser/${published?.slug}`)).text()).toContain("Herne: what a harbour becomes");
  expect(await (await get(`/rejser/${published?.slug}`)).text()).not.toContain("what a harbour becomes");
});
