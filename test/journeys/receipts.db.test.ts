import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backup, type FileStore, filesIn, restore } from "../../src/platform/index.ts";
import { namedBytes } from "../../src/records/index.ts";
import { runDaily } from "../../src/trips/index.ts";
import { emptyDatabase } from "../setup/database.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
});
afterAll(() => site.close());

/** A PDF unlike any other. */
const pdf = () => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(200), Buffer.from("\n%%EOF")]);

interface Receipt {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly postings: readonly string[];
}

async function send(
  bytes: Uint8Array,
  fileName: string,
  { posting, at = trip, key }: { posting?: string; at?: string; key?: string } = {},
): Promise<Response> {
  const body = new FormData();
  if (posting) body.append("posting", posting);
  body.append("files", new Blob([new Uint8Array(bytes)]), fileName);
  const headers = {
    authorization: `Bearer ${await site.token(slug, "accountant")}`,
    ...(key === undefined ? {} : { "idempotency-key": key }),
  };
  return fetch(`${site.address}/api/v1/trips/${at}/receipts`, { method: "POST", headers, body });
}
const sent = async (...given: Parameters<typeof send>): Promise<Receipt> => {
  const response = await send(...given);
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Receipt;
};
const api = (
  method: string,
  rest: string,
  body?: unknown,
  role: "accountant" | "auditor" | "employee" = "accountant",
) => site.api(slug, role, method, `/api/v1/trips/${trip}${rest}`, body);
async function book(given: object = {}): Promise<{ id: string; receiptId: string | null }> {
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost", ...given };
  const response = await api("POST", "/postings", line);
  const text = await response.text();
  expect(response.status, text).toBe(201);
  return JSON.parse(text) as { id: string; receiptId: string | null };
}
const listed = async () => ((await (await api("GET", "/receipts")).json()) as { items: Receipt[] }).items;
const trail = (action: string) =>
  site.db.query<{ value: { before: unknown; after: { receipt?: string; fileName?: string } | null } }>(
    `SELECT v.value FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = $1 ORDER BY a.audit_id`,
    [action],
  );

test("a receipt is handed out under a name that ends as what it is, also one from before", async () => {
  const { id, fileName } = await sent(pdf(), "faktura.hta");
  expect(fileName).toBe("faktura.hta.pdf");
  await site.db.query("UPDATE udsyn.records_document SET file_name = 'gammel\u202Efdp.bat' WHERE document_id = $1", [
    id,
  ]);
  const { headers } = await api("GET", `/receipts/${id}`);
  expect(headers.get("content-disposition")).toContain('filename="gammelfdp.bat.pdf"');
  expect((await listed()).map((one) => one.fileName)).toContain("gammelfdp.bat.pdf");
  expect((await api("DELETE", `/receipts/${id}`)).status).toBe(200);
});

test("a receipt is sent, waits, and shows a line once it is matched, by either's hand", async () => {
  const loose = await sent(pdf(), "C:\\bilag\\frokost på Østerbro.pdf");
  expect(loose).toMatchObject({ fileName: "frokost på Østerbro.pdf", mediaType: "application/pdf", postings: [] });
  const booked = await book({ receiptId: loose.id });
  expect(booked.receiptId).toBe(loose.id);
  // One receipt may show several lines: a hotel's bill has breakfast on it.
  const breakfast = await book({ receiptId: loose.id, text: "Morgenmad" });
  expect((await listed()).find((one) => one.id === loose.id)?.postings).toEqual([booked.id, breakfast.id]);
  const bare = await book({ text: "Taxa" });
  expect((await sent(pdf(), "taxa.pdf", { posting: bare.id })).postings).toEqual([bare.id]);
});

