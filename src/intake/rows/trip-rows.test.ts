import { expect, it } from "vitest";
import { fileOf } from "../file-source.ts";
import { runImport } from "../import-run.ts";
import { MapTarget } from "../map-target.fixture.ts";
import { mappingOf, ports } from "../shared.fixture.ts";
import { type TripRow, trips } from "./trip-rows.ts";

const columns = {
  reference: "nr",
  startOn: "fra",
  endOn: "til",
  title: "titel",
  country: "land",
  elected: "valgte",
  total: "i alt",
  statedTotal: "trykt",
};

async function tripsFrom(rows: readonly string[], more: object = {}) {
  const target = new MapTarget<TripRow>();
  const text = `nr;fra;til;titel;land;valgte;i alt;trykt;fly\n${rows.join("\n")}\n`;
  const mapping = mappingOf(trips, {
    fields: columns,
    lines: { transport: ["fly"] },
    constants: { currency: "DKK" },
    format: { delimiter: ";" },
    ...more,
  });
  const source = fileOf("rejser.csv", Buffer.from(text));
  const answer = await runImport({ source, dataset: trips, mapping, target, ports });
  return { answer, codes: answer.findings.map(({ row, code }) => [row, code]), kept: [...target.kept.values()] };
}

it("holds a trip that ends before it starts, or lies before 1950 or more than five years ahead; length never", async () => {
  const { answer, codes } = await tripsFrom([
    "1;10.05.2026;09.05.2026;;;;;;",
    "2;31.12.1949;01.01.1950;;;;;;",
    "3;23.11.2031;23.11.2031;;;;;;",
    "4;23.11.2031;24.11.2031;;;;;;",
    "5;01.01.1950;23.11.2031;;;;;;",
  ]);
  expect(codes).toEqual([
    [1, "ends-before-start"],
    [2, "date-implausible"],
    [4, "date-implausible"],
  ]);
  expect(answer).toMatchObject({ rows: 5, added: 2, held: 3 });
  expect(answer.totals).toEqual({});
  expect(answer.findings[0]?.message.replaceAll(/\s/gu, " ")).toBe(
    "Rejsen slutter 9. maj 2026, før den begynder 10. maj 2026. Ret en af datoerne.",
  );
  // The words are ours, `printed` is the file's.
  expect(answer.findings.map(({ printed }) => printed)).toEqual(["09.05.2026", "31.12.1949", "24.11.2031"]);
});

it("lets in and flags totals that differ, unknown countries, unreadable counts and codes", async () => {
  const { answer, codes, kept } = await tripsFrom([
    "1;09.05.2026;10.05.2026;a;Atlantis;seks;10,00;10,00;9,99",
    "2;09.05.2026;10.05.2026;b;Tyskland;6;10,00;10,01;10,00",
    "3;09.05.2026;10.05.2026;c;DE;6;;10,00;10,00",
  ]);
  expect(codes).toEqual([
    [1, "parts-differ-from-total"],
    [1, "unknown-place"],
    [1, "count-unreadable"],
    [2, "grand-total-differs"],
  ]);
  expect(answer).toMatchObject({
    added: 3,
    held: 0,
    totals: { DKK: "30.00" },
    categories: { transport: { DKK: "29.99" } },
  });
  expect(kept[0]?.item).toMatchObject({ elected: null, asPrinted: { country: "Atlantis", elected: "seks" } });
});

it("keeps text whole, but for signs that no database holds", async () => {
  const { kept, codes } = await tripsFrom(['1;09.05.2026;10.05.2026;"  linje 1\r\n\tlinje\0 2 ";;;;;']);
  expect(kept[0]?.item.title).toBe("linje 1\n\tlinje␀ 2");
  expect(codes).toEqual([[1, "text-altered"]]);
});

