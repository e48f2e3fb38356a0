import { randomUUID } from "node:crypto";
import { demoSubject, openSession, personBySubject } from "../../src/identity/index.ts";
import { expenses, readMapping } from "../../src/intake/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { createTrip, type Plan, type TripStatus } from "../../src/trips/index.ts";
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

/** The morning of its last day: from then on it may be settled, and its report sent. */
export const wholeTripEnds = new Date(`${wholeTrip.endOn}T08:00:00Z`);

export const nobody: Plan["participants"] = {
  elected: { count: null, named: [] },
  staff: [],
  assistants: [],
  others: [],
  companions: [],
  total: null,
};
/** What was approved: fewer than travel now, so that the trip may be submitted again. */
const approved = { on: "2026-05-06", participants: nobody, budget: null, late: false };
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
  await site.db.query(
    "UPDATE udsyn.trips_trip SET status = $2, approved = $3, ended_unsent = false WHERE trip_id = $1",
    [id, status, wasApproved.includes(status) ? JSON.stringify(approved) : null],
  );
}

/** An approved trip whose accounts take lines and receipts. */
export async function plantOpenAccounts(site: TestSite, slug: string): Promise<string> {
  const id = await plantTrip(site, slug, "approved");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [id]);
  return id;
}

/** A meeting of the council that nothing is on the agenda of, each on a day of its own. */
export async function plantMeeting(site: TestSite, slug: string): Promise<string> {
  const { id, profile } = site.here(slug);
  const council = profile.committees.find((one) => one.kind === "council")?.id;
  const meeting = randomUUID();
  await site.db.query(
    `INSERT INTO udsyn.decisions_meeting (municipality_id, meeting_id, committee_id, meets_on)
     SELECT $1, $2, $3, date '2030-01-01' + count(*)::int FROM udsyn.decisions_meeting`,
    [id, meeting, council],
  );
  return meeting;
}

/** An open submission of a trip to a committee that settles everything; the one that waits already, since there is but one. */
export async function plantSubmission(site: TestSite, slug: string, trip: string): Promise<string> {
  const { id, profile } = site.here(slug);
  const [open] = await site.db.query<{ id: string }>(
    `SELECT submission_id AS id FROM udsyn.decisions_submission
     WHERE subject_id = $1 AND about = 'request' AND status = 'open'`,
    [trip],
  );
  if (open) return open.id;
  const council = profile.committees.find((one) => one.kind === "council")?.id;
  const [meeting, submission] = [randomUUID(), randomUUID()];
  await site.db.query(
    `INSERT INTO udsyn.decisions_meeting (municipality_id, meeting_id, committee_id, meets_on)
     VALUES ($1, $2, $3, '2026-05-06') ON CONFLICT DO NOTHING`,
    [id, meeting, council],
  );
  // Of what is asked about a trip one waits at a time.
  await site.db.query(
    "UPDATE udsyn.decisions_submission SET status = 'taken-back' WHERE subject_id = $1 AND status = 'open'",
    [trip],
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

/** A ruling on a submission, its minutes not confirmed yet. */
export async function plantRuling(site: TestSite, slug: string, submission: string): Promise<string> {
  const [id, ruling] = [site.here(slug).id, randomUUID()];
  await site.db.query(
    `INSERT INTO udsyn.decisions_ruling (municipality_id, ruling_id, submission_id, ruling, text, recorded_at, recorded_by)
     VALUES ($1, $2, $3, 'noted', 'Taget til efterretning.', now(), 'test')`,
    [id, ruling, submission],
  );
  await site.db.query("UPDATE udsyn.decisions_submission SET status = 'ruled' WHERE submission_id = $1", [submission]);
  return ruling;
}

/** A question that somebody asked from a public page, and that waits for an answer: with the demo's manager, unless a scope is given. */
export async function plantQuestion(site: TestSite, slug: string, given?: string | null): Promise<string> {
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit;
  const scope = given === undefined ? `unit:${unit}` : given;
  const [here, id] = [site.here(slug).id, randomUUID()];
  await site.db.query(
    `INSERT INTO udsyn.replies_question (municipality_id, question_id, subject_type, subject_id, subject_path, subject_title,
       subject_lang, scope, body, name, email, lang, link_hash, asked_at, answer_by, status)
     VALUES ($1, $2::uuid, 'trip', $2::text, '/rejser/hamborg-2026', 'Hamborg: hvordan bliver en havn til en bydel?', 'da', $3,
       'Hvem betalte for Hamborg?', 'Bo Spørger', 'bo@by.example', 'da', uuid_send($2::uuid), now(), '2026-05-20', 'open')`,
    [here, id, scope],
  );
  return id;
}

const ledger = {
  key: ["Bilag"],
  fields: { reference: "Bilag", postedOn: "Dato", amount: "Beløb", text: "Tekst" },
  constants: { currency: "DKK", category: "transport" },
};

/** A row of the ledger that an import held, and the run it came by, both under the one id that is answered. */
export async function plantHeldRow(site: TestSite, slug: string): Promise<string> {
  const [here, id] = [site.here(slug).id, randomUUID()];
  await site.db.query(
    `INSERT INTO udsyn.intake_run (municipality_id, run_id, dataset, file_name, mapping, dialect, added, updated, unchanged,
       held, started_at, finished_at, by_actor)
     VALUES ($1, $2, 'expenses', 'finans.csv', $3, $4, 0, 0, 0, 1, now(), now(), 'test')`,
    [here, id, JSON.stringify(readMapping(expenses, ledger)), JSON.stringify({ signs: {}, orders: {} })],
  );
  await site.db.query(
    `INSERT INTO udsyn.intake_row (municipality_id, dataset, key_digest, row_id, key, content_hash, status, run_id,
       row_number, reference, printed, findings)
     VALUES ($1, 'expenses', uuid_send($2::uuid), $2::uuid, $2::text, 'x', 'held', $2::uuid, 1, '1', $3, $4)`,
    [
      here,
      id,
      JSON.stringify([
        ["Bilag", "1"],
        ["Beløb", "ulæseligt beløb fra Hamborg"],
      ]),
      JSON.stringify([{ row: 1, reference: "1", code: "amount-unreadable", message: "Beløbet kan ikke læses." }]),
    ],
  );
  return id;
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
