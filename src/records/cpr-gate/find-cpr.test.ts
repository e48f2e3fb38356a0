import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCpr, firstCpr } from "./find-cpr.ts";

/** Invented numbers: an existing day and a made-up running number. */
const numbers = ["010190-1234", "290200-4321", "311299-0001", "610190-1234", "150736-5555", "240557-8008"];

const writings: readonly (readonly [string, (six: string, four: string) => string])[] = [
  ["with hyphen", (six, four) => `${six}-${four}`],
  ["without hyphen", (six, four) => six + four],
  ["with space", (six, four) => `${six} ${four}`],
  ["with no-break space", (six, four) => `${six}\u00a0${four}`],
  ["with spaces around the hyphen", (six, four) => `${six} - ${four}`],
  ["with no-break hyphen", (six, four) => `${six}\u2011${four}`],
  ["with en dash", (six, four) => `${six}–${four}`],
  ["with minus", (six, four) => `${six}−${four}`],
  ["line break after hyphen", (six, four) => `${six}-\r\n${four}`],
  ["line break for hyphen", (six, four) => `${six}\n${four}`],
  ["line break within the day", (six, four) => `${six.slice(0, 3)}\n${six.slice(3)}-${four}`],
  ["line break within the running number", (six, four) => `${six}-${four.slice(0, 2)}\n  ${four.slice(2)}`],
  ["zero-width between all", (six, four) => [...six, "-", ...four].join("\u200b")],
  ["byte-order mark", (six, four) => `${six.slice(0, 4)}\ufeff${six.slice(4)}${four}`],
  ["zero-width without hyphen", (six, four) => [...six, ...four].join("\u2060")],
  ["soft hyphen", (six, four) => `${six}\u00ad${four}`],
  ["full-width", (six, four) => wide(`${six}-${four}`)],
  ["full-width without hyphen", (six, four) => wide(six + four)],
  ["Arabic-Indic digits", (six, four) => inRow(0x660, `${six}-${four}`)],
  ["Devanagari digits", (six, four) => inRow(0x966, six + four)],
  ["mathematical digits", (six, four) => inRow(0x1d7ce, six + four)],
  ["letter-spaced", (six, four) => [...six, ...four].join(" ")],
  ["letter-spaced with hyphen", (six, four) => [...six, "-", ...four].join(" ")],
  ...[..."./_,:;|·•*~=+'\\&@#→"].map(
    (sign) => [`with ${sign}`, (six: string, four: string) => six + sign + four] as const,
  ),
  ["with full-width solidus", (six, four) => `${six}／${four}`],
  ["with full-width stop", (six, four) => `${six}．${four}`],
  ["with ideographic comma", (six, four) => `${six}、${four}`],
  ["with two hyphens", (six, four) => `${six}--${four}`],
  ["with spaced solidus", (six, four) => `${six} / ${four}`],
  ["with solidus at a line's end", (six, four) => `${six}/\n${four}`],
  ["with stop between zero-width", (six, four) => `${six}\u200b.\u200b${four}`],
  ["full-width with a colon", (six, four) => `${wide(six)}：${wide(four)}`],
  ["with horizontal bar", (six, four) => `${six}―${four}`],
  ["with hyphenation point", (six, four) => `${six}‧${four}`],
  ["with fraction slash", (six, four) => `${six}⁄${four}`],
  ["with an opening bracket", (six, four) => `${six}[${four}`],
  ["Bengali digits with a solidus", (six, four) => inRow(0x9e6, `${six}/${four}`)],
  ["superscript running number", (six, four) => `${six}-${[...four].map((one) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(one)]).join("")}`],
  ["circled day", (six, four) => `${[...six].map((one) => "⓪①②③④⑤⑥⑦⑧⑨"[Number(one)]).join("")}-${four}`],
  ["thin spaces between all", (six, four) => [...six, ...four].join("\u2009")],
  ["no-break spaces between all", (six, four) => [...six, ...four].join("\u00a0")],
  ["a line for each digit", (six, four) => [...six, ...four].join("\n")],
  ["four, two, four", (six, four) => `${six.slice(0, 4)} ${six.slice(4)} ${four}`],
  ["pairs and four", (six, four) => `${pairs(six).join(" ")} ${four}`],
  ["two, four, four", (six, four) => `${six.slice(0, 2)} ${six.slice(2)} ${four}`],
  ["many spaces", (six, four) => `${six}      ${four}`],
  ["a column away", (six, four) => `${six}${" ".repeat(20)}${four}`],
  ["many spaces around the hyphen", (six, four) => `${six}      -      ${four}`],
  ["dots throughout", (six, four) => [...pairs(six), four].join(".")],
  ["slashes throughout, spaced", (six, four) => [...pairs(six), four].join(" / ")],
  ["low lines throughout", (six, four) => [...pairs(six), four].join("_")],
  ["dots and a slash", (six, four) => `${pairs(six).join(".")}/${four}`],
  [
    "marks upon the digits",
    (six, four) =>
      [...six, ...four]
        .map((one) => `${one}\u0301`)
        .join("")
        .replace(/\u0301$/, ""),
  ],
  ["a mark before the hyphen", (six, four) => `${six}\u0336-${four}`],
  [
    "keycaps",
    (six, four) =>
      [...six, ...four]
        .map((one) => `${one}\ufe0f\u20e3`)
        .join("")
        .replace(/\ufe0f\u20e3$/, ""),
  ],
  ["day with dots", (six, four) => `${pairs(six).join(".")}-${four}`],
  ["day with slashes", (six, four) => `${pairs(six).join("/")}-${four}`],
  ["day with hyphens", (six, four) => `${pairs(six).join("-")}-${four}`],
  ["day with spaces", (six, four) => `${pairs(six).join(" ")}-${four}`],
];

