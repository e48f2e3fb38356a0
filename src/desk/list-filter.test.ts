import { expect, test } from "vitest";
import { filterOf } from "./list-filter.ts";

const managers = { kinds: ["staff-visit"], onAgenda: [] } as const;
const words = { status: "", kind: "", committee: "" };

test("»På dagsorden« and »Hos lederen« are two statuses to whoever looks, one in the trip's life", () => {
  expect(filterOf({ ...words, status: "with-manager" }, managers)).toEqual({
    status: "submitted",
    route: { managers, withManager: true },
  });
  expect(filterOf({ ...words, status: "submitted" }, managers)).toEqual({
    status: "submitted",
    route: { managers, withManager: false },
  });
  expect(filterOf({ ...words, status: "approved" }, managers)).toEqual({ status: "approved" });
  expect(filterOf({ ...words, status: "nonsense" }, managers)).toEqual({});
});
