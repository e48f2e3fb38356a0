import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verifySource } from "../../verify/index.ts";
import {
  eraseValues,
  type JsonObject,
  leafOf,
  maxLeafBytes,
  newLogKey,
  newSalt,
  publicForm,
  sealEntry,
} from "./index.ts";
import { accountsLine, memorySite, memorySource, sealTrip, trip, tripHidden } from "./memory-site.fixture.ts";

const read = (leaf: Uint8Array) => JSON.parse(Buffer.from(leaf).toString());
const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};
/** JSON with members by name, which for plain ASCII is the canonical form. */
const sorted = (lines: JsonObject[]): string =>
  JSON.stringify(lines.map((line) => Object.fromEntries(Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1)))));
const bare: JsonObject = { type: "trip", id: "1", slug: "a-b", version: 1 };
const zeros = (): Uint8Array => new Uint8Array(16);

describe("a leaf", () => {
  test("hides names and free text, nulls and the rest stand as they are", () => {
    const leaf = read(leafOf(sealTrip(trip(3, 1), zeros)));
    expect(leaf.title).toEqual({ $sha256: sha256(zeros(), '"Studietur nr. 3 til \\"Ålborg\\", ø"') });
    expect(leaf.purpose).toBeNull();
    expect(leaf.participants.elected.named[0]).toEqual({
      name: { $sha256: sha256(zeros(), '"Kim Larsen"') },
      role: "formand",
    });
    expect(leaf.rulings[0].recused).toEqual({ $sha256: sha256(zeros(), '["Kim Larsen"]') });
    expect(leaf.translations.de.title).toEqual({ $sha256: sha256(zeros(), '"Reise"') });
    expect(leaf.startOn).toBe("2026-05-06");
    const text = Buffer.from(leafOf(sealTrip(trip(3, 1), newSalt))).toString();
    expect(text).not.toMatch(/Larsen|Berg|Ålborg|Toronto|Godkendt|skole/);
  });

  test("gives equal values unequal digests, by a salt for each", () => {
    const { salts } = sealTrip(trip(3, 1), newSalt);
    expect(new Set(Object.values(salts)).size).toBe(Object.keys(salts).length);
    expect(Object.keys(salts)).toContain("/accounts/lines/2/label");
    expect(Object.keys(salts)).not.toContain("/purpose");
  });

  test("holds a list of 100 lines in full, of 101 as one hash over hidden lines", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => accountsLine(1, at));
    const leafWith = (count: number) =>
      read(leafOf(sealTrip(trip(1, 1, { accounts: { lines: lines(count) } }), zeros)));
    expect(leafWith(100).accounts.lines).toHaveLength(100);
    const hidden = lines(101).map((line) => ({
      ...line,
      label: { $sha256: sha256(zeros(), JSON.stringify(line.label)) },
    }));
    expect(leafWith(101).accounts.lines).toEqual({ $list: { items: 101, sha256: sha256(sorted(hidden)) } });
  });

  test("stays within a bundle's length by hashing shorter lists, and says so when that is not enough", async () => {
    const lists = Object.fromEntries(
      ["a", "b", "c"].map((name) => [name, Array.from({ length: 100 }, (_, at) => accountsLine(at, at))]),
    );
    const wide = Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [name, list.map((line) => ({ ...line, note: "x".repeat(150) }))]),
    );
    const sealed = sealTrip(trip(1, 1, wide), newSalt);
    expect(leafOf(sealed).length).toBeLessThanOrEqual(maxLeafBytes);
    expect(read(leafOf(sealed)).a).toHaveProperty("$list");
    const key = newLogKey("udsyn/x/1");
    expect(await verifySource(memorySource(await memorySite(key, [sealed])), { key: publicForm(key) })).toMatchObject({
      ok: true,
    });
    expect(() => leafOf(sealTrip(trip(1, 1, { note: "x".repeat(70_000) }), newSalt))).toThrow("65,535");
  });

  test.each([
    ["no slug", { ...bare, slug: null }],
    ["a slug with a path in it", { ...bare, slug: "../a" }],
    ["version 0", { ...bare, version: 0 }],
    ["a proof in it", { ...bare, proof: {} }],
    ["derived values in it", { ...bare, derived: {} }],
    ["the leaf's own names", { ...bare, title: { $sha256: "0" } }],
    ["no id", { ...bare, id: 1 }],
  ])("is refused for an entry with %s", (_, entry) => {
    expect(() => leafOf({ entry, salts: {}, erased: {} })).toThrow(TypeError);
  });
});