it("holds a line or a stated total in another currency than the trip's, also where unreadable amounts come as printed", async () => {
  const rows = [
    "1;09.05.2026;10.05.2026;;;;;;100 EUR",
    "2;09.05.2026;10.05.2026;;;;;€ 90;",
    "3;09.05.2026;10.05.2026;;;;kr. 10,00;10 DKK;10",
  ];
  const { answer, codes } = await tripsFrom(rows, { asPrinted: true });
  expect(codes).toEqual([
    [1, "amount-other-currency"],
    [2, "amount-other-currency"],
  ]);
  expect(answer).toMatchObject({ added: 1, held: 2, totals: { DKK: "10.00" } });
});

it("asks for a currency only where there is an amount", async () => {
  const more = { fields: { ...columns, currency: "land" }, constants: {} };
  const { codes, answer } = await tripsFrom(
    ["1;09.05.2026;10.05.2026;;;;;;", "2;09.05.2026;10.05.2026;;;;5,00;;"],
    more,
  );
  expect(codes).toEqual([[2, "not-a-currency"]]);
  expect(answer.totals).toEqual({ unknown: "5.00" });
});

it("tells of names that cannot be counted where no column says how many, and of none beside a count", async () => {
  const fields = { ...columns, traveller: "titel" };
  const row = (nr: number, names: string, elected = "") => `${nr};09.05.2026;10.05.2026;"${names}";;${elected};;;`;
  const rows = [row(1, "Mette Hansen, Jens Olsen"), row(2, "Mette Hansen og Jens Olsen", "2"), row(3, "-")];
  const { answer, codes, kept } = await tripsFrom([...rows, row(4, "Mette Hansen; Jens Olsen"), row(5, "")], {
    fields,
  });
  expect(codes).toEqual([[1, "names-uncounted"]]);
  expect(answer).toMatchObject({ added: 5, held: 0 });
  expect(answer.findings[0]).not.toHaveProperty("printed");
  expect(kept.map(({ item }) => item.travellers)).toEqual([null, null, undefined, undefined, undefined]);
  const each = { fields, constants: { currency: "DKK", staff: "1" } };
  expect((await tripsFrom([row(1, "Hansen, Mette")], each)).codes).toEqual([]);
});

it("takes a wrapped destination for one, and one a line for several", async () => {
  const fields = { ...columns, destination: "titel" };
  const row = (nr: number, cell: string) => `${nr};09.05.2026;10.05.2026;"${cell}";;;;;`;
  const cells = [
    "Denver,\r\nColorado,\nUSA",
    "Hamburg, \n Tyskland; Lund,\nSverige",
    "Lund\nMalmø",
    "Wien; Rom",
    "Oslo,",
  ];
  const { kept } = await tripsFrom(
    cells.map((cell, at) => row(at + 1, cell)),
    { fields },
  );
  expect(kept.map(({ item }) => item.destinations.map(({ place }) => place))).toEqual([
    ...[
      ["Denver, Colorado, USA"],
      ["Hamburg, Tyskland", "Lund, Sverige"],
      ["Lund", "Malmø"],
      ["Wien", "Rom"],
      ["Oslo,"],
    ],
  ]);
});

it("holds a sum, a heading and a note that would be let in as printed, and no journey of which little is known", async () => {
  const more = { asPrinted: true };
  const { codes, answer } = await tripsFrom(
    ["I alt;;;;;12;10,00;10,00;10,00", "2025;;;;;;;;", "1;;;Havnen;;;5,00;;", "2;;;;Tyskland;;;;", "3;forår;;-;;;;;"],
    more,
  );
  expect(codes).toEqual([
    [1, "nothing-told"],
    [2, "nothing-told"],
  ]);
  expect(answer).toMatchObject({ added: 3, held: 2 });
  expect(answer.findings[0]?.message).toMatch(/^Ud over »I alt« og beløb står der intet/);
  // Where the key is all that a mapping reads beside amounts, it tells nothing of a row.
  const constants = { startOn: "2026-05-09", endOn: "2026-05-10", currency: "DKK" };
  const bare = { fields: { reference: "nr", total: "i alt" }, lines: {}, constants };
  expect((await tripsFrom(["1;;;;;;5,00;;"], bare)).codes).toEqual([]);
});

