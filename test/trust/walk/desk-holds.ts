import { openSubmissions } from "../../../src/decisions/index.ts";
import type { Who } from "../../../src/identity/index.ts";
import type { RoleName } from "../../../src/profile/index.ts";
import { deliverFrom } from "../../../src/records/index.ts";
import {
  asked,
  nextSteps,
  obligationsFor,
  readTrip,
  standsWithCommittee,
  type TripId,
} from "../../../src/trips/index.ts";
import { ask } from "../client.ts";
import { sessionOf } from "../planted.ts";
import { broken, type Said, slug, today, type World } from "./world.ts";

/** What those who work with it see: that every page answers, every case has somebody or a day to wait for, and letters go. */

type Body = Said["body"];
const pages: Readonly<Record<string, readonly string[]>> = {
  coordinator: [
    ..." /oplysninger /rejsemaal /deltagere /program /transport /budget /betaling /maal /oversaettelser /historik".split(
      " ",
    ),
    ..."/aflys /traek-tilbage /tag-tilbage /bidrag /rapport /rapport/ret /rapport/tag-tilbage /rejseliste".split(" "),
    ..."/rejseliste/slet /sagsfremstilling /sagsfremstilling/ret /sagsfremstilling.pdf /dagsorden /ret-offentligt".split(
      " ",
    ),
    ..."/traek-offentliggoerelse-tilbage /offentliggoer-igen /slet /bevaring /til-lederen".split(" "),
  ],
  accountant: ["", "/regnskab", "/dagpenge"],
  secretary: ["", "/dagsorden", "/sagsfremstilling"],
  manager: ["", "/lederens-svar", "/svar-paa-rapporten", "/regnskab"],
  councillor: ["", "/rapport"],
  auditor: ["", "/regnskab", "/historik"],
};
const fronts: Readonly<Record<string, readonly string[]>> = {
  coordinator: ["", "/soeg?q=Rejse", "/import", "/import/holdt", "/posteringer", "/moeder", "/rammer", "/palet?q=Re"],
  accountant: ["", "/rammer", "/posteringer", "/posteringer/lagt-vaek"],
  secretary: ["", "/moeder"],
  manager: ["", "/fravaer"],
  councillor: [""],
  employee: [""],
  auditor: ["", "/revisionsspor", "/revisionsspor/kaede", "/opbevaring", "/stikproeve"],
  dpo: ["", "/opslag", "/sletninger", "/persondata"],
  admin: ["", "/breve"],
};

async function opens(world: World, role: RoleName, path: string): Promise<void> {
  const secret = world.cookies.get(role) ?? (await sessionOf(world.site, slug, role, 8));
  world.cookies.set(role, secret);
  const host = new URL(world.site.addressOf(slug)).host;
  const send = (cookie: string) => ask(world.site.address, { path, host, headers: { cookie: `udsyn=${cookie}` } });
  let got = await send(secret);
  if (got.status === 303 && String(got.headers.location).includes("log-ind")) {
    world.cookies.set(role, await sessionOf(world.site, slug, role, 8));
    got = await send(world.cookies.get(role) ?? "");
  }
  if (got.status >= 500) broken(world, `${path} as ${role} answers ${got.status}`);
  if (got.status === 303 && String(got.headers.location).includes("log-ind"))
    broken(world, `${path} as ${role} is shut`);
  if (
    String(got.headers["content-type"]).includes("html") &&
    /undefined|\bNaN\b|>\s*null\s*<|\[object |»null«/.test(got.text)
  )
    broken(
      world,
      `${path} as ${role} has a hole: ${/.{60}(?:undefined|\bNaN\b|>\s*null\s*<|\[object |»null«).{40}/s.exec(got.text)?.[0]}`,
    );
}

export async function deskOpens(world: World, trip: Body): Promise<void> {
  for (const [role, all] of Object.entries(pages))
    for (const page of all) await opens(world, role as RoleName, `/skrivebord/rejser/${trip.id}${page}`);
  for (const one of trip.submissions)
    if (one.status === "open") await opens(world, "secretary", `/skrivebord/sager/${one.id}/beslutning`);
  for (const one of trip.rulings) {
    await opens(world, "secretary", `/skrivebord/beslutninger/${one.id}/ret`);
    if (!one.confirmed) await opens(world, "secretary", `/skrivebord/beslutninger/${one.id}/bekraeft`);
  }
  const lines = await world.site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting WHERE subject_id = $1 LIMIT 2",
    [trip.id],
  );
  for (const { id } of lines) await opens(world, "accountant", `/skrivebord/rejser/${trip.id}/regnskab/${id}`);
}

