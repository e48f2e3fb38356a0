import { describe, expect, test } from "vitest";
import { partRule } from "./is-part-of.ts";

/** Words that stand in the published text by themselves, as the rule's reader knows them. */
const published = new Set(["festival", "kongres", "håndbold", "kul", "tran", "rap", "del", "kom", "pro"]);
const rule = partRule();
const asked = (word: string, part: string, written = part) => ({
  ...{ word, part, written, isWord: (text: string) => published.has(text) },
});

describe("the head of a compound", () => {
  test.each([
    // By a usual first part, with and without what joins it.
    ...["bustur", "togtur", "skitur", "studietur", "cykeltur", "landstur"].map((word) => [word, "tur"]),
    ...["rådhus", "kulturhus", "sygehus", "forsamlingshus"].map((word) => [word, "hus"]),
    ...["byråd", "regionsråd", "ungdomsråd", "ældreråd", "borgerråd"].map((word) => [word, "råd"]),
    // By an ending that joins.
    ["udlandsrejs", "rejs"],
    ["delegationsrejs", "rejs"],
    ["grupperejs", "rejs"],
    ["uddannelsestal", "tal"],
    ["borgmestermød", "mød"],
    // By being a word by itself.
    ["festivaltur", "tur"],
    ["delmål", "mål"],
    ["håndboldsport", "sport"],
    // By its length.
    ["kanalrejs", "rejs"],
    ["gymnasiekonferenc", "konferenc"],
    // What only lengthens a word is a first part of longer ones.
    ["udrejs", "rejs"],
    ["overborgmest", "borgmest"],
    ["naturtur", "tur"],
    ["søtransport", "transport"],
    ["bykultur", "kultur"],
    // By the length of the head, whatever stands before it.
    ...["slutregnskab", "merudgift", "webkonferenc", "samarbejd", "genbesøg", "taxatransport"].map((word) => [
      word,
      /(?:regnskab|udgift|konferenc|arbejd|besøg|transport)$/.exec(word)?.[0] ?? "",
    ]),
    ...["højskol", "friskol", "realskol", "kostskol"].map((word) => [word, "skol"]),
    ...["udflugtstur", "fredagstur"].map((word) => [word, "tur"]),
    ["rødvin", "vin"],
    ["værtsgav", "gav"],
  ])("%s is of %s", (word, part) => {
    expect(rule.isHeadOf(asked(word, part))).toBe(true);
  });

  test.each([
    ...["struktur", "infrastruktur", "arkitektur", "agentur", "miljøagentur", "signatur", "litteratur"].map((word) => [
      word,
      "tur",
    ]),
    ...["kultur", "natur", "bykultur", "temperatur"].map((word) => [word, "tur"]),
    ...["transport", "persontransport"].map((word) => [word, "sport"]),
    ...["rapport", "årsrapport", "transport", "vintersport", "import"].map((word) => [word, "port"]),
    ...["platform", "uniform", "kommunalreform"].map((word) => [word, "form"]),
    ...["fundamental", "monumental", "hospital", "antal", "udtal", "aftal", "total"].map((word) => [word, "tal"]),
    ["kommission", "mission"],
    ["program", "gram"],
    ["kompas", "pas"],
    ["protest", "test"],
    ["procent", "cent"],
    ["agent", "gent"],
    ["intelligent", "gent"],
    ["deltag", "tag"],
    ["formål", "mål"],
    ["områd", "råd"],
    ["evaluering", "ring"],
    ["sundhed", "hed"],
    ["venskab", "skab"],
    ["virksom", "som"],
    ["signatur", "natur"],
    ["værtsforældr", "ældr"],
    ["julefrokost", "kost"],
    ["skattebetal", "tal"],
    ["förderung", "ung"],
    ["indehold", "hold"],
    ["klimaspørgsmål", "mål"],
    ["forældreråd", "ældreråd"],
    ["begrænsning", "grænsning"],
    ["ubegræns", "græns"],
    ["sagsbehandl", "handl"],
    ["afstand", "stand"],
    ["bemanding", "manding"],
    ["udveksled", "led"],
    ["budgetforslag", "lag"],
    ["togpassager", "sag"],
    ["psykologi", "logi"],
    ["planlæg", "læg"],
    ["frederikssund", "sund"],
  ])("%s is not of %s", (word, part) => {
    expect(rule.isHeadOf(asked(word, part))).toBe(false);
  });
});

test("a word that goes on is judged whole, and a stem by what it was", () => {
  const goesOn = (goesOn: string, part: string) =>
    rule.isHeadOf({ ...asked(goesOn.slice(0, goesOn.indexOf(part) + part.length), part), goesOn });
  for (const [word, part] of [
    ["udvalgsformand", "form"],
    ["borgerportal", "port"],
    ["byturisme", "tur"],
    ["togstation", "stat"],
  ] as const)
    expect(goesOn(word, part), word).toBe(false);
  expect(goesOn("flybillet", "bil")).toBe(false);
  expect(goesOn("busturene", "tur")).toBe(true);
  expect(rule.isFirstOf(asked("busines", "bus"))).toBe(false);
});

describe("the first part of a compound", () => {
  test.each([
    ["rejsekort", "rejs", "rejse"],
    ["sommerskol", "som", "sommer"],
    ["havvind", "hav", "haven"],
    ["havneby", "havn", "havnen"],
    ["madspild", "mad", "mad"],
    ["formandskab", "formand", "formand"],
    ["venskabsby", "ven", "ven"],
    ["vandrensning", "vand", "vand"],
    ["havnatur", "hav", "hav"],
    ["vindyrkning", "vin", "vin"],
    ["flytur", "fly", "fly"],
    ["flybil", "fly", "fly"],
    ["billej", "bil", "bil"],
  ])("%s begins with %s, as %s asks for", (word, part, written) => {
    expect(rule.isFirstOf(asked(word, part, written))).toBe(true);
  });

  test.each([
    ["havneby", "hav", "haven"],
    ["skoleled", "sko", "sko"],
    ["partnerskab", "par", "par"],
    ["formandskab", "form", "form"],
    ["naturpark", "nat", "nat"],
    ["delegation", "del", "del"],
    ["rejser", "rejs", "rejse"],
    ["vandretur", "vand", "vand"],
    ["vindenergi", "vin", "vin"],
    ["gentag", "gent", "gent"],
    ["individuel", "indi", "indien"],
  ])("%s does not begin with %s, as %s asks for", (word, part, written) => {
    expect(rule.isFirstOf(asked(word, part, written))).toBe(false);
  });
});

test("the rule holds of words that are spelt without their own letters", () => {
  const folded = partRule((text) => text.replaceAll("å", "aa").replaceAll("ø", "oe").replaceAll("æ", "ae"));
  expect(folded.isHeadOf(asked("raadhus", "hus"))).toBe(true);
  expect(folded.isHeadOf(asked("byraad", "raad"))).toBe(true);
  expect(folded.isHeadOf(asked("aarsrapport", "port"))).toBe(false);
  expect(folded.isHeadOf(asked("sektoromraad", "raad"))).toBe(false);
});