const surroundings: readonly (readonly [string, string])[] = [
  ["", ""],
  ["Ansøger: Åse Øst, ", ", Ballerup"],
  ["CPR", "."],
  ["😀 (", ") 😀"],
];

function wide(text: string): string {
  return text.replace(/[\d-]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0));
}
function inRow(zero: number, text: string): string {
  return text.replace(/\d/g, (one) => String.fromCodePoint(zero + Number(one)));
}
function pairs(six: string): string[] {
  return [six.slice(0, 2), six.slice(2, 4), six.slice(4)];
}

describe("every writing of a CPR number is found, at its place", () => {
  test.each(writings)("%s", (_name, write) => {
    for (const number of numbers) {
      const written = write(number.slice(0, 6), number.slice(7));
      for (const [before, after] of surroundings) {
        const hits = findCpr(before + written + after);
        expect(hits.map(({ from, to }) => (before + written + after).slice(from, to))).toEqual([written]);
        expect(hits[0]?.from).toBe(before.length);
      }
    }
  });

  test.each(writings)("%s, kept from other digits by nothing but a zero-width space", (_name, write) => {
    const written = write("010190", "1234");
    const [hit] = findCpr(`12\u200b${written}\u200b34`);
    expect(hit?.from).toBeLessThanOrEqual(3);
    expect(hit?.to).toBeGreaterThanOrEqual(3 + written.length);
  });

  test("with the century written out", () => {
    expect(findCpr("født 01011990-1234")).toEqual([{ from: 5, to: 18 }]);
    for (const written of ["01.01.1990-1234", "01/01/1990 - 1234", "01-01-1990-1234", "24.05.2007-8008"])
      expect(findCpr(`hos ${written}.`)).toEqual([{ from: 4, to: 4 + written.length }]);
  });

  test.each(["CPR: 01 01 90 12 34", "cpr-nr. 01.01.90 1234", "personnummer 01-01-90 1234"])("announced: %s", (text) => {
    expect(findCpr(text)).toHaveLength(1);
  });

  test.each(["0101901234 kr", "0101901234 kr.", "0101901234,00", "0101901234 DKK", "se rejser/ansoegere/0101901234"])(
    "no amount and no fingerprint: %s",
    (text) => {
      expect(findCpr(text)).toHaveLength(1);
    },
  );

  test("with the century and one sign throughout", () => {
    expect(findCpr("hos 01.01.1990.1234")).toHaveLength(1);
    expect(findCpr("14.09.2026.1430")).toEqual([]);
  });

  test("several in one text, in order", () => {
    const text = "1 2 010190-1234; 0202912345\n030392-3456";
    expect(findCpr(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      "010190-1234",
      "0202912345",
      "030392-3456",
    ]);
  });
});

