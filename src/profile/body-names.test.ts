import { expect, test } from "vitest";
import { whose, writeTo } from "./gathered.ts";

const contact = { unit: "Sekretariatet", email: "a@kommune.example", website: "https://kommune.example/" };
const by = { da: "Andre" };

test("who gathered the facts is written to, and never the municipality in their place", () => {
  for (const [gathered, email, website] of [
    [undefined, "a@kommune.example", "https://kommune.example/"],
    [{ by }, null, undefined],
    [{ by, email: "b@andre.example" }, "b@andre.example", undefined],
    [{ by, website: "https://andre.example/" }, null, "https://andre.example/"],
  ] as const)
    expect([gathered, writeTo({ contact, gathered })]).toEqual([gathered, { email, website }]);
  expect([whose({ gathered: { by } }), whose({ gathered: undefined })]).toEqual(["gathered", "own"]);
});
