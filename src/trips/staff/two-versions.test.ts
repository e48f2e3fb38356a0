import { expect, test } from "vitest";
import { labelOf } from "./both-versions.tsx";
import { planningForms } from "./planning-forms.ts";
import { detailsTask } from "./tasks/details.task.tsx";
import { programmeTask } from "./tasks/programme.task.tsx";
import { isSameForm, markOf, mergedWith, openedWith } from "./two-versions.ts";

const formOf = (slug: string) => planningForms.find((one) => one.slug === slug) ?? expect.fail(slug);
const slot = {
  date: "2026-05-06",
  from: "9.00",
  to: "",
  title: "Skolen",
  place: "",
  host: "",
  purposeClass: "municipal",
};

test("the mark of a form follows what stands in it", () => {
  expect(markOf({ title: "a" })).toBe(markOf({ title: "a" }));
  expect(markOf({ title: "a" })).not.toBe(markOf({ title: "b" }));
});

test("a form that was opened with an earlier version meets the later one, and each keeps what is his", () => {
  const base = { programme: [{ ...slot, flags: [] }] };
  const theirs = { programme: [{ ...slot, flags: [], title: "Gymnasiet" }] };
  const mine = { programme: [{ ...slot, date: "6.5.2026", place: "Altona" }], do: "save" };
  const found = mergedWith(formOf("program"), openedWith(3, base), theirs, mine);
  expect(found.values.programme).toEqual([
    { ...slot, date: "6.5.2026", title: "Gymnasiet", place: "Altona", flags: [] },
  ]);
  expect(found.disagreements).toEqual([]);
});

test("a form that cannot say what it was opened with saves over nobody", () => {
  for (const base of ["", "{", "[1]", '{"title":1}']) {
    const found = mergedWith(formOf("oplysninger"), { version: "3", base }, { title: "Kiel" }, { title: "Lübeck" });
    expect(found.disagreements).toEqual([{ name: "title", theirs: "Kiel", mine: "Lübeck" }]);
    expect(found.values.title).toBe("Lübeck");
  }
});

test("rows nobody typed in, and a day written otherwise, make no other form of it", () => {
  const blank = { date: "", from: "", to: "", title: "", place: "", host: "", purposeClass: "municipal" };
  const form = formOf("program");
  expect(isSameForm(form, { programme: [slot] }, { programme: [{ ...slot, date: "6.5.2026" }, blank] })).toBe(true);
  expect(isSameForm(form, { programme: [slot] }, { programme: [{ ...slot, title: "Gymnasiet" }] })).toBe(false);
});

test("what is typed in a field of one language makes another form of it, a field left empty does not", () => {
  const form = formOf("oversaettelser");
  const en = { title: "Can users run it?", purpose: "" };
  const typed = { translations: { en: { ...en, purpose: "To see." }, de: { title: "", purpose: "" } } };
  expect(isSameForm(form, { translations: {} }, typed)).toBe(false);
  expect(isSameForm(form, { translations: { en } }, typed)).toBe(false);
  expect(isSameForm(form, { translations: { en } }, { translations: { en: { ...en, holds: "title" } } })).toBe(false);
  expect(isSameForm(form, { translations: { en } }, { translations: "en" })).toBe(false);
  expect(isSameForm(form, { translations: { en } }, { translations: { ...typed.translations, en } })).toBe(true);
});

test("a field is told by its own words, in a row by the row's", () => {
  expect(labelOf("title", detailsTask)).toBe("Overskrift");
  expect(labelOf("programme.1.place", programmeTask)).toBe("Punkt 2: Sted");
  expect(labelOf("programme.0", programmeTask)).toBe("Punkt 1");
});
