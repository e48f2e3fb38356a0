import { afterAll, beforeAll, expect, test } from "vitest";
import { secretaryAt } from "../../../test/setup/secretary.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const own = "boerne-og-skoleudvalget";

/** Puts a meeting in a committee's calendar. */
async function listed(committee: string, meetsOn: string): Promise<string> {
  const made = await site.api("lyngholm", "secretary", "POST", "/api/v1/meetings", { committee, meetsOn });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

test("a case is offered the meetings of whose turn it is; another committee's only where one looks for them", async () => {
  const { desk, made } = await secretaryAt(site);
  const trip = await made("/api/v1/trips", {
    kind: "committee-trip",
    title: "Hamborg: hvordan bliver en havn til en bydel?",
    purpose: "At se, hvordan en havn bliver til en bydel.",
    committee: own,
    destinations: [{ place: "Hamborg", country: "DE" }],
    startOn: "2026-09-02",
    endOn: "2026-09-04",
    participants: { elected: { count: 2 } },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
  });
  // Twelve meetings of others come before its own first one.
  for (let at = 10; at < 22; at += 1) await listed("kultur-og-fritidsudvalget", `2026-06-${at}`);
  const meeting = await listed(own, "2026-06-23");
  const council = await listed("byraadet", "2026-05-26");

  const page = `/skrivebord/rejser/${trip}/dagsorden`;
  const { text } = await desk(page);
  const [offered, others = ""] = text.slice(text.indexOf("Kommende møder")).split("Andre udvalgs møder");
  expect(offered).toContain("Kommende møder i Børne- og Skoleudvalget");
  expect(offered?.match(/moede=[\w-]+/g)).toEqual([`moede=${meeting}`]);
  expect(others).toContain(council);
  expect(others).not.toContain(meeting);
  // A deliberate choice fills the form in all the same.
  expect((await desk(`${page}?moede=${council}`)).text).toMatch(/<option value="byraadet" selected/);
  expect(text).toMatch(/<optgroup label="Andre udvalg">(?!.*value="boerne-og-skoleudvalget").*value="byraadet"/s);

  // Sent onwards, the one it was sent to is whose turn it is.
  const submission = await made(`/api/v1/trips/${trip}/submissions`, {
    about: "request",
    committee: own,
    meetingOn: "2026-05-05",
  });
  await made(`/api/v1/submissions/${submission}/rulings`, { ruling: "recommended", text: "Videre." }, "secretary");
  const after = (await desk(page)).text;
  expect(after.slice(after.indexOf("Kommende møder i Byrådet")).split("Andre udvalgs møder")[0]).toContain(council);
});