test("a line cannot name a receipt of another trip, of nobody, or one that was taken away", async () => {
  const other = await sent(pdf(), "anden.pdf", { at: await plantOpenAccounts(site, slug) });
  const gone = await sent(pdf(), "fjernet.pdf");
  expect((await api("DELETE", `/receipts/${gone.id}`, {})).status).toBe(200);
  for (const receiptId of [other.id, gone.id, "0199f000-0000-7000-8000-000000000000", "x"]) {
    const refused = await api("POST", "/postings", {
      ...{ category: "meals", amount: "1.00", currency: "DKK", text: "Te" },
      receiptId,
    });
    expect(refused.status, receiptId).toBe(422);
  }
  const line = await book();
  // Nor by being corrected to it.
  for (const receiptId of [other.id, gone.id]) {
    const given = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost", receiptId };
    const refused = await site.api(slug, "accountant", "PUT", `/api/v1/postings/${line.id}`, given, {
      "if-match": '"1"',
    });
    expect(refused.status, receiptId).toBe(422);
    expect(await refused.text()).toContain("receipt-unknown");
  }
  const response = await send(pdf(), "x.pdf", { posting: line.id, at: await plantOpenAccounts(site, slug) });
  expect(response.status).toBe(404);
});

test("the same bytes once more are the same receipt; the same key again is answered as before", async () => {
  const bytes = pdf();
  const first = await sent(bytes, "en.pdf", { key: "k1" });
  expect(await sent(bytes, "en.pdf", { key: "k1" })).toEqual(first);
  expect((await sent(bytes, "to.pdf")).id).toBe(first.id);
  expect((await send(pdf(), "en.pdf", { key: "k1" })).status).toBe(409);
  expect((await send(bytes, "andet navn.pdf", { key: "k1" })).status).toBe(409);
});

test("the same bytes of one that was taken away bring it back, which is on the trail", async () => {
  const bytes = pdf();
  const { id } = await sent(bytes, "fjernet.pdf");
  expect((await api("DELETE", `/receipts/${id}`, {})).status).toBe(200);
  const [added, restored] = [await trail("accounts.add-receipt"), await trail("accounts.restore-receipt")];
  expect((await sent(bytes, "igen.pdf")).id).toBe(id);
  expect((await sent(bytes, "igen.pdf")).id).toBe(id);
  expect(await trail("accounts.add-receipt")).toHaveLength(added.length);
  const now = await trail("accounts.restore-receipt");
  expect(now).toHaveLength(restored.length + 1);
  expect(now.at(-1)?.value.after).toEqual({ receipt: id, fileName: "fjernet.pdf" });
});

