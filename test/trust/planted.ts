import { randomUUID } from "node:crypto";
import { demoSubject, openSession, personBySubject } from "../../src/identity/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { createTrip, type TripStatus } from "../../src/trips/index.ts";
import type { TestSite } from "../setup/site.ts";

/** A trip that lacks nothing, in the committee and unit that the demo's councillor and manager act for. */
export const wholeTrip = {
  kind: "committee-trip",
  title: "Hamborg: hvordan bliver en havn til en bydel?",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  committee: "boerne-og-skoleudvalget",
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  participants: { elected: { named: [{ name: "Asta Opdigt", role: "formand" }] } },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
};

const approved = { on: "2026-05-06", participants: {}, budget: null, late: false };
const wasApproved: readonly TripStatus[] = ["approved", "complete", "cancelled"];

/** A trip of a municipality, put into a status by the owner of the database, as if all before it had happened. */
export async function plantTrip(site: TestSite, slug: string, status: TripStatus): Promise<string> {
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit ?? null;
  const { id } = await site.doing(slug, (work) => createTrip(work, { ...wholeTrip, unit }), {
    actor: { kind: "command", id: "test", name: "test" },
    grants: [{ role: "coordinator", scope: null }],
  });
  await putInto(site, id, status);
  return id;
}

export async function putInto(site: TestSite, id: string, status: TripStatus): Promise<void> {
  await site.db.query("UPDATE udsyn.trips_trip SET status = $2, approved = $3 WHERE trip_id = $1", [
    id,
    status,
    wasApproved.includes(status) ? JSON.stringify(approved) : null,
  ]);
}

/** An open submission of a trip to a committee that settles everything. */
export async function plantSubmission(site: TestSite, slug: string, trip: string): Promise<string> {
  const { id, profile } = site.here(slug);
  const council = profile.committees.find((one) => one.kind === "council")?.id;
  const [meeting, submission] = [randomUUID(), randomUUID()];
  await site.db.query(
    `INSERT INTO udsyn.decisions_meeting (municipality_id, meeting_id, committee_id, meets_on)
     VALUES ($1, $2, $3, '2026-05-20') ON CONFLICT DO NOTHING`,
    [id, meeting, council],
  );
  await site.db.query(
    `INSERT INTO udsyn.decisions_submission (municipality_id, submission_id, subject_type, subject_id, about,
       committee_id, meeting_id, status, late, submitted_at, submitted_by)
     SELECT $1, $2, 'trip', $3, 'request', $4, meeting_id, 'open', false, now(), 'test'
     FROM udsyn.decisions_meeting WHERE municipality_id = $1 AND committee_id = $4 LIMIT 1`,
    [id, submission, trip, council],
  );
  return submission;
}

/** The secret of a new session of the demo's person with a role. */
export function sessionOf(site: TestSite, slug: string, role: RoleName, hours = 8): Promise<string> {
  const { id } = site.here(slug);
  return site.doing(slug, async ({ tx, now }) => {
    const person = await personBySubject(tx, id, demoSubject(role));
    if (!person) throw new Error(`no demo ${role} in ${slug}`);
    return openSession(tx, id, person, now, hours);
  });
}
