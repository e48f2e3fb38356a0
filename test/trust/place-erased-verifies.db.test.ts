import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

const slug = "lyngholm";
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("one of two places erased, the site still verifies: files and calendar name the other without a gap", async () => {
  const destinations = [
    { place: "Hos Bodil Kanariefugl", country: "DE" },
    { place: "Malmø", country: "SE" },
  ];
  await publishedTrip(site, slug, { ...wholeTrip, destinations });
  const asked = { names: ["Hos Bodil Kanariefugl"], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  const sources = personalSources("test");
  const { id } = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  await site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), by("two"));
  expect((await verifySource(urlSource(site.addressOf(slug)))).differences).toEqual([]);
});