/** A line's form at the desk as its fields stand, and what becomes of sending it. */
async function lineForm(line: string) {
  const at = `/skrivebord/rejser/${trip}/regnskab/${line}`;
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "accountant")}`, "sec-fetch-site": "same-origin" };
  const host = new URL(site.addressOf(slug)).host;
  const { text: page } = await ask(site.address, { path: at, host, headers });
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
  const fields = { category: "meals", currency: "DKK", vat: "incl", text: "Frokost", amount: "212,00" };
  const form = { ...fields, bookedOn: hidden("bookedOn"), version: hidden("version"), mark: hidden("mark") };
  return async (more: Record<string, string>) =>
    ask(site.address, {
      ...{ method: "POST", path: at, host },
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...form, ...more }).toString(),
    });
}
const stored = async (id: string) => {
  const { items } = (await (await api("GET", "/postings")).json()) as { items: { id: string }[] };
  return items.find((one) => one.id === id);
};

test("a line that got a receipt while its form was open is saved; one that somebody else changed is not", async () => {
  const line = await book({ vat: "incl" });
  const mine = await lineForm(line.id);
  const receipt = await sent(pdf(), "min.pdf", { posting: line.id });
  expect((await mine({ text: "Frokost for seks" })).status).toBe(303);
  expect(await stored(line.id)).toMatchObject({ text: "Frokost for seks", receiptId: receipt.id });
  const again = await lineForm(line.id);
  const theirs = await lineForm(line.id);
  expect((await theirs({ text: "Frokost for seks", amount: "300,00" })).status).toBe(303);
  await sent(pdf(), "anden.pdf", { posting: line.id });
  expect((await again({ text: "Min rettelse" })).status).toBe(409);
  expect(await stored(line.id)).toMatchObject({ text: "Frokost for seks", amount: "300.00" });
});

test("what is served can run nothing, is stored by nobody on the way, and every look is on the trail", async () => {
  const bytes = pdf();
  const { id } = await sent(bytes, 'kvittering; "x"\r\n.pdf');
  const before = (await trail("accounts.see-receipt")).length;
  const response = await api("GET", `/receipts/${id}`, undefined, "auditor");
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  const headers = Object.fromEntries(response.headers);
  expect(headers).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(headers["content-disposition"]).toMatch(/^attachment; filename="[^"\r\n;]+"; filename\*=UTF-8''[\w%.~-]+$/);
  expect(headers["content-security-policy"]).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
  const looks = await trail("accounts.see-receipt");
  expect(looks.length).toBe(before + 1);
  expect(looks.at(-1)?.value.after?.receipt).toBe(id);
  const jpeg = Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100", "hex"), randomBytes(40)]);
  const picture = await sent(jpeg, "foto.jpg");
  expect((await api("GET", `/receipts/${picture.id}`)).headers.get("content-disposition")).toMatch(/^inline;/);
});

test("nobody but those who read accounts sees one, and not by another trip's address", async () => {
  const { id } = await sent(pdf(), "a.pdf");
  expect((await api("GET", `/receipts/${id}`, undefined, "employee")).status).toBe(403);
  const other = await plantOpenAccounts(site, slug);
  expect((await site.api(slug, "auditor", "GET", `/api/v1/trips/${other}/receipts/${id}`)).status).toBe(404);
  expect((await site.api("ballerup", "auditor", "GET", `/api/v1/trips/${trip}/receipts/${id}`)).status).toBe(404);
});

test("one that shows a line stays; taken off and away, it is erased after 30 days with its bytes", async () => {
  const line = await book();
  const bytes = pdf();
  const { id } = await sent(bytes, "væk.pdf", { posting: line.id });
  expect((await api("DELETE", `/receipts/${id}`, {})).status).toBe(409);
  const off = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost" };
  const put = await site.api(slug, "accountant", "PUT", `/api/v1/postings/${line.id}`, off, { "if-match": '"2"' });
  expect(put.status, await put.text()).toBe(200);
  expect((await api("DELETE", `/receipts/${id}`, {})).status).toBe(200);
  expect((await api("GET", `/receipts/${id}`)).status).toBe(404);
  const here = site.here(slug);
  const daily = (days: number) =>
    runDaily(
      site.db.app,
      here,
      new Date(site.clock.now.getTime() + days * 86_400_000),
      site.rooms.publishTrip,
      site.files,
    );
  const [row] = await site.db.query<{ sha256: string }>(
    "SELECT sha256 FROM udsyn.records_document WHERE document_id = $1",
    [id],
  );
  const sha256 = row?.sha256 ?? "";
  await daily(29);
  expect(await site.files.kept(here.id)).toContain(sha256);
  const kept = (await site.files.kept(here.id)).length;
  await daily(31);
  expect(await site.files.kept(here.id)).not.toContain(sha256);
  expect(await site.db.query("SELECT FROM udsyn.records_document WHERE document_id = $1", [id])).toEqual([]);
  // Those of lines and those that wait are there still.
  expect(kept - (await site.files.kept(here.id)).length).toBeLessThan(kept - 3);
  expect((await trail("records.erase-document")).length).toBeGreaterThan(0);
});

test("bytes without a document are taken away, bytes of two documents stay for the other", async () => {
  const here = site.here(slug);
  const stray = await site.files.take(
    (async function* () {
      yield pdf();
    })(),
    1_000,
  );
  await stray?.keep(here.id);
  const bytes = pdf();
  const [one, other] = [await sent(bytes, "a.pdf"), await plantOpenAccounts(site, slug)];
  const twin = await sent(bytes, "a.pdf", { at: other });
  await api("DELETE", `/receipts/${one.id}`, {});
  const later = new Date(site.clock.now.getTime() + 40 * 86_400_000);
  await runDaily(site.db.app, here, later, site.rooms.publishTrip, site.files);
  expect(await site.files.kept(here.id)).not.toContain(stray?.sha256);
  expect((await site.api(slug, "auditor", "GET", `/api/v1/trips/${other}/receipts/${twin.id}`)).status).toBe(200);
});

test("while the files are listed to be swept, a receipt comes in all the same, and its bytes stay", async () => {
  const listed = Promise.withResolvers<void>();
  const asking = Promise.withResolvers<void>();
  const slow: FileStore = {
    ...site.files,
    kept: async (of) => {
      asking.resolve();
      await listed.promise;
      return site.files.kept(of);
    },
  };
  const daily = runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, slow);
  await asking.promise;
  const bytes = pdf();
  const { id } = await sent(bytes, "imens.pdf");
  listed.resolve();
  await daily;
  const shown = await api("GET", `/receipts/${id}`);
  expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await api("DELETE", `/receipts/${id}`)).status).toBe(200);
});

test("accounts close with a receipt or a reason; never while one lies loose; then no receipt comes, goes or changes", async () => {
  trip = await plantOpenAccounts(site, slug);
  await site.db.query("UPDATE udsyn.trips_trip SET start_on = '2026-05-05', end_on = '2026-05-06' WHERE trip_id = $1", [
    trip,
  ]);
  const [shown, reasoned] = [await book(), await book({ text: "Taxa" })];
  const closing = async () => api("POST", "/accounts-closing", {});
  expect(JSON.stringify(await (await closing()).json())).toContain("receipt-missing");
  const receipt = await sent(pdf(), "frokost.pdf", { posting: shown.id });
  const loose = await sent(pdf(), "løs.pdf");
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Taxa", withoutReceipt: "Bortkommet" };
  const put = await site.api(slug, "accountant", "PUT", `/api/v1/postings/${reasoned.id}`, line, { "if-match": '"1"' });
  expect(put.status).toBe(200);
  expect(JSON.stringify(await (await closing()).json())).toContain("receipts-loose");
  expect((await api("DELETE", `/receipts/${loose.id}`, {})).status).toBeLessThan(300);
  expect((await closing()).status).toBe(201);
  expect((await listed()).map((one) => one.id)).toEqual([receipt.id]);
  expect((await send(pdf(), "sen.pdf")).status).toBe(409);
  expect((await send(pdf(), "sen.pdf", { posting: shown.id })).status).toBe(409);
  expect((await api("DELETE", `/receipts/${receipt.id}`, {})).status).toBe(409);
  expect((await api("DELETE", `/receipts/${loose.id}`, {})).status).toBe(409);
  expect((await api("GET", `/receipts/${receipt.id}`)).status).toBe(200);
  expect((await trail("accounts.add-receipt")).some(({ value }) => value.after?.fileName === "løs.pdf")).toBe(true);
});

test("backed up, wiped and restored, every receipt is there to the last byte", async () => {
  const at = await plantOpenAccounts(site, slug);
  const contents = [pdf(), pdf(), pdf()];
  const receipts: Receipt[] = [];
  for (const [n, bytes] of contents.entries()) receipts.push(await sent(bytes, `${n}.pdf`, { at }));
  const folder = await mkdtemp(path.join(tmpdir(), "udsyn-receipts-"));
  const other = await emptyDatabase();
  try {
    const back = filesIn(path.join(folder, "files"));
    const file = path.join(folder, "kopi.udsyn");
    await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file, site.clock.now);
    await restore(other.connections, back, file);
    const { id } = site.here(slug);
    for (const [n, receipt] of receipts.entries()) {
      const [row] = await other.query<{ sha256: string }>(
        "SELECT sha256 FROM udsyn.records_document WHERE document_id = $1",
        [receipt.id],
      );
      const stream = await back.read(id, row?.sha256 ?? "");
      expect(stream && (await buffer(stream)).equals(contents[n] ?? Buffer.alloc(0))).toBe(true);
    }
    expect((await back.kept(id)).toSorted()).toEqual((await site.files.kept(id)).toSorted());
  } finally {
    await other.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("nothing temporary is left", async () => {
  expect(await readdir(path.join(site.filesDir, "tmp"))).toEqual([]);
});
