import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { fileAt, fileOf } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { type TripRow, trips } from "./rows/trip-rows.ts";
import { mappingOf, ports, sharedFile, skipWhereAbsent } from "./shared.fixture.ts";

const file = "fixtures/travel-canada/travelq-two-departments.csv";

/** The contract's own mapping. */
const mapping = mappingOf(trips, {
  format: { encoding: "auto", delimiter: "auto", skipLines: 0, decimal: "auto", dates: "auto", sheet: null },
  key: ["ref_number", "owner_org"],
  fields: {
    reference: "ref_number",
    title: "title_en",
    purpose: "purpose_en",
    startOn: "start_date",
    endOn: "end_date",
    destination: "destination_en",
    body: "owner_org_title",
    traveller: "name",
    total: "total",
  },
  lines: {
    transport: ["airfare", "other_transport"],
    lodging: ["lodging"],
    meals: ["meals"],
    other: ["other_expenses"],
  },
  constants: { currency: "CAD", kind: "staff-visit" },
});

function importInto(target: MapTarget<TripRow>, source = fileAt(sharedFile(file)), batchRows = 100) {
  return runImport({ source, dataset: trips, mapping, target, ports, batchRows });
}

describe("the Canadian disclosures", () => {
  skipWhereAbsent(file);
  it("give the contract's answer", async () => {
    const answer = await importInto(new MapTarget());
    expect(answer).toMatchObject({ rows: 531, added: 530, updated: 0, unchanged: 0, held: 1 });
    expect(answer.totals).toEqual({ CAD: "815293.52" });
    expect(Object.keys(answer.categories).sort()).toEqual(["lodging", "meals", "other", "transport"]);
    expect(answer.findings.map(({ row, reference, code }) => ({ row, reference, code }))).toEqual([
      { row: 342, reference: "T-2018-Q3-020", code: "date-implausible" },
      { row: 514, reference: "T-2022-P2-0005", code: "parts-differ-from-total" },
    ]);
    expect(answer.findings[1]?.message).toBe("Posterne giver 1.414,62, men totalen er 1.867,11.");
  });

  it("keep line breaks inside fields, and the held row as it was printed", async () => {
    const target = new MapTarget<TripRow>();
    await importInto(target);
    const kept = [...target.kept.values()];
    expect(kept.some(({ item }) => item.purpose?.includes("\n") || item.destinations.length > 1)).toBe(true);
    const held = kept.filter((row) => row.held);
    expect(held.map((row) => row.row)).toEqual([342]);
    expect(held[0]?.printed()).toContainEqual(["end_date", "2108-11-02"]);
  });

  it("are unchanged the second time, also with other line endings, marks and padding", async () => {
    const target = new MapTarget<TripRow>();
    await importInto(target);
    expect(await importInto(target)).toMatchObject({ added: 0, updated: 0, unchanged: 530, held: 1 });
    const text = await readFile(sharedFile(file), "utf8");
    const windows = `\uFEFF\uFEFF${text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n").replaceAll(",646.17,", ", 646.17 ,")}`;
    const again = await importInto(target, fileOf("windows.csv", Buffer.from(windows)));
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 530, held: 1 });
  });

  it("update the one row that really changed", async () => {
    const target = new MapTarget<TripRow>();
    await importInto(target);
    const text = (await readFile(sharedFile(file), "utf8")).replace("Board members meeting", "Board meeting");
    expect(await importInto(target, fileOf("changed.csv", Buffer.from(text)))).toMatchObject({
      updated: 1,
      unchanged: 529,
    });
  });

  it("complete when they are started again after a break", async () => {
    const target = new MapTarget<TripRow>();
    target.batchesLeft = 3;
    await expect(importInto(target)).rejects.toThrow("killed");
    target.batchesLeft = Number.POSITIVE_INFINITY;
    const answer = await importInto(target);
    expect(answer).toMatchObject({ rows: 531, added: 230, unchanged: 300, held: 1 });
    expect(target.kept.size).toBe(531);
  });
});
