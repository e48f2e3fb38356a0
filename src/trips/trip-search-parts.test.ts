import { expect, test } from "vitest";
import type { TripEntry } from "./trip-entry.ts";
import { tripSearchParts } from "./trip-search-parts.ts";

const entry = {
  ...{ status: "complete", direction: "out", kind: "conference", lang: "da", title: "Rejse", caseNumber: null },
  ...{ translations: {}, destinations: [], programme: [], report: null, unit: null, committee: null, purpose: null },
  ...{ startOn: "2021-12-30", endOn: "2021-12-31", asPrinted: {}, co2: null, funding: [], budget: null, source: null },
  participants: { total: 2, elected: { count: 2, named: [] }, staff: [], others: [] },
  accounts: { status: "final", lines: [] },
};
const ruling = { item: null, text: "Godkendt.", basis: null, minority: null, votes: null, recused: [] };
const textsOf = (changes: object) =>
  tripSearchParts({ ...entry, rulings: [{ ...ruling, ...changes }] } as unknown as TripEntry).map((one) => one.text);

test("who left as disqualified, who voted against, and what the minority wrote are found as the page says them", () => {
  const said = textsOf({
    minority: "Turen er for dyr.",
    votes: { for: 5, against: 1, abstained: 1, againstBy: ["Bo Eksempelsen"], abstainedBy: [null] },
    recused: ["Ida Digteværk", null],
  });
  expect(said).toContain("Godkendt. Turen er for dyr.");
  expect(said).toContain("Imod stemte Bo Eksempelsen.");
  expect(said).toContain("Forlod mødet som inhabile: Ida Digteværk.");
  expect(said).toContain("Left the meeting because of a conflict of interest: Ida Digteværk.");
  expect(said).toContain("Verließen die Sitzung wegen Befangenheit: Ida Digteværk.");
});

test("nobody's leaving is found where nobody left", () => {
  expect(textsOf({}).filter((one) => /inhabil|Imod|Undlod/.test(one))).toEqual([]);
});
