import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { directorySource, verifySource } from "../../src/verify/index.ts";
import { pdfOf } from "../setup/files/made-pdf.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, written } from "../setup/written-site.ts";

/** A record's annexes among the files of a written site. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site?.close());

interface Annex {
  readonly id: string;
  readonly sha256: string;
}
let nth = 0;
async function tripWithAnnex(title: string): Promise<{ slug: string; id: string; annex: Annex }> {
  const trip = await publishedTrip(site, slug, { title, startOn: "2025-02-03", endOn: "2025-02-04" });
  const bytes = await pdfOf((document) => document.setTitle(`Program nr. ${++nth}`));
  const body = new FormData();
  body.append("title", "Program for besøget; $1 og 100 %");
  body.append("lang", "da");
  body.append("for", "record");
  body.append("files", new Blob([new Uint8Array(bytes)]), "program.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "coordinator")}` };
  const url = `${site.address}/api/v1/trips/${trip.id}/annexes`;
  const answer = await fetch(url, { method: "POST", headers, body });
  expect(answer.status).toBe(201);
  return { slug: trip.slug, id: trip.id, annex: (await answer.json()) as Annex };
}
const isGood = async (root: string) => expect((await verifySource(directorySource(root))).differences).toEqual([]);

test("where the documents are not at hand an annex is told of, keeps its file, and is never said to be gone", async () => {
  const { id, annex } = await tripWithAnnex("Bilag uden dokumenter");
  const [root, nowhere] = [await emptyFolder(), await emptyFolder()];
  const file = path.join(root, "bilag", annex.id);
  const first = await written(site, slug, root, { filesDir: nowhere });
  const told = { path: `/bilag/${annex.id}`, code: "failed", why: expect.stringContaining("FILES_URL") };
  expect(first.faults).toContainEqual(told);
  expect(existsSync(file)).toBe(false);

  expect(await written(site, slug, root)).toMatchObject({ faults: [] });
  const bytes = await readFile(file);
  site.clock.now = new Date(site.clock.now.getTime() + 86_400_000);
  expect((await written(site, slug, root, { filesDir: nowhere })).faults).toEqual([told]);
  expect((await readFile(file)).equals(bytes)).toBe(true);
  await isGood(root);
  const answer = await reads(site, slug)(`/bilag/${annex.id}`);
  expect(answer.status).toBe(200);
  await site.files.remove(site.here(slug).id, annex.sha256);
  const away = await reads(site, slug)(`/bilag/${annex.id}`);
  expect(away.status).toBe(503);
  expect(await away.text()).toContain("Bilaget er stadig offentligt");
  await site.api(slug, "secretary", "POST", `/api/v1/trips/${id}/annexes/${annex.id}/withdrawal`, {
    reason: "Lagt på ved en fejl",
  });
}, 120_000);
