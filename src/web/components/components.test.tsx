import { describe, expect, test } from "vitest";
import { type DateOn, day, dividedBy } from "../../kernel/index.ts";
import { type Column, footOf, sumsOf, uncounted } from "./data-table.columns.ts";
import { DataTable } from "./data-table.tsx";
import { horizonLayout } from "./horizon-layout.ts";
import { Programme } from "./programme.tsx";
import { renderPart } from "./render.ts";
import type { TimelineEntry } from "./timeline.tsx";
import { axisOf, placedOn } from "./timeline-layout.ts";

interface Line {
  readonly name: string;
  readonly spent: bigint | null;
}

const columns: readonly [Column<Line>, ...Column<Line>[]] = [
  { kind: "text", key: "name", head: "Art", cell: (line) => line.name },
  { kind: "amount", key: "spent", head: "Regnskab", value: (line) => line.spent, foot: "sum", strong: true },
  {
    kind: "amount",
    key: "each",
    head: "Pr. person",
    value: (line) => (line.spent === null ? null : dividedBy(line.spent, 9)),
    foot: (sums) => (sums.spent ? dividedBy(sums.spent, 9) : null),
  },
];
const lines: Line[] = [
  { name: "Transport", spent: 6629200n },
  { name: "Forplejning", spent: 2588100n },
  { name: "Overnatning", spent: 6820000n },
  { name: "Andet", spent: 564000n },
];
const table = (rows: readonly Line[]) =>
  renderPart(<DataTable caption="Regnskab" columns={columns} rows={rows} rowKey={(line) => line.name} total />);

describe("a table", () => {
  test("foots by construction, an average worked out of the sum and not of the lines", () => {
    expect(footOf(columns, sumsOf(columns, lines))).toEqual({ spent: 16601300n, each: 1844589n });
    expect(table(lines)).toContain('<span class="sum">166.013</span>');
    expect(table(lines)).toContain("18.445,89");
  });
  test("shows øre in a whole column as soon as one cell has them", () => {
    const html = table([...lines, { name: "Gebyr", spent: 50n }]);
    expect(html).toContain("66.292,00");
    expect(html).toContain("166.013,50");
    expect(html).not.toContain("66.292<");
  });
  test("leaves an unknown figure out of the sum and says so", () => {
    const rows = [...lines, { name: "Ukendt", spent: null }];
    expect(uncounted(columns, rows)).toEqual([{ head: "Regnskab", count: 1 }]);
    expect(table(rows)).toContain("Regnskab: 1 post uden tal er ikke talt med i summen.");
    expect(table(rows)).toContain("ikke oplyst");
    expect(sumsOf(columns, [{ name: "Ukendt", spent: null }])).toEqual({ spent: null, each: null });
  });
  test("names no sum where a row holds an unknown figure that counts, nor what is worked out of it", () => {
    const rows = [...lines, { name: "Ukendt", spent: null }];
    const open = columns.map((one) =>
      one.key === "spent" ? { ...one, open: (row: Line) => row.spent === null } : one,
    );
    expect(sumsOf(open, rows).spent).toBeNull();
    expect(uncounted(open, rows)).toEqual([]);
  });
  test("without rows has no sum", () => {
    expect(table([])).not.toContain("<tfoot");
    expect(table([])).toContain("Her er ikke noget endnu");
  });
});

