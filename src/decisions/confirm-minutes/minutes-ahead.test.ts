import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { minutesAhead } from "./minutes-ahead.ts";

test("minutes of a meeting still to come cannot be confirmed; today's and past ones can", () => {
  const today = day("2026-05-06");
  expect(minutesAhead(day("2026-05-07"), today)).toEqual([
    { fault: "minutes-ahead", params: { day: expect.stringMatching(/^7\.\smaj\s2026$/) }, path: "confirmed" },
  ]);
  for (const held of ["2026-05-06", "2026-05-05", "2011-09-14"]) expect(minutesAhead(day(held), today)).toEqual([]);
});
