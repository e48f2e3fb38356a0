import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLink, readLink, revokeLinks, takeLink } from "../../src/identity/index.ts";
import { Conflict, NotFound } from "../../src/kernel/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";
import { sessionOf } from "./planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const purpose = "trip-approval";
const subjectId = "0199f000-0000-7000-8000-000000000001";
const idOf = (slug: string) => site.here(slug).id;
const made = (about = subjectId) =>
  site.doing("lyngholm", ({ tx, now }) =>
    makeLink(tx, idOf("lyngholm"), { purpose, subjectId: about, personId: null }, now, 14),
  );
const take = (secret: string, slug = "lyngholm", wanted = purpose) =>
  site.doing(slug, ({ tx, now }) => takeLink(tx, idOf(slug), wanted, secret, now));
const read = (secret: string, slug = "lyngholm", wanted = purpose) =>
  site.doing(slug, ({ tx, now }) => readLink(tx, idOf(slug), wanted, secret, now));
const codeOf = (failed: unknown) => (failed instanceof Conflict || failed instanceof NotFound ? failed.code : failed);

test("of fifty who use a link at the same moment one gets through", async () => {
  for (let round = 0; round < 5; round += 1) {
    const secret = await made();
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => take(secret)));
    expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : []));
    expect(refused).toEqual(Array(49).fill("link-used"));
  }
});

test("a use that fails afterwards leaves the link whole", async () => {
  const secret = await made();
  const failed = site.doing("lyngholm", async ({ tx, now }) => {
    await takeLink(tx, idOf("lyngholm"), purpose, secret, now);
    throw new Error("the letter could not be written");
  });
  await expect(failed).rejects.toThrow("could not be written");
  expect(await take(secret)).toMatchObject({ purpose, subjectId });
});

test("opening it, as a mail program does before its reader, changes nothing", async () => {
  const secret = await made();
  const before = await site.db.query("SELECT * FROM udsyn.identity_link ORDER BY link_hash");
  for (let times = 0; times < 20; times += 1) await read(secret);
  expect(await site.db.query("SELECT * FROM udsyn.identity_link ORDER BY link_hash")).toEqual(before);
  await take(secret);
  await expect(take(secret)).rejects.toSatisfy((failed) => codeOf(failed) === "link-used");
  await expect(read(secret)).rejects.toSatisfy((failed) => codeOf(failed) === "link-used");
});

test("it is over at its hour, to the millisecond", async () => {
  const secret = await made();
  const at = site.clock.now;
  const end = new Date(at.getTime() + 14 * 86_400_000);
  try {
    site.clock.now = end;
    await expect(take(secret)).rejects.toSatisfy((failed) => codeOf(failed) === "link-expired");
    site.clock.now = new Date(end.getTime() - 1);
    expect(await take(secret)).toMatchObject({ subjectId });
  } finally {
    site.clock.now = at;
  }
});

test("one that was closed opens nothing, and those about other things stay open", async () => {
  const [closed, other] = [await made(), await made("0199f000-0000-7000-8000-000000000002")];
  await site.doing("lyngholm", ({ tx, now }) => revokeLinks(tx, idOf("lyngholm"), purpose, subjectId, now));
  for (const use of [read, take])
    await expect(use(closed)).rejects.toSatisfy((failed) => codeOf(failed) === "link-revoked");
  expect(await take(other)).toMatchObject({ purpose });
});

test("it opens nothing in another municipality, for another purpose, or with a letter changed", async () => {
  const secret = await made();
  const changed = secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A");
  for (const use of [read, take]) {
    for (const [given, slug, wanted] of [
      [secret, "ballerup", purpose],
      [secret, "lyngholm", "grant"],
      [changed, "lyngholm", purpose],
      [secret.toLowerCase(), "lyngholm", purpose],
      [` ${secret}`, "lyngholm", purpose],
      ["", "lyngholm", purpose],
      ["'; DROP TABLE udsyn.identity_link; --", "lyngholm", purpose],
    ] as const)
      await expect(use(given, slug, wanted)).rejects.toSatisfy((failed) => codeOf(failed) === "link-unknown");
  }
  expect(await take(secret)).toMatchObject({ purpose });
});

test("no secret lies in the database: not a link's, not a token's, not a session's", async () => {
  const link = await made();
  const used = await made();
  await take(used);
  const token = await site.token("lyngholm", "coordinator");
  const session = await sessionOf(site, "lyngholm", "coordinator");
  await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Rejse" });
  const all = await dumped(site.db);
  expect(all).toContain("Rejse");
  // The secret may hold an underscore itself: its length tells where it starts.
  const tokenSecret = token.slice(-43);
  expect(Buffer.from(tokenSecret, "base64url")).toHaveLength(32);
  for (const secret of [link, used, token, tokenSecret, session])
    for (const form of [secret, Buffer.from(secret).toString("hex"), Buffer.from(secret, "base64url").toString("hex")])
      expect(all.includes(form), `a secret lies in the database as ${form.slice(0, 4)}…`).toBe(false);
  expect(new Set([link, used, session]).size).toBe(3);
  for (const secret of [link, used, session]) expect(Buffer.from(secret, "base64url")).toHaveLength(32);
});
