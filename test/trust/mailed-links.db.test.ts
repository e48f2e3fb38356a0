import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { dumped } from "./dump.ts";
import { answers, done, form, home, repliesOn, slug } from "./replies-asked.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = home;
});

const { travelled, invited, surveyLink, letters, linkOf } = repliesOn(() => site);

/** One of the three kinds of link that go out: what it opens, how it is answered, and what an answer leaves. */
interface Kind {
  readonly name: string;
  readonly make: () => Promise<string>;
  readonly answer: Readonly<Record<string, string>>;
  /** Its last moment, and the first when it is over. */
  readonly until: () => Promise<readonly [last: Date, over: Date]>;
  /** How many answers are stored in all. */
  readonly stored: () => Promise<number>;
}

const rows = async (statement: string) => (await site.db.query(statement)).length;

/** By the newest link of a purpose: it is over at its hour, to the millisecond. */
const untilOf = (purpose: string) => async () => {
  const [row] = await site.db.query<{ at: Date }>(
    "SELECT expires_at AS at FROM udsyn.identity_link WHERE purpose = $1 ORDER BY created_at DESC, expires_at DESC",
    [purpose],
  );
  if (!row) throw new Error(`no link for ${purpose}`);
  return [new Date(row.at.getTime() - 1), row.at] as const;
};

const single: readonly Kind[] = [
  {
    name: "a survey's",
    make: async () => surveyLink(await travelled()),
    answer: answers,
    // Opened on 6 May for thirty days: the municipality's day of 5 June is the last.
    until: async () => [new Date("2026-06-05T21:59:59.999Z"), new Date("2026-06-05T22:00:00Z")],
    stored: () => rows("SELECT FROM udsyn.replies_answer WHERE question = 'benefit'"),
  },
  {
    name: "a manager's",
    make: async () => {
      const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit;
      const { id } = await done(
        await site.api(slug, "employee", "POST", "/api/v1/staff-visits", {
          who: { unit, count: 2 },
          where: { place: "Malmø", country: "SE" },
          when: { from: "2026-12-02", to: "2026-12-02" },
          purpose: "Se en skole.",
          budget: { amount: "4200" },
        }),
      );
      const [row] = await site.db.query<{ text: string }>(
        "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%'",
        [id],
      );
      return linkOf(row?.text ?? "");
    },
    answer: { decision: "send-back", reason: "Tag toget i stedet." },
    until: untilOf("trips.answer-staff-visit"),
    stored: () => rows("SELECT FROM udsyn.trips_trip WHERE status = 'sent-back'"),
  },
];

const contribution: Kind = {
  name: "a contribution's",
  make: async () => String((await invited(await travelled())).link),
  answer: { aim: "Se havnen.", outcome: "Den er byens.", change: "Intet." },
  until: untilOf("replies.contribute"),
  stored: () => rows("SELECT FROM udsyn.replies_invitation WHERE sent IS NOT NULL"),
};
const kinds = [...single, contribution];

function open(link: string, body: Readonly<Record<string, string>> | null = null, more: object = {}): Promise<Got> {
  return ask(site.address, {
    method: body ? "POST" : "GET",
    path: new URL(link).pathname,
    host: new URL(site.addressOf(slug)).host,
    ...(body && { headers: form, body: new URLSearchParams(body).toString() }),
    ...more,
  });
}

/** Answered by a page, or led on to one. */
const isTaken = (status: number) => status === 200 || status === 303;

