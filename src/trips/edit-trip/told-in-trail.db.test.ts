import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";

/** What an edit took away stands in the trail as what it added does. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const api = async (method: string, path: string, body?: unknown) =>
  (await site.api("lyngholm", "coordinator", method, `/api/v1/trips${path}`, body)).json() as Promise<{
    id: string;
    items: readonly { action: string; before: unknown; after: unknown }[];
  }>;

test("that a translation holds is told with what stood before", async () => {
  const { id } = await api("POST", "", {
    ...wholeTrip,
    translations: { en: { title: "Hamburg" }, de: { title: "Hamburg" } },
  });
  const last = async () => {
    const [act] = (await api("GET", `/${id}/history`)).items.filter(({ action }) => action === "trips.edit");
    return { before: act?.before, after: act?.after };
  };
  await api("PATCH", `/${id}`, { title: "Hamborg, hvordan bliver en havn til en bydel?" });
  const earlierTranslations = { en: ["title"], de: ["title"] };
  expect(await last()).toMatchObject({ before: { earlierTranslations: null }, after: { earlierTranslations } });
  await api("PATCH", `/${id}`, { earlierTranslations: {} });
  expect(await last()).toEqual({ before: { earlierTranslations }, after: { earlierTranslations: null } });
});
