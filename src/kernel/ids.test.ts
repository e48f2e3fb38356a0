import { expect, test } from "vitest";
import { idMadeAt, isId, newId } from "./ids.ts";

test("ids are of version 7, tell their time, and never run backwards", () => {
  const ids = Array.from({ length: 10_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const at = Date.now() + 60_000;
  expect(idMadeAt(newId(at))).toBe(at);
});

test("an older clock still gives a later id", () => {
  const first = newId(Date.now() + 120_000);
  expect(newId(Date.now()) > first).toBe(true);
});

test("what is not an id is not taken for one", () => {
  for (const wrong of ["", "1", "0192F000-0000-7000-8000-000000000000", "0192f000-0000-7000-8000-00000000000g"])
    expect(isId(wrong)).toBe(false);
});
