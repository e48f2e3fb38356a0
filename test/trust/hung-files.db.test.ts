import { execFileSync } from "node:child_process";
import { readFile, rename } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { pdf } from "./hostile-files.ts";
import { plantOpenAccounts } from "./planted.ts";

/** A documents' place that hangs, as a mounted share whose server is away does: to open a receipt there does not come back. */
const slug = "lyngholm";
let site: TestSite;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
});
afterAll(() => site.close());

const receipts = () => `${site.address}/api/v1/trips/${trip}/receipts`;
async function sent(): Promise<Response> {
  const body = new FormData();
  body.append("files", new Blob([new Uint8Array(pdf())], { type: "application/pdf" }), "kvittering.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  return fetch(receipts(), { method: "POST", headers, body });
}

test("while the documents' share hangs, it is told in words, and everything else goes on", async () => {
  const { id } = (await (await sent()).json()) as { id: string };
  const [sha256 = ""] = await site.files.kept(site.here(slug).id);
  const place = path.join(site.filesDir, site.here(slug).id, sha256.slice(0, 2), sha256);
  await rename(place, `${place}.before`);
  execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", place]);
  const letGo = async () => {
    // From outside: where the mend is gone, this process has no thread left for a file.
    execFileSync("sh", ["-c", ': <> "$1"', "sh", place]);
    await rename(`${place}.before`, place);
  };
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  const began = performance.now();
  try {
    const looks = await Promise.all(
      Array.from({ length: 6 }, () => fetch(`${receipts()}/${id}`, { headers, signal: AbortSignal.timeout(10_000) })),
    );
    expect(looks.map((one) => one.status)).toEqual(Array.from({ length: 6 }, () => 503));
    const upload = await sent();
    expect([upload.status, upload.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await upload.json()).toMatchObject({
      code: "documents-away",
      detail: expect.stringContaining("intet er gemt"),
    });
    const ready = await fetch(`${site.address}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("Dokumenter kan ikke gemmes")]);
    // Node's threads for files and compression are four: they are not used up by those who asked.
    expect(await readFile(import.meta.filename, "utf8")).toContain("four");
    expect((await fetch(`${site.address}/rejser`, { headers: { "accept-encoding": "gzip" } })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(6_000);
  } finally {
    await letGo();
  }
  await expect.poll(async () => (await fetch(`${receipts()}/${id}`, { headers })).status).toBe(200);
  expect((await sent()).status).toBe(201);
}, 40_000);
