import { afterAll, beforeAll, expect, test } from "vitest";
import { hold } from "../../../test/setup/held.ts";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import type { PersonId } from "../identity.tables.ts";
import { closePerson } from "../people-list.store.ts";
import { openSession } from "../session.store.ts";
import type { Who } from "../who.ts";
import { giveToken, grantAccess } from "./access.ts";

/** A closed access stays closed: the tokens that somebody made let nobody in after them (docs/decisions/0042). */
const slug = "lyngholm";
const base = "/skrivebord/adgang";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

interface Made {
  readonly id: string;
  readonly token: string;
}
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}`, "content-type": "application/json" });
const call = (headers: Record<string, string>, method: string, path: string, body?: object) =>
  fetch(`${site.addressOf(slug).replace(`${slug}.`, "")}/api/v1/${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
const opens = async ({ token }: Made) => (await call(bearer(token), "GET", "trips")).status;

interface Leaver {
  readonly id: PersonId;
  readonly tokens: Readonly<Record<string, Made>>;
  /** Their session, asking for one more. */
  readonly asksByHand: (role: string) => ReturnType<typeof ask>;
  /** Their session, giving somebody access. */
  readonly personByHand: (email: string, role?: string) => ReturnType<typeof ask>;
}

/** An administrator who has made a token of each role, and one by a token. */
async function leaver(email: string): Promise<Leaver> {
  const given = { name: `Ida ${email}`, email, roles: ["admin"], scope: null };
  const made = await site.api(slug, "admin", "POST", "/api/v1/people", given);
  const { id } = (await made.json()) as { id: PersonId };
  const secret = await site.doing(slug, ({ tx, municipality, now }) => openSession(tx, municipality.id, id, now, 8));
  const origin = site.addressOf(slug);
  const { host } = new URL(origin);
  const posts = (path: string, body: object) => {
    const headers = { cookie: `udsyn=${secret}`, origin, "content-type": "application/json" };
    return ask(site.address, { host, method: "POST", path: `/api/v1/${path}`, headers, body: JSON.stringify(body) });
  };
  const asksByHand = (role: string) => posts("tokens", { name: `Til ${role}`, role, scope: null });
  const personByHand = (to: string, role = "admin") =>
    posts("people", { name: "Ida", email: to, roles: [role], scope: null });
  const byHand = async (role: string): Promise<Made> => {
    const got = await asksByHand(role);
    expect(got.status, got.text).toBe(201);
    return JSON.parse(got.text) as Made;
  };
  const [admin, accountant] = [await byHand("admin"), await byHand("accountant")];
  const again = await call(bearer(admin.token), "POST", "tokens", {
    name: "Af et tegn",
    role: "coordinator",
    scope: null,
  });
  return { id, tokens: { admin, accountant, coordinator: (await again.json()) as Made }, asksByHand, personByHand };
}

async function desk(path: string, fields?: URLSearchParams) {
  const origin = site.addressOf(slug);
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "admin")}` };
  const sent = fields && {
    ...{ method: "POST", body: fields.toString() },
    headers: { ...headers, origin, "content-type": "application/x-www-form-urlencoded" },
  };
  return ask(site.address, { host: new URL(origin).host, path, headers, ...sent });
}
const statuses = async (tokens: Readonly<Record<string, Made>>) =>
  Object.fromEntries(await Promise.all(Object.entries(tokens).map(async ([role, one]) => [role, await opens(one)])));

test("who made a token is in the list, at the desk and by program", async () => {
  const { id, tokens } = await leaver("hvem@lyngholm.example");
  const listed = (await (await site.api(slug, "admin", "GET", "/api/v1/tokens")).json()) as {
    items: { id: string; madeBy: string | null }[];
  };
  const makers = new Map(listed.items.map((one) => [one.id, one.madeBy]));
  for (const [role, one] of Object.entries(tokens)) expect(makers.get(one.id), role).toBe(id);
  const { text } = await desk(base);
  expectValidHtml(text);
  for (const says of ["Lavet af", "Ida hvem@lyngholm.example", "Driften"]) expect(text).toContain(says);
});

test("by program all of them end, those that their tokens made too, and none lets anybody in again", async () => {
  const { id, tokens } = await leaver("program@lyngholm.example");
  expect(await statuses(tokens)).toEqual({ admin: 200, accountant: 200, coordinator: 200 });
  expect((await site.api(slug, "admin", "DELETE", `/api/v1/people/${id}`)).status).toBe(204);
  expect(await statuses(tokens)).toEqual({ admin: 401, accountant: 401, coordinator: 401 });
  const back = { name: "Igen", email: "program@lyngholm.example", roles: ["admin"], scope: null };
  expect((await call(bearer(tokens.admin?.token ?? ""), "POST", "people", back)).status).toBe(401);
  const trail = await site.db.query<{ id: string }>(
    "SELECT subject_id AS id FROM udsyn.records_audit WHERE action = 'identity.revoke-token'",
  );
  for (const one of Object.values(tokens)) expect(trail).toContainEqual({ id: one.id });
});

test("at the desk they are named, one that a program uses can be kept, an administrator's never", async () => {
  const { id, tokens } = await leaver("skrivebord@lyngholm.example");
  const other = await leaver("en-anden@lyngholm.example");
  const page = await desk(`${base}/${id}/luk`);
  expectValidHtml(page.text);
  for (const says of ["Til admin (administrator", "Til accountant", "Af et tegn", "Behold adgangstegn"])
    expect(page.text).toContain(says);
  expect(page.text).not.toContain(`value="${tokens.admin?.id}"`);
  const keep = new URLSearchParams([tokens.admin, tokens.accountant].map((one) => ["keep", one?.id ?? ""]));
  expect((await desk(`${base}/${id}/luk`, keep)).status).toBe(303);
  expect(await statuses(tokens)).toEqual({ admin: 401, accountant: 200, coordinator: 401 });
  expect(await statuses(other.tokens)).toEqual({ admin: 200, accountant: 200, coordinator: 200 });
});

/** Until somebody waits for what another transaction holds; or has settled, where nothing is held. */
async function waits(or: Promise<unknown>, count = 1): Promise<void> {
  const watch = await hold(site, "SELECT 1", []);
  await watch.waiting(count, or);
  await watch.letGo();
}

/** Does its work, and keeps the transaction open until it is let go. */
function keptOpen<T>(does: (one: Parameters<Parameters<TestSite["doing"]>[1]>[0]) => Promise<T>, who?: Who) {
  const [did, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const whole = site.doing(
    slug,
    async (one) => {
      const made = await does(one);
      did.resolve();
      await go.promise;
      return made;
    },
    who,
  );
  return { did: did.promise, letGo: () => go.resolve(), whole };
}

test.each(["a session", "a token"])("%s that asks for a token while the access is closed is given none", async (by) => {
  const { id, tokens, asksByHand } = await leaver(`${by.replace(" ", "-")}@lyngholm.example`);
  const closing = keptOpen((one) => closePerson(one, id));
  await closing.did;
  const asked = { name: "Nummer to", role: "admin", scope: null };
  const answer =
    by === "a session" ? asksByHand("admin") : call(bearer(tokens.admin?.token ?? ""), "POST", "tokens", asked);
  await waits(answer);
  closing.letGo();
  expect([await closing.whole, (await answer).status]).toEqual([true, 403]);
});

test.each(["closed", "made no administrator's"])(
  "an access that is being %s lets nobody in, nor itself again",
  async (does) => {
    const email = `${does.slice(0, 4)}-imens@lyngholm.example`;
    const { id, personByHand } = await leaver(email);
    const less = { name: "Ida", email, title: null, unitId: null, subject: email } as const;
    const leaving = keptOpen<unknown>((one) =>
      does === "closed"
        ? closePerson(one, id)
        : grantAccess(one, { ...less, grants: [{ role: "employee", scope: null }] }),
    );
    await leaving.did;
    const answers = [personByHand(email), personByHand(`ny-${email}`)];
    await waits(Promise.all(answers), answers.length);
    leaving.letGo();
    await leaving.whole;
    expect((await Promise.all(answers)).map((one) => one.status)).toEqual([403, 403]);
  },
);

test("two administrators who take each other's role at once: one is answered, none ended by the database", async () => {
  const [one, other] = [await leaver("a-mod-b@lyngholm.example"), await leaver("b-mod-a@lyngholm.example")];
  const watch = await hold(site, "SELECT FROM udsyn.identity_person WHERE person_id = $1 FOR UPDATE", [one.id]);
  const asked = [
    one.personByHand("b-mod-a@lyngholm.example", "employee"),
    other.personByHand("a-mod-b@lyngholm.example", "employee"),
  ];
  await watch.waiting(2, Promise.all(asked));
  await watch.letGo();
  expect((await Promise.all(asked)).map((got) => got.status).toSorted()).toEqual([201, 403]);
});

test("an access that is closed while a token is made revokes that too", async () => {
  const { id } = await leaver("omvendt@lyngholm.example");
  const who: Who = { actor: { kind: "person", id, name: "Ida" }, grants: [{ role: "admin", scope: null }] };
  const giving = keptOpen((one) => giveToken(one, { name: "I sidste øjeblik", role: "admin", scope: null }), who);
  await giving.did;
  const closing = site.api(slug, "admin", "DELETE", `/api/v1/people/${id}`);
  await waits(closing);
  giving.letGo();
  const { id: made, secret } = await giving.whole;
  expect((await closing).status).toBe(204);
  expect(await opens({ id: made, token: secret })).toBe(401);
});
