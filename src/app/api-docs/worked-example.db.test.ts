import { afterAll, beforeAll, expect, test } from "vitest";
import { reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { workedExample } from "./worked-example.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("the example on /api does what it says, step by step, and what it made is public", async () => {
  const listed = await site.api("lyngholm", "coordinator", "GET", "/api/v1/committees");
  const { items } = (await listed.json()) as { items: { id: string; kind: string }[] };
  const ids: Record<string, string> = { committee: items.find((one) => one.kind === "committee")?.id ?? "" };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
  for (const { role, method, path, body, gives, says } of workedExample) {
    if (says === "example-book") site.clock.now = new Date("2026-09-15T08:00:00Z");
    const sent = body === null ? undefined : JSON.parse(filled(JSON.stringify(body)));
    const answer = await site.api("lyngholm", role, method, filled(path), sent);
    const made = (await answer.json()) as { id?: string };
    expect(answer.status, `${says}: ${JSON.stringify(made)}`).toBeLessThan(300);
    if (gives) ids[gives] = made.id ?? "";
  }
  const shown = await reads(site, "lyngholm")("/rejser/hamborg-2026.json");
  expect(await shown.json()).toMatchObject({
    status: "approved",
    rulings: [{ ruling: "approved", item: "6" }],
    accounts: { status: "final", total: "4050.00" },
  });
});