it("takes a dash and n/a in a text for none", async () => {
  const { kept } = await tripsFrom(["1;09.05.2026;10.05.2026;-;n/a;;;;", "2;09.05.2026;10.05.2026;–;DE;;;;"]);
  expect(kept.map(({ item }) => item.title)).toEqual([null, null]);
  const said = { values: { title: { "-": "Uden titel" } } };
  const translated = await tripsFrom(["1;09.05.2026;10.05.2026;-;;;;;"], said);
  expect(translated.kept.map(({ item }) => item.title)).toEqual(["Uden titel"]);
});

it("reads a column's days as its file's other days show, where its own could be either", async () => {
  const daysOf = async (rows: readonly string[]) =>
    (await tripsFrom(rows)).kept.map(({ item }) => [item.startOn, item.endOn]);
  expect(await daysOf(["1;5/2/2026;5/14/2026;a;;;;;", "2;6/1/2026;6/3/2026;b;;;;;"])).toEqual([
    ["2026-05-02", "2026-05-14"],
    ["2026-06-01", "2026-06-03"],
  ]);
  expect(await daysOf(["1;5/2/2026;14/2/2026;a;;;;;", "2;1/6/2026;3/6/2026;b;;;;;"])).toEqual([
    ["2026-02-05", "2026-02-14"],
    ["2026-06-01", "2026-06-03"],
  ]);
});

it("quotes a row of sums as it is printed where it cannot be read, and never the sum of some of its parts", async () => {
  const more = { totalRow: { titel: "Sum" } };
  const trip = "1;09.05.2026;10.05.2026;a;;;10,00;;10,00";
  const said = async (sums: string) =>
    (await tripsFrom([trip, sums], more)).answer.findings.map(({ code, message }) => [code, message]);
  const differs = (printed: string) => [
    ["grand-total-differs", `Den trykte sum er ${printed}, men der er talt 10,00 sammen.`],
  ];
  expect(await said(";;;Sum;;;ca. 12,00;;7,00")).toEqual(differs("»ca. 12,00«"));
  expect(await said(";;;Sum;;;ca. 12,00;;")).toEqual(differs("»ca. 12,00«"));
  expect(await said(";;;Sum;;;;ca. 12,00;7,00")).toEqual(differs("»ca. 12,00«"));
  expect(await said(";;;Sum;;;;;ca. 7,00")).toEqual([]);
  expect(await said(";;;Sum;;;;;7,00")).toEqual(differs("7,00"));
  expect(await said(";;;Sum;;;12,00;;7,00")).toEqual(differs("12,00"));
  expect(await said(";;;Sum;;;10,00;;7,00")).toEqual([]);
});

it("keeps a source's sum as it is, and says not that it differs where rounding a workbook's amounts is all that parts them", async () => {
  const of = async (row: object) => {
    const target = new MapTarget<TripRow>();
    const dated = { nr: "1", fra: "2024-05-09", til: "2024-05-10", titel: "Cannes", ...row };
    const mapping = mappingOf(trips, {
      fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel", total: "i alt" },
      lines: { transport: ["fly"], lodging: ["hotel"] },
      constants: { currency: "DKK" },
    });
    const source = fileOf("rejser.json", Buffer.from(JSON.stringify([dated])));
    const { findings } = await runImport({ source, dataset: trips, mapping, target, ports });
    const [item] = target.kept.values();
    return [item?.item.total, findings.map(({ code }) => code).filter((code) => code !== "amount-rounded")];
  };
  expect(await of({ fly: 100.335, hotel: 100.335, "i alt": 200.67 })).toEqual([20_067n, []]);
  expect(await of({ fly: 21214.545, hotel: 3069.409695, "i alt": 24283.954695 })).toEqual([2_428_395n, []]);
  expect(await of({ fly: 100.335, hotel: 100.335, "i alt": 200.66 })).toEqual([20_066n, ["parts-differ-from-total"]]);
  expect(await of({ fly: 100.33, hotel: 100.33, "i alt": 200.67 })).toEqual([20_067n, ["parts-differ-from-total"]]);
});