export async function frontsOpen(world: World): Promise<void> {
  for (const [role, all] of Object.entries(fronts))
    for (const page of all) await opens(world, role as RoleName, `/skrivebord${page}`);
  const meetings = await world.site.db.query<{ id: string }>(
    "SELECT meeting_id AS id FROM udsyn.decisions_meeting ORDER BY meets_on DESC LIMIT 2",
  );
  for (const { id } of meetings)
    for (const page of ["", "/dagsorden", "/dagsorden.pdf"])
      await opens(world, "secretary", `/skrivebord/moeder/${id}${page}`);
  const pots = await world.site.db.query<{ id: string; year: number }>(
    "SELECT pot_id AS id, year FROM udsyn.accounts_pot ORDER BY owner_id, year",
  );
  const [first] = pots;
  if (first) await opens(world, "accountant", `/skrivebord/rammer/${first.year}/${first.id}`);
}

const whoIs = (role: RoleName): Who => ({
  actor: { kind: "token", id: role, name: role },
  grants: [{ role, scope: null }],
});
const acting: readonly RoleName[] = ["coordinator", "secretary", "manager", "accountant", "councillor"];

/** A case that is not over waits for somebody who can act, or for a day. */
export async function isAwaited(world: World, trip: Body): Promise<void> {
  if (["refused", "withdrawn", "complete"].includes(trip.status)) return;
  if (trip.status === "cancelled" && trip.accountsTrack !== "open") return;
  const { site } = world;
  const awaited = await site.doing(slug, async (one) => {
    const whole = await readTrip(one.tx, one.municipality.id, trip.id as TripId);
    const submissions = (await openSubmissions(one.tx, one.municipality.id)).filter(
      (each) => each.subject.id === trip.id,
    );
    if (submissions.length > 0 || trip.rulings.some((each: Body) => !each.confirmed)) return true;
    if ((whole.publicPlan?.startOn ?? whole.startOn ?? "") > today(world)) return true;
    if ((await obligationsFor(one)).some((each) => each.subject.id === trip.id)) return true;
    const withCommittee = standsWithCommittee(whole, submissions);
    return acting.some((role) => {
      const reader = {
        who: whoIs(role),
        standsIn: [],
        municipality: one.municipality,
        today: one.today,
        withCommittee,
      };
      if (["draft", "sent-back", "postponed"].includes(trip.status) && asked(reader, whole, "edit").allowed)
        return true;
      return nextSteps(reader, whole, submissions).some((step) => step.why === null && !step.ends && !step.again);
    });
  });
  if (!awaited)
    broken(
      world,
      `trip ${trip.id} (${trip.title}, ${trip.kind}, ${trip.status}, accounts ${trip.accountsTrack}, report ${trip.reportTrack}) waits for nobody and no day`,
    );
}

/** The accounts, the report and the trip's own life agree on where it is. */
export function livesAgree(world: World, trip: Body): void {
  const { status, accountsTrack, reportTrack, approved } = trip;
  const what = `trip ${trip.id}: ${status}, accounts ${accountsTrack}, report ${reportTrack}`;
  const over =
    (accountsTrack === "closed" || accountsTrack === "not-owed") &&
    (reportTrack === "settled" || reportTrack === "not-owed");
  // Of what owed none, a journey from a file say, a report may come all the same, and be before somebody.
  const isExtra = reportTrack === "submitted" || reportTrack === "sent-back";
  if (status === "complete" && !over && !isExtra) broken(world, `${what}: complete and not over`);
  if (status === "approved" && over && approved && (accountsTrack === "closed" || reportTrack === "settled"))
    broken(world, `${what}: over and not complete`);
  if (status === "approved" && !approved) broken(world, `${what}: by whose approval?`);
  if (["draft", "refused"].includes(status) && (accountsTrack !== "not-owed" || reportTrack !== "not-owed"))
    broken(world, `${what}: tracks of what was never approved`);
  const requests = trip.submissions.filter((one: Body) => one.status === "open" && one.about === "request");
  if (requests.length > 1) broken(world, `${what}: ${requests.length} open requests`);
  if (["draft", "cancelled", "withdrawn", "refused"].includes(status) && requests.length > 0)
    broken(world, `${what}: a request before a committee`);
}

/** Whatever waits to be sent is a letter to somebody, and goes. */
export async function lettersGo(world: World): Promise<void> {
  const { site } = world;
  const municipality = site.here(slug).id;
  const send = async ({ to, subject, text }: { to: string; subject: string; text: string }) => {
    if (!to.includes("@") || subject.trim() === "" || /undefined|\bnull\b|NaN|\[object/.test(subject + text))
      broken(world, `a letter to ${to}: ${subject} / ${text.slice(0, 200)}`);
  };
  const deliver = deliverFrom(site.db.app, { send, close: () => undefined } as never, () => site.clock.now);
  const waiting = () =>
    site.db.query<{ id: string }>(
      "SELECT outbox_id AS id FROM udsyn.records_outbox WHERE delivered_at IS NULL AND municipality_id = $1",
      [municipality],
    );
  for (const { id } of await waiting()) await deliver({ municipality, outboxId: id } as never);
  const left = await waiting();
  if (left.length > 0) broken(world, `${left.length} letters do not go`);
}
