import { expect, test } from "vitest";
import type { Ruling, RulingCode } from "../../decisions/index.ts";
import type { Trip } from "../trip.ts";
import { unmadeChange } from "./back-to-approved.ts";

const trip = { approved: {}, status: "approved" } as Pick<Trip, "approved" | "status">;
const after = (...codes: readonly RulingCode[]) =>
  unmadeChange(
    trip,
    codes.map((ruling) => ({ ruling }) as Ruling),
  );

test("a change is unmade by the last that was said of it: one that was passed on after a no, and taken back, was refused by nobody", () => {
  expect(after("recommended", "refused")).toMatchObject({ ruling: "refused" });
  expect(after("refused", "postponed")).toMatchObject({ ruling: "postponed" });
  expect(after("refused", "recommended")).toBeNull();
  expect(after()).toBeNull();
});

test("while the change is before somebody, or nothing was approved, there is none", () => {
  const refused = [{ ruling: "refused" } as Ruling];
  expect(unmadeChange({ ...trip, status: "submitted" }, refused)).toBeNull();
  expect(unmadeChange({ ...trip, approved: null }, refused)).toBeNull();
});
