import { expect, test } from "vitest";
import { faultText } from "../web/index.ts";
import { decisionTexts } from "./decisions.texts.ts";
import { votesFaults } from "./ruling.ts";

const found = (votes: Parameters<typeof votesFaults>[0], recused: readonly string[] = []) =>
  votesFaults(votes, recused).map(({ path, fault, params }) => `${path} ${fault} ${params.names ?? ""}`.trim());

test("a member votes once: neither twice on one side nor on both", () => {
  const votes = { for: 3, against: 2, abstained: 2 };
  expect(found({ ...votes, againstBy: ["Asta Opdigt", "Bo Opdigt"], abstainedBy: ["Carla Opdigt"] })).toEqual([]);
  expect(found({ ...votes, againstBy: ["Asta Opdigt", " Asta Opdigt"] })).toEqual([
    "votes.againstBy voter-twice Asta Opdigt",
  ]);
  expect(found({ ...votes, againstBy: ["Asta Opdigt", "Bo Opdigt"], abstainedBy: ["Bo Opdigt"] })).toEqual([
    "votes.abstainedBy voter-twice Bo Opdigt",
  ]);
});

test("what else is wrong is said beside it", () => {
  expect(found({ for: 0, against: 1, abstained: 0, againstBy: ["A B", "A B"] }, ["A B"])).toEqual([
    "votes.againstBy voters-too-many",
    "votes.againstBy voter-recused A B, A B",
    "votes.againstBy voter-twice A B",
  ]);
});

test("one name beside no votes is one name", () => {
  const said = (names: string[]) =>
    votesFaults({ for: 3, against: 0, abstained: 0, againstBy: names }, []).map((one) =>
      faultText("da", one, [decisionTexts]),
    );
  expect(said(["A B"])).toEqual(["Der er sat ét navn, men skrevet ingen stemmer."]);
  expect(said(["A B", "C D"])).toEqual(["Der er sat 2 navne, men skrevet ingen stemmer."]);
});
