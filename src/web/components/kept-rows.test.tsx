import { expect, test } from "vitest";
import type { Lang } from "../../platform/index.ts";
import { DataTable } from "./data-table.tsx";
import { KeptRows } from "./kept-rows.ts";
import { InLanguage } from "./language.tsx";
import { renderPart } from "./render.ts";

interface Line {
  readonly name: string;
  readonly spent: bigint | null;
}

const lines: readonly Line[] = [
  { name: "Toronto & omegn", spent: 6629200n },
  { name: "Brandenburg", spent: null },
];

function written(rows: readonly Line[], { lang = "da", head = "Regnskab", kept }: Asked = {}): string {
  return renderPart(
    <InLanguage lang={lang}>
      <DataTable
        caption="Rejser"
        rows={rows}
        rowKey={(line) => line.name}
        columns={[
          { kind: "text", key: "name", head: "Rejse", cell: (line) => <b>{line.name}</b> },
          { kind: "amount", key: "spent", head, value: (line) => line.spent },
        ]}
        {...(kept ? { kept } : {})}
      />
    </InLanguage>,
  );
}

interface Asked {
  readonly lang?: Lang;
  readonly head?: string;
  readonly kept?: KeptRows;
}

test("a kept row never shows anything but what its row says now", () => {
  const kept = new KeptRows(100);
  const asked: readonly [readonly Line[], Asked][] = [
    [lines, {}],
    [lines, { lang: "en" }],
    [lines, { head: "Budget" }],
    // One cell with øre, and the column's other cells are written with them.
    [[...lines, { name: "Wuxi", spent: 50n }], {}],
    [[{ name: "Toronto & omegn", spent: 100n }], {}],
  ];
  for (const [rows, how] of [...asked, ...asked]) expect(written(rows, { ...how, kept })).toBe(written(rows, how));
});

test("rows are rendered once while they are kept, the one unused longest going first", () => {
  const kept = new KeptRows(2);
  const made: string[] = [];
  const take = (name: string) =>
    kept.cells("", { name }, () => {
      made.push(name);
      return `<td>${name}</td>`;
    });
  for (const name of ["a", "b", "a", "c", "a", "b"]) expect(take(name)).toBe(`<td>${name}</td>`);
  expect(made).toEqual(["a", "b", "c", "b"]);
});
