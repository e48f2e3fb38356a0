import { describe, expect, it } from "vitest";
import { fileAt } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { keyOf } from "./key-name.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { type TripRow, trips } from "./rows/trip-rows.ts";
import { mappingOf, ports, sharedFile, skipWhereAbsent } from "./shared.fixture.ts";

const file = "sources/danish-municipal-trips.json";

const mapping = {
  format: { records: "trips" },
  key: ["id"],
  fields: {
    reference: "id",
    body: "body",
    kind: "kind",
    direction: "direction",
    purpose: "purpose",
    destination: "destination",
    country: "country",
    startOn: "start",
    endOn: "end",
    elected: "participants.politicians",
    staff: "participants.staff",
    others: "participants.other",
    currency: "currency",
    statedTotal: "total_stated",
    sourceUrl: "source",
  },
  lines: {
    transport: ["cost_lines.Transport", "cost_lines.Flybilletter", "cost_lines.2 flybilletter"],
    lodging: [
      "cost_lines.Overnatning",
      "cost_lines.Hotel",
      "cost_lines.Indkvartering",
      "cost_lines.Overnatning (3 nætter)",
      "cost_lines.Ekstra overnatning (946,80 x 11)",
    ],
    meals: ["cost_lines.Forplejning", "cost_lines.Forplejning ekskl. drikkevarer", "cost_lines.Middag"],
    "lost-earnings": ["cost_lines.Diæter, fraværsgodtgørelse, 11 pers."],
    other: ["cost_lines.Diverse", "cost_lines.Diverse oplæg, besøg mv."],
  },
  values: {
    kind: { studietur: "committee-trip", studierejse: "committee-trip" },
    direction: { outgoing: "out", incoming: "in" },
  },
};

async function importWith(asPrinted: boolean) {
  const target = new MapTarget<TripRow>();
  const source = fileAt(sharedFile(file));
  const answer = await runImport({
    source,
    dataset: trips,
    mapping: mappingOf(trips, { ...mapping, asPrinted }),
    target,
    ports,
  });
  const trip = (id: string) => [...target.kept].find(([key]) => keyOf(key) === JSON.stringify({ id }))?.[1];
  return { answer, trip };
}

describe("the Danish municipalities' trips", () => {
  skipWhereAbsent(file);
  it("are held where a date is missing or an amount a range", async () => {
    const { answer, trip } = await importWith(false);
    expect(answer.rows).toBe(43);
    expect(answer.added + answer.held).toBe(43);
    expect(trip("BAL-2016-wuxi")).toMatchObject({
      held: true,
      findings: [{ code: "date-missing" }, { code: "date-missing" }],
    });
    expect(trip("KBH-2023-newyork")?.findings.map(({ code, printed }) => [code, printed])).toEqual([
      ["amount-unreadable", "88.000-113.000"],
      ["amount-unreadable", "100.000-? (cut in the source read)"],
    ]);
  });

  it("come in as printed, unknown left unknown", async () => {
    const { answer, trip } = await importWith(true);
    expect(answer).toMatchObject({ rows: 43, added: 43, held: 0 });
    expect(trip("KBH-2023-newyork")?.item.lines).toMatchObject([
      { category: "transport", hundredths: null, amountText: "88.000-113.000" },
      { category: "lodging", hundredths: null },
    ]);
    expect(trip("SON-2012-baoding")?.item).toMatchObject({
      startOn: "2012-04-21",
      endOn: null,
      others: 12,
      elected: null,
    });
    expect(trip("ROD-2019-1")?.item).toMatchObject({
      statedTotal: "115829.62",
      total: null,
      elected: 4,
      direction: "out",
    });
  });

  it("show Toronto's sum and Fredensborg's missing krone", async () => {
    const { answer, trip } = await importWith(true);
    const toronto = trip("BAL-2011-toronto")?.item.lines.map(({ hundredths }) => hundredths ?? 0n) ?? [];
    expect(toronto.reduce((sum, one) => sum + one, 0n)).toBe(16_601_300n);
    expect(answer.findings.filter(({ code }) => code === "parts-differ-from-total")).toMatchObject([
      { reference: "FRE-2015-jylland", message: "Posterne giver 81.253,00, men totalen er 81.252,00." },
    ]);
  });

  it("keep several destinations in order, each with its country", async () => {
    const { trip } = await importWith(true);
    expect(trip("KBH-2005-wien-rom")?.item.destinations).toEqual([
      { place: "Wien", country: "AT" },
      { place: "Rom", country: "IT" },
    ]);
    expect(trip("KBH-2022-zurich-bern")?.item.destinations).toEqual([
      { place: "Zürich", country: "CH" },
      { place: "Bern", country: "CH" },
    ]);
    expect(trip("BAL-2011-toronto")?.item.destinations).toEqual([{ place: "Toronto, Ontario", country: "CA" }]);
  });
});
