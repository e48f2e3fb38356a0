import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { day } from "../kernel/index.ts";
import type { Profile } from "../profile/index.ts";
import { kindsByManager } from "./by-manager-alone.ts";
import { createTrip } from "./create-trip/create-trip.ts";
import { sightOfAll } from "./may.ts";
import { isWithManager } from "./staff-visit/who-answers.ts";
import { type Trip, type TripId, tripStatuses } from "./trip.ts";
import { listTrips } from "./trip-lists.store.ts";

const slug = "lyngholm";
const today = day("2026-05-06");
let site: TestSite;
let trips: readonly Trip[];
let onAgenda: readonly TripId[];

beforeAll(async () => {
  site = await startTestSite();
  const coordinator = {
    actor: { kind: "command", id: "test", name: "test" } as const,
    grants: [{ role: "coordinator", scope: null } as const],
  };
  const plan = {
    startOn: "2026-06-02",
    endOn: "2026-06-03",
    participants: { staff: [{ unit: "Byplan", count: 2 }] },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: null, amount: "1840" }] },
  };
  onAgenda = await Promise.all(
    ["staff-visit", "committee-trip"].map(async (kind) => (await put(kind, "skole-og-dagtilbud", "submitted")).id),
  );
  for (const kind of ["staff-visit", "committee-trip", null])
    for (const unit of ["skole-og-dagtilbud", null]) for (const status of tripStatuses) await put(kind, unit, status);
  trips = (await listed({})).items;

  async function put(kind: string | null, unit: string | null, status: string) {
    const made = await site.doing(
      slug,
      (one) => createTrip(one, { title: "En af hver", ...plan, kind, unit }),
      coordinator,
    );
    await site.db.query("UPDATE udsyn.trips_trip SET status = $2 WHERE trip_id = $1", [made.id, status]);
    return made;
  }
});
afterAll(() => site.close());

const listed = (filter: Parameters<typeof listTrips>[3]) =>
  site.doing(slug, ({ tx, municipality }) => listTrips(tx, municipality.id, sightOfAll, filter, { limit: 1_000 }));
const managers = (profile: Profile) => ({ kinds: kindsByManager(profile, today), onAgenda });

/** Those of which a list says that they wait for their manager, and those of which the rule says so. */
async function both(profile: Profile) {
  const { items } = await listed({ status: "submitted", route: { managers: managers(profile), withManager: true } });
  const ruled = trips.filter((one) => isWithManager(one, profile, today, onAgenda.includes(one.id)));
  return { byKind: items.map((one) => one.id).toSorted(), ruled: ruled.map((one) => one.id).toSorted() };
}

test("a list says of the same trips as the rule that they wait for their manager", async () => {
  const { byKind, ruled } = await both(site.here(slug).profile);
  expect(byKind).toEqual(ruled);
  expect(byKind).toHaveLength(1);
  const { items } = await listed({
    status: "submitted",
    route: { managers: managers(site.here(slug).profile), withManager: false },
  });
  expect(items).toHaveLength(7);
});

test("they part where a limit is lowered while a visit waits: the list keeps it, the rule gives it to the council", async () => {
  const { profile } = site.here(slug);
  const [limit] = profile.policies.councilAbovePerParticipant ?? [];
  if (!limit) throw new Error("the profile has no such limit");
  const lowered = {
    ...profile,
    policies: { ...profile.policies, councilAbovePerParticipant: [{ ...limit, value: 100n }] },
  };
  const { byKind, ruled } = await both(lowered);
  expect([byKind.length, ruled.length]).toEqual([1, 0]);
});
