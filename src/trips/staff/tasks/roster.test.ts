import { expect, test } from "vitest";
import { day } from "../../../kernel/index.ts";
import { lyngholm, tripWith } from "../../agenda/agenda.fixture.ts";
import { peopleTask } from "./people.task.tsx";
import { chosenFrom, officeOf, rosterOf } from "./roster.ts";

const committeeId = "oekonomiudvalget";

test("the committee's members of the day the trip leaves are offered with their office", () => {
  const roster = rosterOf({ committeeId, startOn: day("2026-09-02") }, lyngholm(), day("2026-05-06"));
  expect(roster[0]).toEqual({ name: "Asta Opdigt", role: "formand for Økonomiudvalget" });
  expect(roster[1]).toEqual({ name: "Bo Eksempelsen", role: "næstformand i Økonomiudvalget" });
  expect(roster[2]?.role).toBe("medlem af Økonomiudvalget");
});

test("another council term has other members, and no committee none", () => {
  expect(rosterOf({ committeeId, startOn: day("2024-09-02") }, lyngholm(), day("2026-05-06"))).toEqual([]);
  expect(rosterOf({ committeeId: null, startOn: null }, lyngholm(), day("2026-05-06"))).toEqual([]);
});

test("a ticked member who is no longer on the roster comes by name alone", () => {
  const roster = [{ name: "Asta Opdigt", role: "formand for Økonomiudvalget" }];
  expect(chosenFrom(roster, ["Asta Opdigt", "En Anden"])).toEqual([roster[0], { name: "En Anden", role: null }]);
});

test("a member who is written by name gets the office that the roster knows, unless another is written", () => {
  const roster = [{ name: "Asta Opdigt", role: "formand for Økonomiudvalget" }];
  expect(officeOf(roster, " asta opdigt ")).toBe("formand for Økonomiudvalget");
  expect(officeOf(roster, "En Anden")).toBeNull();
  const elected = [
    { name: "Asta Opdigt", role: "" },
    { name: "Bo Eksempelsen", role: "ordfører" },
    { name: "En Anden", role: "" },
  ];
  const { given } = peopleTask.read({ elected }, tripWith({}, { committeeId }), lyngholm());
  expect(given.participants?.elected?.named?.map((one) => one.role)).toEqual([
    "formand for Økonomiudvalget",
    "ordfører",
    null,
  ]);
});
