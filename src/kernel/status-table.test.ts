import { expect, test } from "vitest";
import { actionsFrom, type StatusTable, step } from "./status-table.ts";

const table: StatusTable<"shut" | "open", "keeper" | "guest", { key: boolean }> = {
  noun: "door",
  first: "shut",
  statuses: ["shut", "open"],
  steps: [
    { action: "unlock", from: ["shut"], to: "open", by: ["keeper"], unless: ({ key }) => (key ? [] : ["no-key"]) },
    { action: "paint", from: ["shut", "open"], to: "same", by: ["keeper", "guest"] },
  ],
};

test("a step leads where the table says, for whoever may, when nothing stands in the way", () => {
  expect(step(table, "shut", "unlock", ["keeper"], { key: true })).toEqual({ allowed: true, to: "open" });
  expect(step(table, "open", "paint", ["guest"], { key: false })).toEqual({ allowed: true, to: "open" });
});

test("the reason for a refusal is told: no such step, not this role, or what is missing", () => {
  expect(step(table, "open", "unlock", ["keeper"], { key: true })).toMatchObject({
    allowed: false,
    because: "unknown",
  });
  expect(step(table, "shut", "unlock", ["guest"], { key: true })).toMatchObject({ allowed: false, because: "role" });
  expect(step(table, "shut", "unlock", ["keeper"], { key: false })).toMatchObject({
    because: "holds",
    codes: ["no-key"],
  });
});

test("the actions of a role are listed", () => {
  expect(actionsFrom(table, "shut", ["guest"])).toEqual(["paint"]);
  expect(actionsFrom(table, "shut", ["keeper"])).toEqual(["unlock", "paint"]);
});
