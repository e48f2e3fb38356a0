import { afterAll, beforeAll, expect, test } from "vitest";
import { planned } from "../../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** What is not sure of the cap per member and term asks whoever the cap would ask (docs/decisions/0063). */
let site: TestSite;
const slug = "lyngholm";
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** The council alone departs from the cap per member, and no other limit asks it; also of a profile that was read again. */
function councilAlone(): void {
  const none = { termLimitsDeparture: [], capPerParticipant: [], councilAbovePerParticipant: [], tripsPerTerm: [] };
  Object.assign(site.here(slug).profile.policies, none);
}

async function ok(role: "coordinator" | "secretary", method: string, path: string, body?: object) {
  councilAlone();
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return JSON.parse(text) as { id: string; status: string; markdown: string };
}
/** Where a trip stands once its committee has approved it. */
async function ruled(trip: string, committee: string, meetingOn = "2026-05-20"): Promise<string> {
  const { id } = await ok("coordinator", "POST", `trips/${trip}/submissions`, {
    about: "request",
    committee,
    meetingOn,
  });
  await ok("secretary", "POST", `submissions/${id}/rulings`, { ruling: "approved", text: "Ja.", confirmed: true });
  return (await ok("coordinator", "GET", `trips/${trip}`)).status;
}
const agenda = async (trip: string) =>
  (await ok("coordinator", "GET", `trips/${trip}/agenda`)).markdown.replaceAll("\u00a0", " ");

const range = { category: "lodging", amount: null, amountText: "ca. 12.000" };
const member = { elected: { named: [{ name: "Clara Prøvedal", role: "medlem" }] } };
interface Costing {
  readonly currency?: string;
  readonly more?: readonly object[];
  readonly total?: number;
}
function trip(committee: string, month: number, amount: string, { currency = "DKK", more = [], total }: Costing = {}) {
  const [startOn, endOn] = [`2026-0${month}-01`, `2026-0${month}-02`];
  const budget = { currency, vat: "incl", lines: [{ category: "transport", amount }, ...more] };
  const participants = { ...member, ...(total !== undefined && { total }) };
  return planned(site, { committee, title: `Rejse ${month}`, startOn, endOn, programme: [], participants, budget });
}

test("an earlier trip is shared among those who are listed, whatever is stated of the whole", async () => {
  const committee = "boerne-og-skoleudvalget";
  for (const month of [6, 7])
    expect(await ruled(await trip(committee, month, "14000", { total: 10 }), committee)).toBe("approved");
  const third = await trip(committee, 8, "14000");
  expect(await agenda(third)).toContain("i alt 42.000,00 kr., 12.000,00 kr. over loftet");
  expect(await ruled(third, committee)).toBe("recommended");
});

test("an earlier trip with a line in words makes the sum a least, and the council is asked", async () => {
  const committee = "klima-og-teknikudvalget";
  const first = await trip(committee, 6, "1000", { more: [range] });
  expect(await ruled(first, committee)).toBe("recommended");
  expect(await ruled(first, "byraadet", "2026-05-21")).toBe("approved");
  const next = await trip(committee, 7, "10000");
  const text = await agenda(next);
  expect(text).toContain("mindst i alt 10.000,00 kr., højst 20.000,00 kr. under loftet");
  expect(text).toContain("Beløbet for 1 tidligere rejse kendes ikke med sikkerhed");
  expect(text).toContain("Byrådet, fordi det ikke er sikkert, at loftet i valgperioden er overholdt");
  expect(await ruled(next, committee)).toBe("recommended");
});

test.each([
  ["in another currency", "2700", { currency: "EUR" }],
  ["with a line in words", "100", { more: [range] }],
])("a budget %s steps round no cap per member", async (_, amount, costing) => {
  const committee = "social-og-sundhedsudvalget";
  expect(await ruled(await trip(committee, 9, amount, costing), committee)).toBe("recommended");
});

test("a budget that is sure and under the cap is the committee's alone", async () => {
  const committee = "kultur-og-fritidsudvalget";
  expect(await ruled(await trip(committee, 6, "29500"), committee)).toBe("approved");
  expect(await ruled(await trip(committee, 7, "500"), committee)).toBe("approved");
  expect(await ruled(await trip(committee, 8, "0.01"), committee)).toBe("recommended");
});
