import { expect, test } from "vitest";
import { z } from "zod";
import { answerFields, namedSchemas, schemaFields } from "./schema-fields.ts";

const body = z.strictObject({
  about: z.enum(["request", "report"]),
  count: z.int().nullable().default(null),
  day: z.string().transform((text) => new Date(text)),
  lines: z.array(z.strictObject({ amount: z.string(), label: z.string().optional() })).default([]),
  contact: z.strictObject({ email: z.email() }).nullable(),
  tags: z.array(z.string()),
});

test("a body's fields, nested ones by their path, with what may be left out", () => {
  expect(schemaFields(body).map((one) => `${one.path}${one.required ? "" : "?"}: ${one.type}`)).toEqual([
    "about: string",
    "count?: integer | null",
    "day: string",
    "lines?: object[]",
    "lines[].amount: string",
    "lines[].label?: string",
    "contact: object | null",
    "contact.email: string",
    "tags: string[]",
  ]);
});

test("a schema that has a name is shown where it is used", () => {
  const named = z.object({ id: z.string(), name: z.string() }).meta({ id: "Named" });
  const fields = schemaFields(z.object({ items: z.array(named), one: named.nullable() }));
  expect(fields.map((one) => `${one.path}: ${one.type}`)).toEqual([
    ...["items: object[]", "items[].id: string", "items[].name: string"],
    ...["one: object | null", "one.id: string", "one.name: string"],
  ]);
});

test("an answer is told by the names of what it holds, and each of those once", () => {
  const inner = z.object({ id: z.string() }).meta({ id: "Inner" });
  const outer = z.object({ inner: inner.nullable(), all: z.array(inner) }).meta({ id: "Outer" });
  expect(answerFields(outer)).toEqual({ name: "Outer", fields: [] });
  const list = answerFields(z.object({ items: z.array(outer) }));
  expect([list.name, ...list.fields.map((one) => `${one.path}: ${one.type}`)]).toEqual([null, "items: Outer[]"]);
  expect(
    namedSchemas([z.array(outer)]).map(({ name, fields }) => [
      name,
      ...fields.map((one) => `${one.path}: ${one.type}`),
    ]),
  ).toEqual([
    ["Inner", "id: string"],
    ["Outer", "inner: Inner | null", "all: Inner[]"],
  ]);
});

test("what is said of a field comes along", () => {
  const said = schemaFields(z.object({ left: z.string().nullable().describe("What is left"), other: z.string() }));
  expect(said.map((one) => one.about)).toEqual(["What is left", null]);
});

test("the words that a field takes", () => {
  const [about, count] = schemaFields(body);
  expect(about?.values).toEqual(["request", "report"]);
  expect(count?.values).toEqual([]);
});
