import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FormTree, FormValue } from "./form-tree.ts";
import { type MergedForm, mergeForms } from "./merge-forms.ts";

const knownBy = { people: ["name"] };
const merge = (base: FormTree, theirs: FormTree, mine: FormTree) => mergeForms({ base, theirs, mine }, knownBy);

describe("fields", () => {
  const base = { title: "Hamborg", purpose: "At se en skole.", on: "2026-05-06" };

  test("what only the other changed is kept, what only I changed is saved, and nobody is asked", () => {
    const found = merge(base, { ...base, title: "Hamborg og Lübeck" }, { ...base, purpose: "At se to skoler." });
    expect(found.values).toEqual({ ...base, title: "Hamborg og Lübeck", purpose: "At se to skoler." });
    expect(found.disagreements).toEqual([]);
    expect(found.brought).toEqual([{ name: "title", before: "Hamborg", now: "Hamborg og Lübeck" }]);
  });

  test("what both changed differently is asked about, with both texts, and mine stands", () => {
    const found = merge(base, { ...base, title: "Kiel" }, { ...base, title: "Lübeck" });
    expect(found.disagreements).toEqual([{ name: "title", theirs: "Kiel", mine: "Lübeck" }]);
    expect(found.values.title).toBe("Lübeck");
  });

  test("a day that is only written otherwise, spaces and the same change are no change of mine", () => {
    const found = merge(base, { ...base, on: "2026-05-07" }, { ...base, on: "6.5.2026", title: " Hamborg " });
    expect([found.values.on, found.disagreements]).toEqual(["2026-05-07", []]);
    expect(merge(base, { ...base, on: "2026-05-07" }, { ...base, on: "7.5.2026" }).disagreements).toEqual([]);
  });

  test("ticks are each by themselves, also one alone, which comes as a text, and none, which does not come", () => {
    expect(merge({ goals: ["a", "b"] }, { goals: ["a", "b", "c"] }, { goals: "b" }).values.goals).toEqual(["b", "c"]);
    expect(merge({ goals: ["a"] }, { goals: ["a", "b"] }, {}).values.goals).toEqual(["b"]);
  });
});

describe("rows", () => {
  const member = (name: string) => ({ name, role: "medlem" });
  const [asta, bo, cai] = [member("Asta"), member("Bo"), member("Cai")];
  const people = (...rows: FormTree[]) => ({ people: rows });

  test("a row is known by its name: one takes out the first, the other changes the second", () => {
    const found = merge(people(asta, bo), people(asta, { ...bo, role: "formand" }), people(bo));
    expect(found.values).toEqual(people({ ...bo, role: "formand" }));
    expect(found.disagreements).toEqual([]);
  });

  test("both add: both rows are there, and the same row once", () => {
    const found = merge(people(asta), people(asta, bo), people(asta, cai));
    expect(found.values.people).toEqual(expect.arrayContaining([asta, bo, cai]));
    expect(merge(people(asta), people(asta, bo), people(asta, bo)).values).toEqual(people(asta, bo));
    const twice = merge(people(), people({ name: "Bo", role: "medlem" }), people({ name: "Bo", role: "formand" }));
    expect(twice.disagreements).toEqual([{ name: "people.0.role", theirs: "medlem", mine: "formand" }]);
  });

  test("a row that one took out and the other changed stands, and is asked about", () => {
    const changed = { ...bo, role: "formand" };
    for (const [theirs, mine] of [
      [people(asta), people(asta, changed)],
      [people(asta, changed), people(asta)],
    ] as const) {
      const found = merge(people(asta, bo), theirs, mine);
      expect(found.values).toEqual(people(asta, changed));
      expect(found.disagreements.map(({ name }) => name)).toEqual(["people.1"]);
    }
  });

  test("another person in the row, and another office in it by the other, are not mixed unseen", () => {
    const swapped = { name: "Dan", role: "medlem" };
    const found = merge(people(bo), people({ ...bo, role: "formand" }), people(swapped));
    expect(found.disagreements).toEqual([
      { name: "people.0.name", theirs: "Bo", mine: "Dan" },
      { name: "people.0.role", theirs: "formand", mine: "medlem" },
    ]);
  });

  test("rows without a name are found by what they have kept, and stand in the order somebody gave them", () => {
    const slot = (title: string, from: string, place: string) => ({ date: "2026-05-06", from, title, place });
    const [school, mayor] = [slot("Skolen", "9.00", "Altona"), slot("Borgmesteren", "13.00", "Rådhuset")];
    const found = merge(
      { slots: [school, mayor] },
      { slots: [mayor, { ...school, from: "14.30" }] },
      { slots: [{ ...school, place: "Eimsbüttel" }, mayor, slot("Havnen", "16.00", "Hafencity")] },
    );
    expect(found.disagreements).toEqual([]);
    expect(found.values.slots).toEqual([
      mayor,
      slot("Havnen", "16.00", "Hafencity"),
      { ...school, from: "14.30", place: "Eimsbüttel" },
    ]);
  });
});

