import { expect, test } from "vitest";
import type { Posting } from "../../accounts/index.ts";
import { renderPart } from "../../web/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { emptyPlan } from "../plan.ts";
import { Compared } from "./compared.section.tsx";
import type { TripAccountsView } from "./trip-accounts.page.tsx";

const lines = ["transport", "meals"].map((category) => ({ category, label: null, amount: "100.00" }));
const budget = { currency: "DKK", vat: "incl", lines, total: "200.00" };

function shown(postings: readonly Partial<Posting>[], accountsTrack = "open"): string {
  const trip = { publicPlan: null, plan: { ...emptyPlan, budget }, status: "approved", accountsTrack };
  const view = { asked: { here: { profile: lyngholm() } }, trip, postings } as unknown as TripAccountsView;
  return renderPart(<Compared {...view} />).replaceAll("\u00a0", " ");
}

const booked = {
  category: "transport",
  hundredths: 80_00n,
  homeHundredths: 80_00n,
  vat: "incl",
} as const;

test("before anything is booked nothing is said to be unknown", () => {
  const before = shown([]);
  expect(before).toContain("intet endnu");
  expect(before).not.toMatch(/ikke kendt|summen kendes ikke/);
  expect(shown([booked])).toContain("Forskellen i alt gøres op, når der er bogført på alle");
  expect(shown([{ ...booked, homeHundredths: null, hundredths: null }])).toContain("Forskel: summen kendes ikke");
  expect(shown([], "closed")).toContain("−200");
});
