import fc from "fast-check";
import { expect, test } from "vitest";
import { vats } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { categories } from "../../profile/index.ts";
import { payers, purposeClasses } from "../codes.ts";
import { inputOf, rammeWith, tripWith } from "./agenda.fixture.ts";
import type { AgendaText, Block } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { agendaText } from "./agenda-text.ts";

const secret = "HEMMELIGT";
const word = fc.string({ unit: fc.constantFrom(..."abcæøå "), minLength: 1, maxLength: 12 });
const hidden = word.map((text) => `${secret}${text}`);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const amount = fc
  .integer({ min: 0, max: 90_000_000 })
  .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`);
const count = fc.integer({ min: 0, max: 40 });

const plan = fc.record({
  purpose: maybe(word),
  legalBasis: maybe(fc.constantFrom("c", "f")),
  destinations: fc.array(fc.record({ place: word, country: maybe(fc.constantFrom("DE", "SE", "NO")) }), {
    maxLength: 3,
  }),
  participants: fc.record({
    elected: fc.record({ named: fc.array(fc.record({ name: word, role: maybe(word) }), { maxLength: 4 }) }),
    staff: fc.array(fc.record({ unit: word, count }), { maxLength: 2 }),
    others: fc.array(fc.record({ group: word, count }), { maxLength: 2 }),
    assistants: fc.array(fc.record({ role: fc.constantFrom("assistant", "interpreter", "guard"), count }), {
      maxLength: 2,
    }),
    companions: fc.array(fc.record({ name: hidden, paid: fc.boolean(), legalBasis: maybe(hidden) }), { maxLength: 2 }),
  }),
  funding: fc.array(
    fc.record({ payer: fc.constantFrom(...payers), name: maybe(word), amount: maybe(amount), basis: maybe(word) }),
    { maxLength: 3 },
  ),
  programme: fc.array(
    fc.oneof(
      fc.record({
        date: fc.constantFrom("2026-09-14", "2026-09-15"),
        from: maybe(fc.constantFrom("08:00", "23:00")),
        to: maybe(fc.constantFrom("09:30", "01:00")),
        title: word,
        place: maybe(word),
        host: maybe(word),
        purposeClass: fc.constantFrom(...purposeClasses),
      }),
      fc.record({
        date: fc.constant("2026-09-14"),
        title: hidden,
        place: hidden,
        host: hidden,
        lodging: fc.constant(true),
        purposeClass: fc.constant("own-time"),
      }),
      fc.record({
        date: fc.constant("2026-09-15"),
        title: word,
        place: hidden,
        host: hidden,
        privateHost: fc.constant(true),
        purposeClass: fc.constant("social"),
      }),
    ),
    { maxLength: 5 },
  ),
  contact: fc.record({ unit: hidden, email: fc.constant(null) }),
  budget: maybe(
    fc.record({
      currency: fc.constantFrom("DKK", "EUR"),
      vat: fc.constantFrom(...vats),
      lines: fc.array(
        fc.record({
          category: fc.constantFrom(...categories),
          label: maybe(word),
          amount: maybe(amount),
          amountText: maybe(word),
        }),
        { maxLength: 6 },
      ),
    }),
  ),
});

const inputs: fc.Arbitrary<AgendaInput> = fc
  .record({
    plan,
    about: fc.constantFrom("request", "report"),
    left: fc.bigInt(-9_000_000n, 9_000_000n),
    cost: fc.bigInt(0n, 9_000_000n),
    known: fc.boolean(),
  } as const)
  .map((one) =>
    inputOf(tripWith(one.plan), { about: one.about, ramme: one.known ? rammeWith(one.left, one.cost) : null }),
  );

const blocksOf = (text: AgendaText): readonly Block[] => [...text.lead, ...text.sections.flatMap((one) => one.blocks)];
const stringsOf = (text: AgendaText) => JSON.stringify(text);

/** `1.234,50` and `−1.234,50` as hundredths; `null` for words. */
function read(figure: string | undefined): bigint | null {
  const plain = (figure ?? "").replaceAll(".", "").replace(",", ".").replace("−", "-").replace("+", "");
  return hundredthsOf(plain);
}

test("every table foots, in every column of figures", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      for (const block of blocksOf(agendaText(input))) {
        if (block.kind !== "table" || !block.sum) continue;
        for (const [at, isFigure] of block.figures.entries()) {
          const sum = read(block.sum[at]);
          if (!isFigure || sum === null) continue;
          const cells = block.rows.map((row) => read(row[at]) ?? 0n);
          expect(cells.reduce((total, one) => total + one, 0n)).toBe(sum);
        }
      }
    }),
  );
});

test("nothing private and nothing empty is ever said", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const said = stringsOf(agendaText(input));
      expect(said).not.toContain(secret);
      expect(said).not.toMatch(/undefined|\bnull\b(?!,|})|NaN|\[object/);
      expect(said).not.toMatch(/\.\."|\d\d:\d\d/);
    }),
  );
});

test("the same case gives the same text", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(stringsOf(agendaText(structuredClone(input)))).toBe(stringsOf(agendaText(input)));
    }),
    { numRuns: 20 },
  );
});
