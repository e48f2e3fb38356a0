import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { withdraw } from "../../src/register/index.ts";
import { publishExample } from "../setup/example-trips.ts";
import { pdfOf } from "../setup/files/made-pdf.ts";
import { reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, written } from "../setup/written-site.ts";

/** What OParl tells of what is gone, among the files of a written site: no list leads there. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-26T08:00:00Z"));
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
}, 240_000);
afterAll(() => site?.close());

/** A record that a committee had ruled on, taken back. */
async function takenBack(committee: string): Promise<string> {
  const ruling = { about: "request", committee, on: "2026-02-03", ruling: "approved", text: "Godkendt." } as const;
  const { id } = await publishExample(site, slug, {
    ...{ title: "Behandlet og taget ned", kind: "committee-trip", committee },
    ...{ startOn: "2026-04-01", endOn: "2026-04-03" },
    rulings: [{ ...ruling, item: "7", votes: null, recused: [], url: "https://lyngholm.example/referat/7" }],
  });
  await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", id, "Posten var en dublet"));
  return id;
}

/** A record whose ruling was entered on the wrong day, and moved. */
async function moved(committee: string): Promise<string> {
  const ruling = { about: "request", committee, ruling: "approved", text: "Godkendt." } as const;
  const on = (on: string) => ({
    ...{ title: "Ført til den forkerte dag", kind: "committee-trip" as const, committee },
    ...{ startOn: "2026-04-01", endOn: "2026-04-03" },
    rulings: [{ ...ruling, on, item: "7", votes: null, recused: [], url: "https://lyngholm.example/referat/7" }],
  });
  const { id } = await publishExample(site, slug, on("2026-02-05"));
  const { rulings, ...trip } = on("2026-02-12");
  await publishExample(site, slug, { ...trip, rulings }, { id, reason: "Mødet var den 12." });
  // Its minutes are led to no more.
  const unled = rulings.map((one) => ({ ...one, url: null }));
  await publishExample(site, slug, { ...trip, rulings: unled }, { id, reason: "Referatet er flyttet." });
  return id;
}

/** An annex that was withdrawn, of a record that a committee ruled on and that stands. */
async function withdrawnAnnex(): Promise<string> {
  const body = new FormData();
  for (const [name, text] of Object.entries({ title: "Program", lang: "da", for: "record" })) body.append(name, text);
  body.append("files", new Blob([new Uint8Array(await pdfOf((pdf) => pdf.setTitle("Program")))]), "program.pdf");
  const { items } = (await (await reads(site, slug)("/data/trips.json")).json()) as {
    items: { id: string; rulings: object[] }[];
  };
  const ruled = items.find(({ rulings }) => rulings.length > 0)?.id;
  const annexes = `/api/v1/trips/${ruled}/annexes`;
  const headers = { authorization: `Bearer ${await site.token(slug, "coordinator")}` };
  const added = await fetch(site.address + annexes, { method: "POST", headers, body });
  expect(added.status).toBe(201);
  const { id } = (await added.json()) as { id: string };
  const reason = "Lagt på ved en fejl";
  const answer = await site.api(slug, "secretary", "POST", `${annexes}/${id}/withdrawal`, { reason });
  expect(answer.status).toBe(200);
  return `${ruled}/${id}`;
}

test("what is gone answers as deleted among the files too, and on the server as there", async () => {
  const committee = site.here(slug).profile.committees[0]?.id ?? "";
  const [paper, corrected, annex] = [await takenBack(committee), await moved(committee), await withdrawnAnnex()];
  const root = await emptyFolder();
  expect(await written(site, slug, root)).toMatchObject({ faults: [] });
  const keys = [`${paper}/2026-02-03-request-${committee}`, `${corrected}/2026-02-05-request-${committee}`];
  const ofRulings = ["agenda-items", "consultations", "files"].flatMap((kind) => keys.map((key) => `${kind}/${key}`));
  const days = ["2026-02-03", "2026-02-05"].map((on) => `meetings/${committee}/${on}`);
  const unled = `files/${corrected}/2026-02-12-request-${committee}`;
  for (const one of [...ofRulings, unled, `papers/${paper}`, ...days, `files/${annex}`]) {
    const file = path.join(root, "oparl/v1.1", one, "index.json");
    expect(existsSync(file), one).toBe(true);
    const told = JSON.parse(await readFile(file, "utf8"));
    expect(told, one).toMatchObject({ deleted: true });
    expect(await (await reads(site, slug)(`/oparl/v1.1/${one}`)).json(), one).toMatchObject({
      ...{ deleted: true, created: told.created, modified: told.modified },
    });
  }
}, 240_000);
