import { expect, test } from "vitest";
import type { Lang } from "../../platform/index.ts";
import { DataTable } from "./data-table.tsx";
import { Kept } from "./kept-row.ts";
import { InLanguage, useLang } from "./language.tsx";
import { renderPart } from "./render.ts";

interface Line {
  readonly name: string;
  readonly spent: bigint | null;
}

const lines: readonly Line[] = [
  { name: "Toronto & omegn", spent: 6629200n },
  { name: "Brandenburg", spent: null },
];

interface Asked {
  readonly lang?: Lang;
  readonly head?: string;
  readonly kept?: boolean;
  readonly drawn?: string[];
}

function written(rows: readonly Line[], { lang = "da", head = "Regnskab", kept = false, drawn = [] }: Asked = {}) {
  const name = (line: Line) => {
    drawn.push(line.name);
    return <b>{line.name}</b>;
  };
  return renderPart(
    <InLanguage lang={lang}>
      <DataTable
        caption="Rejser"
        rows={rows}
        rowKey={(line) => line.name}
        columns={[
          { kind: "text", key: "name", head: "Rejse", cell: name },
          { kind: "amount", key: "spent", head, value: (line) => line.spent },
        ]}
        kept={kept}
      />
    </InLanguage>,
  );
}

test("a kept row never shows anything but what its row says now", () => {
  const asked: readonly [readonly Line[], Asked][] = [
    [lines, {}],
    [lines, { lang: "en" }],
    [lines, { head: "Budget" }],
    // One cell with øre, and the column's other cells are written with them.
    [[...lines, { name: "Wuxi", spent: 50n }], {}],
    [[{ name: "Toronto & omegn", spent: 100n }], {}],
  ];
  for (const [rows, how] of [...asked, ...asked])
    expect(written(rows, { ...how, kept: true })).toBe(written(rows, how));
});

test("a row is drawn once for as long as it is the same, and anew when it is another", () => {
  const drawn: string[] = [];
  const rows: readonly Line[] = [
    { name: "Wuxi", spent: 1n },
    { name: "Toronto", spent: 2n },
  ];
  for (const _ of ["once", "again"]) written(rows, { kept: true, drawn });
  expect(drawn).toEqual(["Wuxi", "Toronto"]);
  written([...rows.slice(0, 1), { name: "Toronto", spent: 3n }], { kept: true, drawn });
  expect(drawn).toEqual(["Wuxi", "Toronto", "Toronto"]);
});

test("a part that says the same is written once in each language, by what it says and by its name", () => {
  const said: string[] = [];
  const part = (lang: Lang, by: object, name: string) =>
    renderPart(
      <InLanguage lang={lang}>
        <p>
          <Kept by={by} name={name}>
            {() => {
              said.push(`${lang} ${name}`);
              return <b>{`${useLang()} ${name} & co.`}</b>;
            }}
          </Kept>
        </p>
      </InLanguage>,
    );
  const by = {};
  for (const _ of ["once", "again"]) {
    expect(part("da", by, "a")).toBe("<p><b>da a &amp; co.</b></p>");
    expect(part("en", by, "a")).toBe("<p><b>en a &amp; co.</b></p>");
    expect(part("da", by, "b")).toBe("<p><b>da b &amp; co.</b></p>");
  }
  expect(said).toEqual(["da a", "en a", "da b"]);
  part("da", {}, "a");
  expect(said).toHaveLength(4);
});
