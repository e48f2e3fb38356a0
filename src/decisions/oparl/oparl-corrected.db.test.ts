import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleTrip, publishExample } from "../../../test/setup/example-trips.ts";
import { reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { projectRoot } from "../../platform/index.ts";

const slug = "lyngholm";
let site: TestSite;
let committee: string;
beforeAll(async () => {
  site = await startTestSite();
  committee = site.here(slug).profile.committees[0]?.id ?? "";
});
afterAll(() => site.close());

const get = async (address: string) => {
  const answer = await reads(site, slug)(`/oparl/v1.1/${address}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const idsIn = async (address: string) =>
  ((await get(address)).body.data as { id: string; deleted?: true }[]).map(
    ({ id, deleted = false }) => `${new URL(id).pathname.slice("/oparl/v1.1/".length)}${deleted ? " deleted" : ""}`,
  );
const since = (at: Date) => `modified_since=${encodeURIComponent(at.toISOString())}`;
const later = (ms: number) => {
  site.clock.now = new Date(site.clock.now.getTime() + ms);
  return site.clock.now;
};
const trip = (title: string, days: readonly string[], of = [committee]): ExampleTrip => ({
  ...{ title, kind: "committee-trip", committee, startOn: "2026-04-01", endOn: "2026-04-03" },
  rulings: days.map((on, at) => ({
    ...{
      about: "request",
      committee: of[at] ?? committee,
      on,
      ruling: "approved",
      text: "Udvalget godkendte rejsen.",
      item: "7",
    },
    url: null,
  })),
});

test("a meeting whose only ruling was moved to another day is told as deleted, and comes back with it", async () => {
  const { id } = await publishExample(site, slug, trip("Forkert dag", ["2026-02-05"]));
  const old = `meetings/${committee}/2026-02-05`;
  expect((await get(old)).body).toMatchObject({ meetingState: "durchgeführt" });
  const movedAt = later(3_600_000);
  await publishExample(site, slug, trip("Forkert dag", ["2026-02-12"]), { id, reason: "Mødet var den 12." });
  const gone = await get(old);
  expect(gone).toMatchObject({ status: 200, body: { deleted: true, modified: movedAt.toISOString() } });
  expect(gone.body).not.toHaveProperty("name");
  const moved = `meetings/${committee}/2026-02-12`;
  for (const list of ["meetings", `organizations/${committee}/meetings`]) {
    expect(await idsIn(`${list}?${since(movedAt)}`), list).toEqual([moved, `${old} deleted`]);
    expect(await idsIn(list), list).toEqual([moved]);
  }
  expect((await get(`agenda-items/${id}/2026-02-05-request-${committee}`)).body).toMatchObject({ deleted: true });
  expect((await get(`papers/${id}`)).body).toMatchObject({ name: "Forkert dag" });
  expect((await get(`meetings/${committee}/2026-02-06`)).status).toBe(404);

  const backAt = later(3_600_000);
  await publishExample(site, slug, trip("Forkert dag", ["2026-02-05"]), { id, reason: "Det var den 5. alligevel." });
  expect((await get(old)).body).toMatchObject({ meetingState: "durchgeführt" });
  expect(await idsIn(`meetings?${since(backAt)}`)).toEqual([old, `${moved} deleted`]);
});

test("one of two rulings moved away leaves its meeting changed; the last one taken out takes the paper", async () => {
  const one = await publishExample(site, slug, trip("Den ene", ["2026-03-05"]));
  const other = await publishExample(site, slug, trip("Den anden", ["2026-03-05"]));
  const movedAt = later(3_600_000);
  await publishExample(site, slug, trip("Den anden", []), { id: other.id, reason: "Den var ikke på." });
  const meeting = (await get(`meetings/${committee}/2026-03-05`)).body;
  expect(meeting).toMatchObject({ meetingState: "durchgeführt", modified: movedAt.toISOString() });
  expect(meeting.agendaItem).toHaveLength(1);
  expect((await get(`papers/${other.id}`)).body).toMatchObject({ deleted: true, modified: movedAt.toISOString() });
  expect(await idsIn(`papers?${since(movedAt)}`)).toEqual([`papers/${other.id} deleted`]);
  expect((await get(`papers/${one.id}`)).body).toMatchObject({ name: "Den ene" });
  // Its annex goes with the paper, though the record has it still.
  const annex = {
    id: "019b0000-0000-7000-8000-00000000000a",
    title: "Program",
    mediaType: "application/pdf",
    bytes: 7,
  };
  await site.db.query(
    "UPDATE register.entry SET entry = jsonb_set(entry, '{annexes}', $1::jsonb) WHERE record_id = $2",
    [JSON.stringify([{ ...annex, url: `/bilag/${annex.id}` }]), other.id],
  );
  const file = (await get(`files/${other.id}/${annex.id}`)).body;
  expect(file).toMatchObject({ deleted: true, modified: movedAt.toISOString() });
  expect(file).not.toHaveProperty("name");
  expect(await idsIn(`files?${since(movedAt)}`)).toContain(`files/${other.id}/${annex.id} deleted`);
});

test("of two committees that ruled on one record on a day, the one whose ruling was moved has no meeting there", async () => {
  const [, other = ""] = site.here(slug).profile.committees.map((one) => one.id);
  const { id } = await publishExample(site, slug, trip("To udvalg", ["2026-03-19", "2026-03-19"], [committee, other]));
  const movedAt = later(3_600_000);
  const moved = trip("To udvalg", ["2026-03-18", "2026-03-19"], [committee, other]);
  await publishExample(site, slug, moved, { id, reason: "Det første møde var dagen før." });
  const old = `meetings/${committee}/2026-03-19`;
  expect((await get(old)).body).toMatchObject({ deleted: true, modified: movedAt.toISOString() });
  expect((await get(`meetings/${other}/2026-03-19`)).body).toMatchObject({ meetingState: "durchgeführt" });
  expect(await idsIn(`meetings?${since(movedAt)}`)).toContain(`${old} deleted`);
});

test("an installation from before finds in its versions the days that it would have kept", async () => {
  const kept = () =>
    site.db.query(
      "SELECT list, part_on, body_id, record_id FROM register.dated_part_was ORDER BY record_id, part_on, body_id",
    );
  const before = await kept();
  expect(before.length).toBeGreaterThan(2);
  const file = path.join(projectRoot, "src/platform/database/migrations/2026-11-29-1046-days-that-were.sql");
  const insert = (await readFile(file, "utf8")).split("-- next").find((one) => one.includes("INSERT INTO")) ?? "";
  await site.db.query("DELETE FROM register.dated_part_was");
  await site.db.query(insert);
  expect(await kept()).toEqual(before);
});
