import { expect, test } from "vitest";
import { z } from "zod";
import { schemaFields } from "./schema-fields.ts";

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

test("the words that a field takes", () => {
  const [about, count] = schemaFields(body);
  expect(about?.values).toEqual(["request", "report"]);
  expect(count?.values).toEqual([]);
});
