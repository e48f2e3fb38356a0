import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { faultText } from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { minutesAhead } from "./minutes-ahead.ts";

test("minutes of a meeting still to come cannot be confirmed; today's and past ones can", () => {
  const today = day("2026-05-06");
  expect(minutesAhead(day("2026-05-07"), today)).toEqual([
    {
      fault: "minutes-ahead",
      params: { day: expect.stringMatching(/^7\.\smaj\s2026$/), of: "minutes" },
      path: "confirmed",
    },
  ]);
  // What is confirmed cannot be left for later: only the day can be put right.
  const [fault] = minutesAhead(day("2026-05-07"), today, "confirmed");
  expect(fault?.path).toBe("metOn");
  const words = fault && faultText("da", fault, [decisionTexts]).replaceAll("\u00a0", " ");
  expect(words).toBe(
    "Den 7. maj 2026 er ikke kommet endnu. Referatet er bekræftet, så mødet er holdt: skriv den dag, udvalget mødtes.",
  );
  for (const held of ["2026-05-06", "2026-05-05", "2011-09-14"]) expect(minutesAhead(day(held), today)).toEqual([]);
});
