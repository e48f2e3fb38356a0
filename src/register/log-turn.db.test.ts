import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishExample } from "../../test/setup/example-trips.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { lockLog } from "./log.store.ts";
import { withdraw } from "./withdraw.ts";

/** What waits for its turn in the log is published when its turn comes: who asks what changed since meanwhile is not passed by. */
const slug = "proeve";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** Holds a municipality's log for so long, from when this answers. */
async function held(ms: number): Promise<{ readonly over: Promise<void> }> {
  const has = Promise.withResolvers<void>();
  const over = site.doing(slug, async ({ tx, municipality }) => {
    await lockLog(tx, municipality.id);
    has.resolve();
    await sleep(ms);
  });
  await has.promise;
  return { over };
}
const versions = () =>
  site.db.query<{ at: Date }>("SELECT published_at AS at FROM register.entry ORDER BY leaf_index DESC");
const newest = async () => new Date((await versions())[0]?.at ?? 0).getTime() - site.clock.now.getTime();

test("a publication is of the moment that its turn comes, and of its own where it waited for nobody", async () => {
  await publishExample(site, slug, { title: "Den første, som er længe om det", kind: "staff-visit" });
  const { id } = await publishExample(site, slug, { title: "Straks", kind: "staff-visit" });
  expect(await newest()).toBeLessThan(2_000);
  const first = await held(2_600);
  await publishExample(site, slug, { title: "Ventede", kind: "staff-visit" });
  await first.over;
  expect(await newest()).toBeGreaterThan(2_000);
  const second = await held(2_600);
  await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", id as never, "En dublet"));
  await second.over;
  expect(await newest()).toBeGreaterThan(2_000);
});
