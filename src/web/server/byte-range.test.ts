import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Lengths, lengthOf, partOf, rangeAsked } from "./byte-range.ts";

const etag = '"abc"';
const range = (text: string, length = 10) => rangeAsked({ range: text }, etag)?.(length) ?? null;

/** A body without end, and how many pieces of it were made. */
function endlessBody() {
  let made = 0;
  async function* pieces() {
    for (;;) {
      made += 1;
      yield Buffer.alloc(10);
    }
  }
  return { body: Readable.from(pieces(), { objectMode: false }), made: () => made };
}

test.each([
  ["bytes=0-", { from: 0, to: 9, of: 10 }],
  ["bytes=4-", { from: 4, to: 9, of: 10 }],
  ["bytes=4-5", { from: 4, to: 5, of: 10 }],
  ["bytes=4-99", { from: 4, to: 9, of: 10 }],
  ["bytes=9-9", { from: 9, to: 9, of: 10 }],
  ["bytes=-3", { from: 7, to: 9, of: 10 }],
  ["bytes=-99", { from: 0, to: 9, of: 10 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=10-12", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
])("%s of ten bytes", (text, expected) => {
  expect(range(text)).toEqual(expected);
});

test("of nothing no part can be sent", () => {
  for (const text of ["bytes=0-", "bytes=-5", "bytes=0-0"]) expect(range(text, 0)).toBe("unsatisfiable");
});

test.each([
  "bytes=5-4",
  "bytes=-",
  "bytes=0-1,4-5",
  "bytes=a-",
  "items=0-1",
  "bytes 0-1",
  "bytes=0-1-2",
  "bytes=9999999999999999-",
  "",
])("»%s« is no range: the whole is sent", (text) => {
  expect(range(text)).toBeNull();
});

test("halves are put together of one body alone", () => {
  const asked = (ifRange: string | undefined) =>
    rangeAsked({ range: "bytes=1-", ...(ifRange === undefined ? {} : { "if-range": ifRange }) }, etag);
  expect(asked(undefined)).not.toBeNull();
  expect(asked(etag)).not.toBeNull();
  for (const other of ['"abd"', `W/${etag}`, "Sat, 28 Nov 2026 10:00:00 GMT", ""])
    expect(asked(other), other).toBeNull();
});

test("a part is what the whole has there, however it comes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 9 }),
      fc.nat(80),
      fc.nat(80),
      async (pieces, one, other) => {
        const whole = Buffer.concat(pieces);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        if (to >= whole.length) return;
        const made = () =>
          Readable.from(
            pieces.map((piece) => Buffer.from(piece)),
            { objectMode: false },
          );
        expect(await lengthOf(made())).toBe(whole.length);
        expect(await buffer(partOf(made(), { from, to, of: whole.length }))).toEqual(whole.subarray(from, to + 1));
      },
    ),
  );
});

test("what comes after a part is not made, and a fault in what comes before is not hidden", async () => {
  const endless = endlessBody();
  expect(await buffer(partOf(endless.body, { from: 5, to: 24, of: 1_000 }))).toHaveLength(20);
  expect(endless.made()).toBeLessThan(2_000);
  expect(endless.body.destroyed).toBe(true);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(10);
      throw new Error("away");
    })(),
    { objectMode: false },
  );
  await expect(buffer(partOf(broken, { from: 15, to: 19, of: 20 }))).rejects.toThrow("away");
});

test("a part that is given up before it is read lets go of what it was to be made of", async () => {
  const body = Readable.from([Buffer.alloc(10)], { objectMode: false });
  const part = partOf(body, { from: 0, to: 4, of: 10 });
  part.destroy();
  await expect.poll(() => body.destroyed).toBe(true);
});

test("counting ends when whoever asked is gone, and a length is counted once", async () => {
  const endless = endlessBody();
  expect(await lengthOf(endless.body, () => endless.made() > 100)).toBeNull();
  expect(endless.body.destroyed).toBe(true);
  const lengths = new Lengths();
  lengths.remember('"a"', 7);
  expect([lengths.get('"a"'), lengths.get('"b"')]).toEqual([7, null]);
  for (let other = 0; other < 1_000; other += 1) lengths.remember(`"${other}"`, 1);
  expect(lengths.get('"a"')).toBeNull();
});