describe("erasing", () => {
  const sealed = sealTrip(
    trip(2, 1, { accounts: { lines: Array.from({ length: 120 }, (_, at) => accountsLine(2, at)) } }),
    newSalt,
  );
  const pointers = ["/participants/elected/named/0/name", "/rulings/0/recused", "/accounts/lines/7/label"];

  test("takes value and salt; the leaf stays, also of a list that stands as one hash", () => {
    const erased = eraseValues(sealed, pointers);
    expect(leafOf(erased)).toEqual(leafOf(sealed));
    expect(JSON.stringify(erased)).not.toMatch(/Larsen|Fly 2\.7"/);
    expect(Object.keys(erased.erased)).toEqual(expect.arrayContaining(pointers));
    for (const pointer of pointers) expect(erased.salts).not.toHaveProperty([pointer]);
  });

  test("twice is once; what stands openly cannot be erased", () => {
    const erased = eraseValues(sealed, pointers);
    expect(eraseValues(erased, pointers)).toEqual(erased);
    expect(() => eraseValues(sealed, ["/startOn"])).toThrow("/startOn");
  });
});

test("trying names on a salted digest finds none, with the salt it finds the name", () => {
  const names = ["Kim Larsen", "Bo Ø. Berg", "Anne Hansen", ...Array.from({ length: 5000 }, (_, at) => `Person ${at}`)];
  const pointer = "/participants/elected/named/0/name";
  const sealed = sealTrip(trip(1, 1), newSalt);
  const salt = sealed.salts[pointer] ?? "";
  const erased = eraseValues(sealed, [pointer]);
  const digest = read(leafOf(erased)).participants.elected.named[0].name.$sha256;
  const found = (salts: string[]) =>
    names.filter((name) => salts.some((one) => sha256(Buffer.from(one, "hex"), JSON.stringify(name)) === digest));
  expect(found(["", "00".repeat(16), ...Object.values(erased.salts)])).toEqual([]);
  expect(found([salt])).toEqual(["Kim Larsen"]);
});

test("whatever an entry holds, it verifies, and verifies again when all that is hidden is erased", async () => {
  const key = newLogKey("udsyn/x/1");
  const name = fc.string().filter((text) => !text.startsWith("$"));
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: "binary" }),
      fc.array(tie("any"), { maxLength: 5 }),
      fc.dictionary(name, tie("any"), { maxKeys: 5 }),
    ),
  }));
  const content = fc.record({
    title: any,
    translations: any,
    programme: fc.array(fc.record({ title: any, host: any })),
    report: any,
  });
  await fc.assert(
    fc.asyncProperty(content, async (values) => {
      const entry: JsonObject = JSON.parse(JSON.stringify({ ...bare, schema: "udsyn.trip/1", ...values }));
      const sealed = sealEntry(entry, [...tripHidden, "report"], newSalt);
      for (const version of [sealed, eraseValues(sealed, Object.keys(sealed.salts))]) {
        const site = await memorySite(key, [version]);
        const report = await verifySource(memorySource(site), { key: publicForm(key) });
        // Tables, feed and calendar hold texts and numbers only; these entries hold anything.
        expect(report.differences.filter(({ path }) => /\.jsonl?$|^log/.test(path))).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
