import { expect, test } from "vitest";
import type { PictureCard } from "../../papers/index.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { etagOf, KeptPictures } from "./kept-pictures.ts";

const card = (title: string): PictureCard => ({
  ...{
    lang: "da",
    municipality: "Lyngholm Kommune",
    fictional: null,
    gathered: null,
    kicker: "",
    facts: [],
    figure: "",
    says: "",
  },
  ...{ title, status: null },
});

test("a card is drawn once, also where two ask for it together, and another as soon as a word of it is", async () => {
  const drawn: string[] = [];
  const pictures = new KeptPictures(async ({ title }) => {
    drawn.push(title);
    return Buffer.from(title);
  });
  const [one, same] = await Promise.all([pictures.picture(card("Toronto")), pictures.picture(card("Toronto"))]);
  const again = await pictures.picture(card("Toronto"));
  expect(new Set([one.etag, same.etag, again.etag])).toEqual(new Set([etagOf(card("Toronto"))]));
  const erased = await pictures.picture(card("»slettet«"));
  expect(drawn).toEqual(["Toronto", "»slettet«"]);
  expect(Buffer.from(erased.png).toString()).toBe("»slettet«");
  expect(erased.etag).not.toBe(one.etag);
});

test("what is kept is bounded, whatever is asked for", async () => {
  const pictures = new KeptPictures(async () => Buffer.alloc(1_048_576));
  for (let at = 0; at < 40; at++) await pictures.picture(card(String(at)));
  expect(pictures.bytes).toBeLessThanOrEqual(24 * 1_048_576);
  expect(pictures.bytes).toBeGreaterThan(20 * 1_048_576);
});

test("whoever comes when too many wait is asked to come again, and the others get theirs", async () => {
  const pictures = new KeptPictures(async () => Buffer.from("x"));
  const asked = await Promise.allSettled(Array.from({ length: 1_000 }, (_, at) => pictures.picture(card(String(at)))));
  const refused = asked.filter((one) => one.status === "rejected");
  expect(asked.length - refused.length).toBe(160);
  for (const one of refused) expect(one.reason).toMatchObject({ statusCode: 503, code: "crowded", retryAfter: 5 });
  await expect(pictures.picture(card("later"))).resolves.toBeDefined();
});

test("a picture that cannot be drawn is asked for anew the next time", async () => {
  let fails = true;
  const pictures = new KeptPictures(async () => {
    if (fails) throw new Error("no worker");
    return Buffer.from("x");
  });
  await expect(pictures.picture(card("a"))).rejects.toThrow("no worker");
  fails = false;
  await expect(pictures.picture(card("a"))).resolves.toBeDefined();
});

test("few are inside at once, in the order that they came, and a failure lets the next one in", async () => {
  const few = fewAtOnce(2);
  let [inside, most] = [0, 0];
  const order: number[] = [];
  const work = (at: number) =>
    few(async () => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 1));
      inside--;
      order.push(at);
      if (at === 3) throw new Error("broken");
    });
  await Promise.allSettled(Array.from({ length: 10 }, (_, at) => work(at)));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