const word = fc.constantFrom("", "a", "b", "c", "d", "e", "f", "g");
const row = fc.record({ name: word, role: word, more: word });
const form = fc.record({
  one: word,
  two: word,
  three: word,
  ticks: fc.uniqueArray(fc.constantFrom("p", "q", "r")),
  people: fc.array(row, { maxLength: 4 }),
  slots: fc.array(row, { maxLength: 4 }),
});

describe("nobody's change is lost", () => {
  test("whatever anybody wrote that was not there before is in the fields, or shown beside them", () => {
    fc.assert(
      fc.property(form, form, form, (base, theirs, mine) => {
        const found = merge(base, theirs, mine);
        for (const [group, at] of placesIn(found)) expect(at, group).toBeGreaterThan(-1);
        for (const field of ["one", "two", "three"] as const) {
          const told = found.disagreements.find(({ name }) => name === field);
          for (const side of [theirs, mine])
            if (side[field] !== base[field] && side[field] !== found.values[field])
              expect([told?.theirs, told?.mine]).toContain(side[field]);
        }
        for (const group of ["people", "slots"] as const) {
          const shown = [
            found.values[group] as FormValue,
            ...found.disagreements.filter((one) => one.name.startsWith(group)).flatMap((one) => [one.theirs, one.mine]),
          ];
          const all = new Set(textsOf(shown));
          const before = new Set(textsOf(base[group]));
          for (const text of [...textsOf(theirs[group]), ...textsOf(mine[group])])
            if (!before.has(text)) expect(all, `${group}: ${text}`).toContain(text);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("who changed nothing stands in nobody's way", () => {
    fc.assert(
      fc.property(form, form, (base, other) => {
        for (const found of [merge(base, other, base), merge(base, base, other)]) {
          expect(found.disagreements).toEqual([]);
          expect({ ...found.values, ticks: null }).toEqual({ ...other, ticks: null });
          // In which order something is ticked says nothing.
          expect(new Set(found.values.ticks as string[])).toEqual(new Set(other.ticks));
        }
        expect(merge(base, base, other).brought).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("each row that only one took out or added is gone or there, whoever it was", () => {
    const all: readonly string[] = ["A", "B", "C", "D", "E", "F"];
    const names = fc.uniqueArray(fc.constantFrom(...all));
    const rows = (of: readonly string[]) => ({ people: of.map((name) => ({ name, role: `r${name}` })) });
    fc.assert(
      fc.property(names, names, names, (base, theirs, mine) => {
        const { values, disagreements } = merge(rows(base), rows(theirs), rows(mine));
        const left = all.filter((one) =>
          base.includes(one) ? theirs.includes(one) && mine.includes(one) : theirs.includes(one) || mine.includes(one),
        );
        expect(disagreements).toEqual([]);
        expect((values.people as FormTree[]).map((one) => one.name).toSorted()).toEqual(left);
      }),
      { numRuns: 1_000 },
    );
  });

  test("it makes no difference to what is asked who was first", () => {
    fc.assert(
      fc.property(form, form, form, (base, theirs, mine) => {
        const turned = merge(base, mine, theirs).disagreements.map((one) => JSON.stringify([one.mine, one.theirs]));
        const asked = merge(base, theirs, mine).disagreements.map((one) => JSON.stringify([one.theirs, one.mine]));
        expect(asked.toSorted()).toEqual(turned.toSorted());
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Where in the merged form each disagreement about a row stands. */
function placesIn({ values, disagreements }: MergedForm): [string, number][] {
  return disagreements.flatMap(({ name }): [string, number][] => {
    const [group = "", at] = name.split(".");
    if (at === undefined) return [];
    return [[name, Number(at) < (values[group] as FormTree[]).length ? Number(at) : -1]];
  });
}

function textsOf(value: FormValue): string[] {
  if (typeof value === "string") return value.split(", ").filter((one) => one !== "");
  return Object.values(value as FormTree).flatMap(textsOf);
}