describe.each(kinds)("$name link", ({ make, answer, until, stored }) => {
  test("fetched ahead by mail programs and scanners changes nothing, signs nobody in, and is in no one's memory", async () => {
    const link = await make();
    const before = await dumped(site.db);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => open(link, null, nth % 2 === 0 ? { method: "HEAD" } : {})),
    );
    for (const one of all) {
      expect(one.status).toBe(200);
      expect(one.headers["set-cookie"]).toBeUndefined();
      expect(one.headers["cache-control"]).toContain("no-store");
      expect(one.headers["referrer-policy"]).toBe("strict-origin");
    }
    expect(await dumped(site.db)).toBe(before);
  });

  test("is over at its hour, for looking and for answering, and stores nothing after it", async () => {
    const link = await make();
    const [last, over] = await until();
    const before = await stored();
    site.clock.now = over;
    for (const got of [await open(link), await open(link, answer)]) expect(got.status).toBe(410);
    expect(await stored()).toBe(before);
    site.clock.now = last;
    expect((await open(link)).status).toBe(200);
    expect((await open(link, answer)).status).toBeLessThan(400);
    expect(await stored()).toBe(before + 1);
  });

  test("opens nothing elsewhere, for another use, or with a letter changed", async () => {
    const link = await make();
    const { pathname } = new URL(link);
    const token = pathname.split("/").at(-1) ?? "";
    const changed = token.slice(0, -1) + (token.endsWith("A") ? "B" : "A");
    const others = ["/bidrag/", "/svar/", "/g/"].filter((one) => !pathname.startsWith(one)).map((one) => one + token);
    const wrong = [changed, token.slice(1), `${token}A`, token.toUpperCase()].map((one) =>
      pathname.replace(token, one),
    );
    for (const path of [...others, ...wrong])
      for (const body of [null, answer]) expect((await open(link, body, { path })).status, path).toBe(404);
    for (const body of [null, answer])
      expect((await open(link, body, { host: new URL(site.addressOf("ballerup")).host })).status).toBe(404);
    expect((await open(link)).status).toBe(200);
  });

  test("is not sent for by a foreign page, and its holder is told to no one", async () => {
    const link = await make();
    const before = await stored();
    for (const foreign of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }])
      expect((await open(link, answer, { headers: { ...foreign, "content-type": form["content-type"] } })).status).toBe(
        403,
      );
    expect(await stored()).toBe(before);
  });
});

describe.each(single)("$name link", ({ make, answer, stored }) => {
  test("lets one of fifty at the same moment through, and nobody who sends it again", async () => {
    const link = await make();
    const before = await stored();
    const all = await Promise.all(Array.from({ length: 50 }, () => open(link, answer)));
    expect(all.filter((one) => isTaken(one.status))).toHaveLength(1);
    expect(all.filter((one) => one.status === 410)).toHaveLength(49);
    for (const got of [await open(link, answer), await open(link)]) expect(got.status).toBe(410);
    expect(await stored()).toBe(before + 1);
  });

  test("that was refused for what was typed is whole, and may be answered", async () => {
    const link = await make();
    const [field = ""] = Object.keys(answer).slice(-1);
    expect((await open(link, { ...answer, [field]: "010180-1234" })).status).toBe(422);
    expect(isTaken((await open(link, answer)).status)).toBe(true);
  });
});

describe("a contribution's link", () => {
  test("takes one whole text of fifty sent at the same moment, never parts of two", async () => {
    const trip = await travelled();
    const { link = "" } = await invited(trip);
    const sent = (nth: number) => ({ aim: `aim ${nth}`, outcome: `outcome ${nth}`, change: `change ${nth}` });
    const all = await Promise.all(Array.from({ length: 50 }, (_, nth) => open(link, sent(nth))));
    // One is taken; the others are shown both texts, for nobody writes over what was sent unseen (decision 19).
    expect(all.map((one) => one.status).sort()).toEqual([303, ...Array(49).fill(409)]);
    const [row] = await site.db.query<{ sent: { aim: string } }>(
      "SELECT sent FROM udsyn.replies_invitation WHERE subject_id = $1",
      [trip],
    );
    expect(row?.sent).toEqual(sent(Number(row?.sent.aim.split(" ")[1])));
  });

  test("sent again says the same once more; replaced or closed, the old one opens nothing", async () => {
    const trip = await travelled();
    const email = "genbrug@lyngholm.example";
    const { id } = await invited(trip, email);
    const [first] = await letters(`replies.contribute ${id}`);
    const old = linkOf(first?.payload.text ?? "");
    for (const _ of [1, 2]) expect((await open(old, contribution.answer)).status).toBe(303);
    await invited(trip, email);
    for (const body of [null, contribution.answer]) expect((await open(old, body)).status).toBe(410);
    const now = linkOf((await letters(`replies.contribute ${id}`)).at(-1)?.payload.text ?? "");
    expect((await open(now)).text).toContain("Den er byens.");
    await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${id}`);
    for (const body of [null, contribution.answer]) expect((await open(now, body)).status).toBe(410);
  });
});