describe("a timeline", () => {
  const entry = (on: DateOn, label = "Brandenburg an der Havel"): TimelineEntry => ({
    on,
    label,
    direction: "out",
    knowledge: "final",
  });
  test("spans the entries' months and shows today only inside them", () => {
    const axis = axisOf([day("2024-03-01"), day("2026-09-15")], day("2026-05-06"));
    expect([axis.firstYear, axis.lastYear]).toEqual(["2024", "2026"]);
    expect(axis.ticks.map((tick) => tick.label?.on ?? null)).toEqual(["2024-03-01", "2025-01-01", "2026-01-01"]);
    expect(axis.today).toBeGreaterThan(0);
    expect(axisOf([day("2024-03-01")], day("2026-05-06")).today).toBeNull();
  });
  test("tells a short span by quarters, from the first entry's to the last one's", () => {
    const axis = axisOf([day("2025-08-10"), day("2026-08-02")], day("2026-11-26"));
    expect(axis.ticks.map((tick) => tick.label?.on).slice(1)).toEqual([
      "2025-10-01",
      "2026-01-01",
      "2026-04-01",
      "2026-07-01",
    ]);
    expect(axis.today).toBeNull();
    expect(axis.at(day("2026-08-02"))).toBeGreaterThan(700);
  });
  test("lays no label over another and draws no stem through one", () => {
    const days = ["2024-01-10", "2024-02-01", "2024-02-20", "2024-04-01", "2024-08-01", "2024-12-30"].map(day);
    const { placed, lanes } = placedOn(
      axisOf(days, day("2024-06-01")),
      days.map((on) => entry(on)),
      "out",
    );
    expect(placed).toHaveLength(6);
    expect(lanes).toBeGreaterThan(1);
    for (const a of placed) {
      for (const b of placed.filter((other) => other !== a)) {
        if (a.lane === b.lane) expect(a.to < b.from || a.from > b.to).toBe(true);
        if (a.lane < b.lane) expect(b.x < a.from || b.x > a.to).toBe(true);
      }
    }
  });
  test("draws no stem through the labels that stand before their discs at the end", () => {
    const days = ["2026-06-08", "2026-11-02", "2026-11-09", "2026-11-25", "2026-12-07", "2026-12-14", "2026-12-28"];
    const names = ["Kiel", "Visby", "Lund", "Tampere", "Sankt Alba an der Lohe (opdigtet)", "Gent", "Lissabon"];
    const entries = days.map((on, at) => entry(day(on), names[at]));
    const { placed } = placedOn(axisOf(days.map(day), day("2026-11-26")), entries, "out");
    expect(placed.some((one) => one.before)).toBe(true);
    for (const a of placed) {
      for (const b of placed.filter((other) => other !== a)) {
        if (a.lane === b.lane) expect(a.to < b.from || a.from > b.to).toBe(true);
        if (a.lane < b.lane) expect(b.x < a.from || b.x > a.to).toBe(true);
      }
    }
  });
  test("keeps directions apart and cuts long labels", () => {
    const entries = [
      entry(day("2024-01-10"), "x".repeat(80)),
      { ...entry(day("2024-01-10")), direction: "in" as const },
    ];
    const { placed } = placedOn(axisOf([day("2024-01-10")], day("2024-01-10")), entries, "out");
    expect(placed.map((one) => one.label)).toEqual([`${"x".repeat(35)}…`]);
  });
});

test("the horizon names what there is room for and keeps a tick for the rest", () => {
  const places = [40, 370, 760, 1030, 6240].map((km) => ({ name: `Sted ${km}`, km }));
  const marks = horizonLayout(places, 358, 82, (place) => `${place.km} km`);
  expect(marks.map((mark) => mark.x)).toEqual([...marks.map((mark) => mark.x)].sort((a, b) => a - b));
  expect(marks.some((mark) => mark.side === "silent")).toBe(true);
  expect(horizonLayout(places, 1104, 138, () => "").every((mark) => mark.side !== "silent")).toBe(true);
});

test("a night of a programme says that it does not count, and names no class", () => {
  const slot = { from: "22:00", to: "07:00", title: "Hotel", purposeClass: "municipal" } as const;
  const shown = (more: object) =>
    renderPart(<Programme days={[{ on: day("2026-09-02"), slots: [{ ...slot, ...more }] }]} />);
  expect(shown({})).toContain("Fagligt");
  expect(shown({ lodging: true })).toContain("Tæller ikke i timerne");
  expect(shown({ lodging: true })).not.toContain("Fagligt");
});
