import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { committee, secretaryAt } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantTrip } from "./planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const trail = async (action: string) =>
  (await site.db.query("SELECT FROM udsyn.records_audit WHERE action = $1", [action])).length;

/** As many as trust d3 asks for. */
const pairs = 1000;

describe("two people change the same thing", () => {
  test("one wins, the other is told and nothing of theirs is mixed in, 1,000 times", async () => {
    const id = await plantTrip(site, "lyngholm", "draft");
    const path = `/api/v1/trips/${id}`;
    const before = await trail("trips.edit");
    let etag = (await site.api("lyngholm", "coordinator", "GET", path)).headers.get("etag") ?? "";
    for (let round = 0; round < pairs; round += 1) {
      const both = await Promise.all(
        (["coordinator", "secretary"] as const).map((role) =>
          site.api(
            "lyngholm",
            role,
            "PATCH",
            path,
            { title: `${role} ${round}`, purpose: `${role} ${round}` },
            { "if-match": etag },
          ),
        ),
      );
      expect(both.map((one) => one.status).toSorted()).toEqual([200, 412]);
      const winner = both.find((one) => one.status === 200);
      const won = (await winner?.json()) as { title: string; purpose: string; version: number };
      expect(won.title).toBe(won.purpose);
      etag = winner?.headers.get("etag") ?? "";
      expect(etag).toBe(`"${won.version}"`);
    }
    const shown = (await (await site.api("lyngholm", "coordinator", "GET", path)).json()) as Record<string, unknown>;
    expect(shown.version).toBe(pairs + 1);
    expect(shown.title).toBe(shown.purpose);
    expect(await trail("trips.edit")).toBe(before + pairs);
  });

  test("without If-Match both are kept, one after the other, whole", async () => {
    const id = await plantTrip(site, "lyngholm", "draft");
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { title: `t${n}`, purpose: `t${n}` }),
      ),
    );
    expect(all.map((one) => one.status)).toEqual(Array(20).fill(200));
    const shown = (await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json()) as {
      version: number;
      title: string;
      purpose: string;
    };
    expect(shown.version).toBe(21);
    expect(shown.title).toBe(shown.purpose);
  });
});

describe("a key for a write", () => {
  const post = (key: string, body: object, role: "coordinator" | "secretary" = "coordinator", slug = "lyngholm") =>
    site.api(slug, role, "POST", "/api/v1/trips", body, { "idempotency-key": key });
  const count = async () => (await site.db.query("SELECT FROM udsyn.trips_trip")).length;

  test("is one of the query too: the same key for another case is no repeat", async () => {
    const { submitted, made } = await secretaryAt(site);
    const { trip, submission } = await submitted("2026-05-20");
    const body = { about: "request", committee, meetingOn: "2026-05-27" };
    await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
      ruling: "postponed",
    });
    const later = await made(`/api/v1/trips/${trip}/submissions`, body);
    const put = (sag: string) =>
      site.api(
        "lyngholm",
        "secretary",
        "PUT",
        `/api/v1/trips/${trip}/agenda?sag=${sag}`,
        { text: "# Tekst" },
        {
          "idempotency-key": "k-query",
        },
      );
    const all = [await put(later), await put(later), await put(submission)];
    expect(all.map((one) => one.status)).toEqual([200, 200, 409]);
    expect(await all[2]?.json()).toMatchObject({ code: "idempotency-key-reused" });
  });

  test("used fifty times at once does it once, and answers all fifty alike", async () => {
    const before = await count();
    const all = await Promise.all(Array.from({ length: 50 }, () => post("k-50", { title: "Én rejse" })));
    expect(all.map((one) => one.status)).toEqual(Array(50).fill(201));
    const [first, ...others] = await Promise.all(all.map((one) => one.json()));
    for (const one of others) expect(one).toEqual(first);
    expect(new Set(all.map((one) => one.headers.get("etag"))).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test("used for something else is refused, and nothing is done", async () => {
    await post("k-other", { title: "Den ene" });
    const before = await count();
    const other = await post("k-other", { title: "Den anden" });
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: "idempotency-key-reused" });
    expect(await count()).toBe(before);
  });

  test("is its owner's alone: another's same key, here or elsewhere, is another key", async () => {
    const before = await count();
    const ids = await Promise.all([
      post("k-own", { title: "x" }),
      post("k-own", { title: "x" }, "secretary"),
      post("k-own", { title: "x" }, "coordinator", "ballerup"),
    ]);
    const found = await Promise.all(ids.map(async (one) => ((await one.json()) as { id: string }).id));
    expect(new Set(found).size).toBe(3);
    expect(await count()).toBe(before + 3);
  });

  test("of a refused write is free again", async () => {
    expect((await post("k-refused", { title: 1 })).status).toBe(422);
    expect((await post("k-refused", { title: "Nu rigtigt" })).status).toBe(201);
  });

  test("does not let another method or address share its answer", async () => {
    const id = await plantTrip(site, "lyngholm", "draft");
    const key = { "idempotency-key": "k-method" };
    const body = { aim: "x", outcome: "x", change: "x" };
    const patched = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "x" }, key);
    expect(patched.status).toBe(200);
    const put = await site.api("lyngholm", "coordinator", "PUT", `/api/v1/trips/${id}/report`, body, key);
    expect(put.status).toBe(409);
    const elsewhere = await plantTrip(site, "lyngholm", "draft");
    const other = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${elsewhere}`, { title: "x" }, key);
    expect(other.status).toBe(409);
  });
});
