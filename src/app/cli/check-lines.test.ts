import { expect, test } from "vitest";
import { checkLines } from "./check.command.ts";

test("what imports left is listed with what is owed, and nothing is said to be done while it waits", () => {
  const none = { heldRows: 0, unassignedPostings: 0, unpublishedTrips: 0 };
  expect(checkLines([], none)).toEqual(["Intet mangler, og ingen frist er på vej."]);
  expect(checkLines([], { ...none, unassignedPostings: 4 })).toEqual([
    "Fordel 4 posteringer",
    "  De står ikke i noget regnskab endnu. På skrivebordet: /skrivebord/posteringer",
  ]);
});
