import { afterAll, beforeAll, expect, test } from "vitest";
import { annexing } from "../setup/annexing.ts";
import { clean } from "../setup/files/made-pdf.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { expectDiscreet } from "./answers.ts";
import { hostile, hostileNames } from "./hostile-files.ts";

/** The same files as are sent for receipts, sent as annexes: these are handed out to everybody. */
const slug = "lyngholm";
let site: TestSite;
let on: ReturnType<typeof annexing>;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  on = annexing(site, slug);
  trip = (await publishedTrip(site, slug, { kind: "delegation", title: "Med farlige bilag", startOn: "2025-02-03" }))
    .id;
});
afterAll(() => site.close());

const kinds =
  /^(?:application\/pdf|image\/(?:jpeg|png|webp)|text\/(?:csv|plain)|application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\.[a-z.]+)/;

/** No browser runs it or makes something else of it, at the desk, for a program or for everybody. */
async function expectInert(id: string, what: string): Promise<void> {
  const ways = [
    await on.desk(`/skrivebord/rejser/${trip}/bilag/${id}`),
    await on
      .read(`/bilag/${id}`)
      .then(async (one) => ({ status: one.status, headers: Object.fromEntries(one.headers) })),
  ];
  for (const [nth, { status, headers }] of ways.entries()) {
    // What waits for a person is nobody's yet.
    if (nth === 1 && status === 404) continue;
    expect(status, what).toBe(200);
    expect(headers["content-type"], what).toMatch(kinds);
    expect(headers["x-content-type-options"], what).toBe("nosniff");
    expect(headers["content-security-policy"], what).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    const isShown = nth === 0 && /^image\//.test(String(headers["content-type"]));
    expect(String(headers["content-disposition"]), what).toMatch(isShown ? /^inline;/ : /^attachment;/);
  }
}

test("hostile files are refused as annexes too, or inert wherever they are handed out", {
  timeout: 400_000,
}, async () => {
  let inert = 0;
  for (const [what, name, bytes] of hostile) {
    const { status, body } = await on.send(trip, bytes, name, { title: "Et bilag" });
    expectDiscreet({ status, headers: {}, bytes: Buffer.alloc(0), text: JSON.stringify(body) }, what);
    expect([201, 409, 422], `${what}: ${JSON.stringify(body).slice(0, 300)}`).toContain(status);
    if (status !== 201) continue;
    inert += 1;
    // What is markup and a file too is nobody's before a person has looked.
    if (/^\s*<(?:svg|html|!doctype|script|\?xml)/i.test(bytes.toString("latin1", 0, 200)))
      expect(body.state, what).not.toBe("clean");
    await expectInert(body.id, what);
  }
  expect(inert).toBeGreaterThan(5);
  expect(inert).toBeLessThan(hostile.length);
});

test("a hostile name leads nowhere and breaks no header", { timeout: 200_000 }, async () => {
  const whole = await clean();
  for (const [nth, name] of hostileNames.entries()) {
    // Each another file: the same one twice is none.
    const { status, body } = await on.send(trip, Buffer.concat([whole, Buffer.from(`\n%${nth}`)]), name, {
      title: "Et bilag",
    });
    expect(status, `${name}: ${JSON.stringify(body)}`).toBe(201);
    const { headers } = await on.desk(`/skrivebord/rejser/${trip}/bilag/${body.id}`);
    expect(headers["content-disposition"], name).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
    );
  }
  expect((await on.desk(`/skrivebord/rejser/${trip}/bilag`)).text).not.toContain("<img src=x");
});
