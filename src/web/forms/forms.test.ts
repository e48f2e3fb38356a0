import { describe, expect, test } from "vitest";
import { fault, Invalid } from "../../kernel/index.ts";
import { catalogue } from "../../platform/index.ts";
import { fieldsOf, formErrors } from "./form-errors.ts";
import { readForm, rowsAt, textAt, textsAt } from "./form-tree.ts";
import { matchRows } from "./match-rows.ts";
import { openedIn, openedText } from "./opened-form.ts";
import { dateTyped, readDate } from "./read-date.ts";
import { readCount, readTime } from "./read-time.ts";
import { rowAction } from "./row-action.ts";

describe("readForm", () => {
  test("nests names, keeps order of rows, lists what is sent twice", () => {
    const form = readForm({
      title: " Ås\r\nog <b>",
      "stops.1.place": "Oslo",
      "stops.0.place": "Malmø",
      goals: ["3", "4"],
      "a.b": "",
    });
    expect(form).toEqual({
      title: " Ås\nog <b>",
      stops: [{ place: "Malmø" }, { place: "Oslo" }],
      goals: ["3", "4"],
      a: { b: "" },
    });
    expect(textAt(form, "title")).toBe("Ås\nog <b>");
    expect(textAt(form, "stops.1.place")).toBe("Oslo");
    expect(textAt(form, "stops")).toBe("");
    expect(textAt(form, "toString")).toBe("");
    expect(textsAt(form, "goals")).toEqual(["3", "4"]);
    expect(textsAt(form, "title")).toHaveLength(1);
    expect(rowsAt(form, "stops")).toHaveLength(2);
    expect(rowsAt(form, "title")).toEqual([]);
  });

  test.each([
    { "a.b.c.d.e": "1" },
    { "a.501": "1" },
    { "a.007": "1" },
    { "__proto__.x": "1" },
    { "a.constructor": "1" },
    { a: "1", "a.b": "2" },
    { "a.0": "1", "a.b": "2" },
    { "0": "1" },
    { "": "1" },
    { "a..b": "1" },
    { a: { b: "1" } },
  ])("refuses what no form of ours sends: %j", (body) => {
    expect(() => readForm(JSON.parse(JSON.stringify(body)))).toThrow(Invalid);
  });

  test("leaves the prototype alone", () => {
    expect(() => readForm(JSON.parse('{"__proto__":"1"}'))).toThrow(Invalid);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("rows without a script", () => {
  const form = readForm({ "stops.0.place": "a", "stops.1.place": "b" });
  test("are added and removed by the button that sent the form", () => {
    expect(rowAction(form)).toBeNull();
    expect(rowsAt(rowAction({ ...form, do: "add:stops" }) ?? {}, "stops")).toHaveLength(3);
    expect(rowsAt(rowAction({ ...form, do: "remove:stops.0" }) ?? {}, "stops")).toEqual([{ place: "b" }]);
    expect(rowsAt(rowAction({ ...form, do: "remove:stops.9" }) ?? {}, "stops")).toHaveLength(2);
    expect(rowAction({ ...form, do: "submit" })).toBeNull();
  });
  test("never grow beyond what a form may hold", () => {
    const many = { stops: Array.from({ length: 500 }, () => ({})), do: "add:stops" };
    expect(rowsAt(rowAction(many) ?? {}, "stops")).toHaveLength(500);
  });
});

describe("what people type", () => {
  test.each([
    "6.5.2026",
    "06.05.2026",
    "6/5-2026",
    "6-5-26",
    "6. maj 2026",
    "6 May 2026",
    "6. Mai 2026",
    "2026-05-06",
    " 6.5.26 ",
  ])("%s", (typed) => {
    expect(readDate(typed)).toBe("2026-05-06");
  });
  test.each(["31.2.2026", "i morgen", "", "6.maj", "5.2026", "6. xyz 2026"])("is not a day: %s", (typed) => {
    expect(readDate(typed)).toEqual(fault("date-unreadable", { typed }));
  });
  test.each([
    "onsdag den 6. maj 2026",
    "Onsdag 6.5.2026",
    "den 6. maj 2026",
    "Wednesday, 6 May 2026",
    "Wednesday the 6 May 2026",
    "Mittwoch, den 6. Mai 2026",
    "Mittwoch, 6. Mai 2026",
    "onsdag d. 6. maj 2026",
    "d. 6. maj 2026",
    "d.6.5.2026",
    "ons. 6.5.2026",
    "ons d. 6/5-2026",
    "onsd. d.6. maj 2026",
    "Wed, 6 May 2026",
    "Wed., 6 May 2026",
    "Mi., 6. Mai 2026",
    "Mi 6.5.2026",
  ])("is read with its weekday: %s", (typed) => expect(readDate(typed)).toBe("2026-05-06"));
  test("a weekday that the day does not fall on is asked about", () => {
    expect(readDate("torsdag den 6. maj 2026")).toEqual(fault("weekday-differs", { typed: "torsdag den 6. maj 2026" }));
    for (const typed of ["tors. d. 6. maj 2026", "tor 6.5.2026", "Do. 6.5.2026", "Thurs 6 May 2026"])
      expect(readDate(typed)).toEqual(fault("weekday-differs", { typed }));
    for (const typed of ["on 6.5.2026", "d", "d.", "ons.", "onsdags 6.5.2026", "o. 6.5.2026"])
      expect(readDate(typed)).toEqual(fault("date-unreadable", { typed }));
    expect(readDate("onsdag")).toEqual(fault("date-unreadable", { typed: "onsdag" }));
  });
  test("stands in the field as it is typed", () => {
    expect(dateTyped("2026-05-06")).toBe("6.5.2026");
    expect(dateTyped("i morgen")).toBe("i morgen");
  });
  test("times and counts", () => {
    expect(["9", "9.30", "09:30", "kl. 9.30", "0930"].map(readTime)).toEqual([
      "09:00",
      "09:30",
      "09:30",
      "09:30",
      "09:30",
    ]);
    expect(["24.00", "9.60", "x", ""].map((typed) => readTime(typed))).toEqual(
      ["24.00", "9.60", "x", ""].map((typed) => fault("time-unreadable", { typed })),
    );
    expect(["0", "1.200", "12"].map(readCount)).toEqual([0, 1200, 12]);
    expect(readCount("1,5")).toEqual(fault("number-unreadable", { typed: "1,5" }));
  });
});

describe("faults in words", () => {
  const texts = catalogue({
    da: { "fault.title-missing": "Skriv en titel." },
    en: { "fault.title-missing": "Write a title." },
    de: { "fault.title-missing": "Titel fehlt." },
  });
  const errors = formErrors(
    "da",
    [
      fault("title-missing", {}, "title"),
      fault("date-unreadable", { typed: "x" }, "stops.0.from"),
      fault("title-missing"),
    ],
    texts,
  );
  test("stand in a summary that links to the fields, and beside them", () => {
    expect(errors.summary.map((one) => one.href)).toEqual(["#f-title", "#f-stops-0-from", null]);
    expect(errors.at("stops.0.from")).toBe("»x« er ikke en dato, vi kan læse. Skriv for eksempel 6.5.2026.");
    expect(fieldsOf({ title: "" }, errors).field("title")).toEqual({
      name: "title",
      value: "",
      error: "Skriv en titel.",
    });
  });
  test("a fault that has no words costs nobody what they typed: it says its code", () => {
    expect(formErrors("da", [fault("unheard-of")], texts).summary[0]?.text).toContain("unheard-of");
  });
});

test("where several rows lack the same, the summary says it once, and of which; beside its field it is said as it is", () => {
  const rows = [
    fault("required", {}, "lines.0.amount"),
    fault("required", {}, "lines.8.amount"),
    fault("required", {}, "lines.8.amount"),
    fault("required", {}, "lines.1.label"),
    fault("required", {}, "title"),
  ];
  const errors = formErrors("da", rows);
  const [first, second, whole] = errors.summary.map((one) => one.text);
  expect([first, second]).toEqual([`Nr. 1 og 9: ${whole}`, `Nr. 2: ${whole}`]);
  expect(errors.summary.map((one) => one.href)).toEqual(["#f-lines-0-amount", "#f-lines-1-label", "#f-title"]);
  expect(errors.at("lines.8.amount")).toBe(whole);
  expect(formErrors("da", rows.slice(2, 3)).summary[0]?.text).toBe(whole);
});

describe("what a form was opened with", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ title: String(at) }));

  test("is read up to as many rows as a form can be sent with", () => {
    expect(openedIn(openedText({ programme: rows(501) }))).toEqual({ programme: rows(501) });
    expect(openedIn(openedText({ programme: rows(502) }))).toBe(null);
    expect(openedIn(openedText({ a: { b: { c: rows(502) } } }))).toBe(null);
    expect(openedIn(openedText({ goals: Array(502).fill("a") }))).toBe(null);
    expect(openedIn(openedText(Object.fromEntries(rows(201).map(({ title }) => [`a${title}`, ""]))))).toBe(null);
    for (const text of ["", "{", "[]", "1", "null", '{"a":1}', "[".repeat(100_000)]) expect(openedIn(text)).toBe(null);
  });

  test("is held against the rows that came by reading each once, however many there are", () => {
    let reads = 0;
    const counted = (text: string) => ({
      get title() {
        reads += 1;
        return text;
      },
    });
    const [before, after] = ["før", "efter"].map((word) => rows(200).map(({ title }) => counted(`${word} ${title}`)));
    expect(matchRows(before ?? [], after ?? [], ["title"]).added).toHaveLength(200);
    expect(reads).toBe(400);
  });
});
