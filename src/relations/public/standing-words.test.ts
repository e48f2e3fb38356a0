import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { partnersOf } from "../demo-partners.ts";
import type { Partnership } from "../partner.ts";
import { standingWords } from "./standing-words.ts";

const languages = ["da", "en", "de"] as const;
const told = (one: Partnership) =>
  languages.map((lang) => {
    const { known, unknown } = standingWords(one, lang, day("2026-11-02"));
    return [known, unknown].filter(Boolean).join(" ").replaceAll("\u00a0", " ");
  });
const ballerup = partnersOf("ballerup").flatMap(({ id, partnerships }) =>
  partnerships.map((one) => ({ id, one, words: told(one) })),
);

test("no source of Ballerup's says when a partnership began or ended, and no page says so for it", () => {
  expect(ballerup.length).toBe(7);
  for (const { one, words } of ballerup) {
    expect(one.named).toBeDefined();
    expect(words.join(" ")).not.toMatch(/siden|since|seit | til | to \d| bis /);
    for (const [at, said] of ["ikke oplyst", "not stated", "nicht angegeben"].entries())
      expect(words[at]).toContain(said);
  }
});

test("the day or month a source names a partner stands as that", () => {
  const of = (id: string) => ballerup.filter((one) => one.id === id).map(({ words }) => words);
  expect(of("east-kilbride-south-lanarkshire")).toEqual([
    [
      "Aktiv, fast samarbejde. Nævnt 11. juni 2024. Hvornår det begyndte: ikke oplyst.",
      "Active, lasting cooperation. Named on 11 June 2024. When it began: not stated.",
      "Aktiv, feste Zusammenarbeit. Genannt am 11. Juni 2024. Beginn: nicht angegeben.",
    ],
  ]);
  expect(of("wuxi").map(([danish]) => danish)).toEqual([
    "Aktiv, aftale. Nævnt i november 2016. Hvornår det begyndte og sluttede: ikke oplyst.",
    "Uafklaret, kun nævnt. Hvornår det begyndte: ikke oplyst.",
  ]);
});

test("a partnership with days of its own is told by them; what is only named has none, as it was published before", () => {
  const source = { text: "prøve" };
  const fixed = { status: "active", form: "fixed", from: day("1998-05-09"), source, verified: true } as const;
  expect(told(fixed)[0]).toBe("Aktiv siden 9. maj 1998, fast samarbejde.");
  expect(told({ ...fixed, to: day("2020-01-01") })[1]).toBe(
    "Active 9 May 1998 to 1 January 2020, lasting cooperation.",
  );
  expect(told({ ...fixed, status: "unknown", form: "named" })[0]).not.toContain("1998");
});

test("what begins later is told to begin, not to have lasted since", () => {
  const begins = {
    status: "active",
    form: "agreement",
    from: day("2027-01-01"),
    source: { text: "x" },
    verified: false,
  };
  expect(told(begins as Partnership)).toEqual([
    "Begynder 1. januar 2027, aftale.",
    "Begins 1 January 2027, agreement.",
    "Beginnt am 1. Januar 2027, Vereinbarung.",
  ]);
});

test("what a source prints for a day stands as it prints it", () => {
  const from = day("2026-11-02");
  const begun = { status: "active", form: "agreement", from, source: { text: "x" }, verified: false } as const;
  expect(told({ ...begun, printed: "maj 1995" })).toEqual([
    "Aktiv siden maj 1995, aftale.",
    "Active since maj 1995, agreement.",
    "Aktiv seit maj 1995, Vereinbarung.",
  ]);
  expect(told({ ...begun, status: "unknown", form: "named", named: null, printed: "ophørt 2012" })).toEqual([
    "Uafklaret. Om begyndelsen skriver kilden »ophørt 2012«.",
    "Unsettled. Of its beginning the source writes ‘ophørt 2012’.",
    "Ungeklärt. Zum Beginn schreibt die Quelle „ophørt 2012“.",
  ]);
});
