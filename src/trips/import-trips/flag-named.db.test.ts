import { afterEach, beforeEach, expect, it } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** A row whose own words name a traveller who is not public is let in, told of, and published by a person alone. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const columns = ["Nr", "Emne", "Formål", "Fra", "Til", "Navn", "Valgte", "Ansatte", "Sted", "Øvrige"];

function comes(rows: readonly string[], dryRun = false) {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const fields = { reference: "Nr", title: "Emne", purpose: "Formål", startOn: "Fra", endOn: "Til" };
  const mapping = trips?.readMapping({
    key: ["Nr"],
    fields: {
      ...fields,
      traveller: "Navn",
      elected: "Valgte",
      staff: "Ansatte",
      destination: "Sted",
      others: "Øvrige",
    },
    constants: { kind: "conference" },
  });
  if (!trips || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf("liste.csv", Buffer.from(`${[columns.join(";"), ...rows].join("\n")}\n`));
  return trips.run(place, { source, mapping, publish: !dryRun, dryRun });
}

const row = (nr: string, title: string, purpose: string, names: string, counts = ";1") =>
  `${nr};${title};${purpose};3.2.2025;5.2.2025;"${names}";${counts}`;
const rows = [
  row("N1", "Karen Canarymand Holm: konference", "Oplæg", "Karen Canarymand Holm"),
  row("N2", "Konference", "oplæg ved peder  canarymands hånd", "Canarymand, Peder"),
  row("N3", "Kursus for Ida Canarymand", "", "Ole Berg og Ida Canarymand", ";2"),
  row("N4", "Møde med Ole Berg", "", "Karen Holm"),
  row("N5", "Borgmester Mette Vang i Lund", "", "Mette Vang", "1;"),
  row("N6", "Teknisk Udvalg i Lund", "", "Teknisk Udvalg", ";3"),
];
const named = ["N1", "N2", "N3"];

const api = async (method: "GET" | "POST" | "PATCH", path: string, body?: object) => {
  const answer = await site.api("lyngholm", "coordinator", method, `/api/v1/${path}`, body);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const inPublic = async () => (await get(`${site.addressOf("lyngholm")}/data/trips.json`)).body;
const waitingIn = async (run: string) =>
  (await api("GET", `import-runs/${run}`)).body.waiting as { id: string; title: string; doubt: string | null }[];

it("tells of it in a dry run too, and publishes the others alone", async () => {
  for (const dryRun of [true, false]) {
    const answer = await comes(rows, dryRun);
    expect(answer).toMatchObject({ added: 6, held: 0, ...(!dryRun && { published: 3 }) });
    expect(answer.findings.map(({ code, reference, field }) => [code, reference, field])).toEqual([
      ["traveller-named", "N1", "title"],
      ["traveller-named", "N2", "purpose"],
      ["traveller-named", "N3", "title"],
    ]);
  }
  expect(await inPublic()).not.toMatch(/canarymand/i);
  expect(await inPublic()).toContain("Borgmester Mette Vang i Lund");
});

it("looks in what stands in place of a count as well, which is public as it is printed, and in the place", async () => {
  const answer = await comes([
    row("K1", "Kursus", "", "", ";Mette Canarymand og Jens Canarymand"),
    row("K2", "Kursus", "", "", ";to fra Børn og Unge"),
    row("K3", "Kursus i Lund", "", "Mette Canarymand", ";1;Hos Mette Canarymand"),
    row("K4", "Kursus", "", "", ";;;2 (Mette Canarymand og Jens Canarymand)"),
    row("K5", "Kursus", "", "", ";1 (Mette Canarymand)"),
    row("K6", "Kursus", "", "", ";Canarymand, Mette (2 dage)"),
  ]);
  const told = answer.findings.filter(({ code }) => code === "traveller-named");
  expect(told.map(({ reference, field }) => [reference, field])).toEqual([
    ["K1", "staff"],
    ["K3", "destination"],
    ["K4", "others"],
    ["K5", "staff"],
    ["K6", "staff"],
  ]);
  expect(answer).toMatchObject({ added: 6, published: 1 });
  expect(await inPublic()).not.toMatch(/canarymand/i);
  expect(await inPublic()).toContain("to fra Børn og Unge");
});

it("is told of while it waits; mended at the desk it goes with the others, and a person may publish it as it stands", async () => {
  const { runId } = await comes(rows);
  const again = await comes(rows);
  expect(again).toMatchObject({ unchanged: 6, published: 0 });
  expect(again.findings.map(({ reference }) => reference)).toEqual(named);
  const run = `import-runs/${runId}`;
  const waiting = await waitingIn(runId ?? "");
  expect(waiting.map(({ doubt }) => doubt)).toEqual(
    named.map(() => expect.stringContaining("ikke offentlig på rejsen")),
  );
  expect((await api("POST", `${run}/publication`, {})).body).toMatchObject({ published: 0 });

  const [first, second] = waiting;
  expect((await api("PATCH", `trips/${first?.id}`, { title: "Konference i Lund" })).status).toBe(200);
  expect((await waitingIn(runId ?? ""))[0]).toMatchObject({ title: "Konference i Lund", doubt: null });
  expect((await comes(rows)).findings.map(({ reference }) => reference)).toEqual(["N2", "N3"]);
  expect(await inPublic()).toContain("Konference i Lund");
  expect((await api("POST", `${run}/publication`, { record: second?.id })).body).toMatchObject({ published: 1 });
  expect(await inPublic()).toMatch(/peder {1,2}canarymand/i);
  expect((await comes(rows)).findings.map(({ reference }) => reference)).toEqual(["N3"]);
});

it("asks of what a file writes into a trip that is public, and not of what everybody reads already", async () => {
  await comes([row("P1", "Konference", "Oplæg", "Karen Canarymand")]);
  const changed = await comes([row("P1", "Konference for Karen Canarymand", "Oplæg", "Karen Canarymand")]);
  expect(changed).toMatchObject({ updated: 1, published: 0, findings: [{ code: "traveller-named", field: "title" }] });
  expect(await inPublic()).not.toContain("Canarymand");
  const [one] = await waitingIn(changed.runId ?? "");
  await api("POST", `import-runs/${changed.runId}/publication`, { record: one?.id });
  expect(await inPublic()).toContain("Konference for Karen Canarymand");
  const mended = await comes([row("P1", "Konference for Karen Canarymand", "Nyt oplæg", "Karen Canarymand")]);
  expect(mended).toMatchObject({ updated: 1, published: 1, findings: [] });
});