describe("what is no CPR number is let pass", () => {
  test.each([
    ["no such day", "320190-1234"],
    ["no such month", "011390-1234"],
    ["29 February of a year without", "290201-1234"],
    ["telephone", "+45 20 12 34 56"],
    ["telephone, unspaced", "+4520123456"],
    ["French telephone", "01 02 03 04 05"],
    ["CVR", "CVR 10101234"],
    ["EAN", "EAN 5798010112345"],
    ["EAN, spaced", "5 798010 112345"],
    ["case number", "Sag 2026-00417"],
    ["KLE number", "00.13.00-A00-12-26"],
    ["amount", "1.012.345.678,00 kr."],
    ["amount without dots", "1012345678,00"],
    ["amount with currency", "1012345678 kr."],
    ["day and year", "14.09.2026-16.09.2026"],
    ["day and time", "14.09.26 12:00"],
    ["ISO days", "2026-09-14/2026-09-16"],
    ["times", "07.10-10.35"],
    ["account", "Reg. 1234 konto 0101901234"],
    ["account, labelled", "Kontonr.: 0101901234"],
    ["P number", "P-nr. 1012345678"],
    ["invoice", "Faktura nr. 1012345678"],
    ["IBAN", "DK5000400440116243"],
    ["UUID", "01890a5d-ac96-774b-bcce-0101901234ab"],
    ["UUID that ends in ten digits", "01890a5d-ac96-774b-bcce-ab0101901234"],
    ["UUID with a hyphen after six", "ab010190-1234-4aaa-8bbb-0123456789ab"],
    ["two of them", "ab010190-1234-4aaa-8bbb-0123456789ab,01890a5d-ac96-774b-bcce-ab0101901234"],
    ["fingerprint", "3f1c0a7be4d98a1f6c2275d0b9c4e8f7a0101901234f60718293a4b5c6d7e8f9"],
    ["eleven digits", "01019012345"],
    ["nine digits", "010190123"],
    ["postcode and year", "2750 2026"],
  ])("%s: %s", (_name, text) => {
    expect(findCpr(text)).toEqual([]);
  });

  test("a label for something else never hides a number with its hyphen", () => {
    expect(findCpr("Konto 010190-1234")).toHaveLength(1);
  });
});

test("a number beside an id is found, and one in what only looks like an id", () => {
  expect(findCpr("01890a5d-ac96-774b-bcce-ab0101901234 010190-1234")).toHaveLength(1);
  expect(findCpr("sag-010190-1234-4aaa-8bbb-0123456789ab")).toHaveLength(1);
  expect(findCpr("ab010190-1234-4aaa-8bbb")).toHaveLength(1);
});

test.each([
  ["begins before an id and ends in it", "010190 1234abcd-1234-4aaa-8bbb-0123456789ab"],
  ["begins in an id and ends after it", "01890a5d-ac96-774b-bcce-abcdef010190 1234"],
  ["stands in an id that a letter lengthens at its front", "kab010190-1234-4aaa-8bbb-0123456789ab"],
  ["stands in an id that a letter lengthens at its end", "ab010190-1234-4aaa-8bbb-0123456789abk"],
])("a number is found that %s: %s", (_where, text) => {
  expect(findCpr(text)).toHaveLength(1);
});

test("no text makes the scanner fail, and every hit lies within the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      for (const { from, to } of findCpr(text)) expect(0 <= from && from < to && to <= text.length).toBe(true);
    }),
  );
});

test("any number is found in any prose", () => {
  const dayInMonth = fc.date({ min: new Date("1937-01-01"), max: new Date("1999-12-31"), noInvalidDate: true });
  const prose = fc.string({ unit: fc.constantFrom(..."abc æøå,;\n\u200b"), maxLength: 30 });
  fc.assert(
    fc.property(dayInMonth, fc.integer({ min: 0, max: 3999 }), prose, prose, (born, running, before, after) => {
      const iso = born.toISOString();
      const number = `${iso.slice(8, 10)}${iso.slice(5, 7)}${iso.slice(2, 4)}-${String(running).padStart(4, "0")}`;
      expect(findCpr(`${before} ${number} ${after}`)).toHaveLength(1);
    }),
  );
});

test("a long text of digits and spaces is read in one go", () => {
  expect(findCpr("1 ".repeat(50_000))).toEqual([]);
});

test("the first number of a text is found wherever it stands, as all are, and what stands close behind it", () => {
  for (const number of [
    "010190-1234",
    "0 1 0 1 9 0 1 2 3 4",
    `0101\u200b90${" ".repeat(20)}1234`,
    "cpr 01 01 90 12 34",
  ])
    for (const before of [0, 1, 4_085, 4_090, 4_096, 4_100, 8_192, 20_000]) {
      const text = `${"ord ".repeat(before).slice(0, before)} ${number}, ${number} og ${"mere ".repeat(2_000)}${number}`;
      const all = findCpr(text);
      expect(firstCpr(text).slice(0, 2), `${before} ${number}`).toEqual(all.slice(0, 2));
    }
  for (const text of ["", "ord ".repeat(5_000), "faktura 1234567890, ".repeat(1_000)])
    expect(firstCpr(text)).toEqual([]);
});

test("a text of numbers throughout is not searched to its end", () => {
  expect(firstCpr("010190-1234 ".repeat(50_000)).length).toBeLessThan(1_000);
});
