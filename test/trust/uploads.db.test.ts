import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { expectDiscreet } from "./answers.ts";
import { ask, type Got } from "./client.ts";
import { hostile, hostileNames, pdf, png } from "./hostile-files.ts";
import { plantOpenAccounts, sessionOf } from "./planted.ts";

const slug = "lyngholm";
let site: TestSite;
let trip: string;
let cookie: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
  cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
});
afterAll(() => site.close());

interface Receipt {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
}

async function sent(
  name: string,
  bytes: Buffer,
  to: TestSite = site,
  at = trip,
): Promise<{ status: number; text: string }> {
  const body = new FormData();
  body.append("files", new Blob([new Uint8Array(bytes)], { type: "text/html" }), name);
  const headers = { authorization: `Bearer ${await to.token(slug, "accountant")}` };
  const response = await fetch(`${to.address}/api/v1/trips/${at}/receipts`, { method: "POST", headers, body });
  return { status: response.status, text: await response.text() };
}
const listed = async () =>
  ((await (await site.api(slug, "accountant", "GET", `/api/v1/trips/${trip}/receipts`)).json()) as { items: Receipt[] })
    .items;
const looked = (at: string, own: Record<string, string>): Promise<Got> =>
  ask(site.address, { path: at, headers: { host: new URL(site.addressOf(slug)).host, ...own } });

const kinds = ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/tiff"];

/** Both ways to a receipt's bytes hand them out so that no browser runs them or makes something else of them. */
async function expectInert({ id }: Receipt, bytes: Buffer, what: string): Promise<void> {
  const token = `Bearer ${await site.token(slug, "auditor")}`;
  const ways: readonly (readonly [string, Record<string, string>])[] = [
    [`/skrivebord/rejser/${trip}/kvitteringer/${id}`, { cookie }],
    [`/api/v1/trips/${trip}/receipts/${id}`, { authorization: token }],
  ];
  for (const [at, own] of ways) {
    const { status, headers, bytes: got } = await looked(at, own);
    expect(status, what).toBe(200);
    expect(got.equals(bytes), what).toBe(true);
    expect(kinds, what).toContain(headers["content-type"]);
    expect(headers["x-content-type-options"], what).toBe("nosniff");
    expect(headers["content-security-policy"], what).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    expect(headers["cache-control"], what).toBe("private, no-store");
    expect(headers["cross-origin-resource-policy"], what).toBe("same-origin");
    const [kind] = String(headers["content-disposition"]).split(";");
    const shown = ["image/jpeg", "image/png", "image/webp"].includes(String(headers["content-type"]));
    expect(kind, what).toBe(shown ? "inline" : "attachment");
  }
}

test("hostile files are refused with what to do, or stored inert", { timeout: 180_000 }, async () => {
  for (const [what, name, bytes, outcome] of hostile) {
    const got = await sent(name, bytes);
    expectDiscreet({ ...got, headers: {}, bytes: Buffer.alloc(0) }, what);
    expect(got.status, `${what}: ${got.text.slice(0, 300)}`).toBe(outcome === "refused" ? 422 : 201);
    if (outcome === "inert") await expectInert(JSON.parse(got.text) as Receipt, bytes, what);
    else expect(JSON.parse(got.text).errors[0].message, what).toMatch(/»[^»]+« (er|fylder)/);
  }
  expect((await listed()).length).toBe(hostile.filter(([, , , outcome]) => outcome === "inert").length);
});

test("there are 80 of them, each of its own", () => {
  expect(hostile.length).toBeGreaterThanOrEqual(80);
  expect(new Set(hostile.map(([what]) => what)).size).toBe(hostile.length);
});

test("a name leads nowhere, hides nothing and breaks no header", { timeout: 60_000 }, async () => {
  const page = async () => (await looked(`/skrivebord/rejser/${trip}/regnskab`, { cookie })).text;
  for (const name of hostileNames) {
    const bytes = pdf();
    const got = await sent(name, bytes);
    expect(got.status, `${name}: ${got.text}`).toBe(201);
    const receipt = JSON.parse(got.text) as Receipt;
    expect(receipt.fileName, name).toMatch(/^[^\p{Cc}\p{Cf}"<>|:*?/\\]{1,150}$/u);
    expect(receipt.fileName.isWellFormed(), name).toBe(true);
    const { headers } = await looked(`/skrivebord/rejser/${trip}/kvitteringer/${receipt.id}`, { cookie });
    expect(headers["content-disposition"], name).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
    );
    expect(headers["content-disposition"]?.split('"')[1], name).not.toMatch(/[\\/;%]/);
  }
  expect(await page()).not.toContain("<img src=x");
});

test("on the disk lie hashes alone, each of its own bytes, and nothing temporary", async () => {
  const here = site.here(slug).id;
  expect((await readdir(site.filesDir)).toSorted()).toEqual([here, "tmp"].toSorted());
  expect(await readdir(path.join(site.filesDir, "tmp"))).toEqual([]);
  const kept = await site.files.kept(here);
  expect(kept.every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  const rows = await site.db.query<{ sha256: string }>("SELECT DISTINCT sha256 FROM udsyn.records_document");
  expect(kept.toSorted()).toEqual(rows.map((one) => one.sha256).toSorted());
});

test("without a script too each file is judged by itself: the good one is kept, the bad one named", async () => {
  const before = (await listed()).length;
  const part = (name: string, bytes: Buffer) => [
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from("\r\n"),
  ];
  const three = [...part("god.png", png()), ...part("ond.svg", Buffer.from("<svg/>")), ...part("også god.pdf", pdf())];
  const got = await ask(site.address, {
    method: "POST",
    path: `/skrivebord/rejser/${trip}/kvitteringer`,
    headers: {
      host: new URL(site.addressOf(slug)).host,
      cookie,
      "sec-fetch-site": "same-origin",
      "content-type": "multipart/form-data; boundary=x",
    },
    body: Buffer.concat([...three, Buffer.from("--x--\r\n")]),
  });
  expect(got.status).toBe(422);
  const page = got.text;
  expect(page).toContain("»ond.svg« er hverken PDF eller billede");
  expect(page).toContain("god.png");
  expect((await listed()).length).toBe(before + 2);
});

/** A scanner that knows EICAR when it sees it. */
function clamd(): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (piece: Buffer) => {
      got = Buffer.concat([got, piece]);
      if (!got.subarray(-4).equals(Buffer.alloc(4))) return;
      socket.end(got.includes("EICAR-STANDARD") ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      resolve({ url: `tcp://127.0.0.1:${typeof at === "object" ? at?.port : 0}`, server });
    }),
  );
}

test("where there is a scanner, what it finds is refused; while it is away nothing is let in", async () => {
  const { url, server } = await clamd();
  const scanned = await startTestSite(undefined, { CLAMD_URL: url });
  try {
    const at = await plantOpenAccounts(scanned, slug);
    const infected = Buffer.concat([pdf(), Buffer.from("EICAR-STANDARD-ANTIVIRUS-TEST-FILE")]);
    expect((await sent("ren.pdf", pdf(), scanned, at)).status).toBe(201);
    const found = await sent("syg.pdf", infected, scanned, at);
    expect([found.status, found.text]).toEqual([422, expect.stringContaining("Eicar-Signature")]);
    await new Promise((resolve) => server.close(resolve));
    const away = await sent("ren.pdf", pdf(), scanned, at);
    expect([away.status, away.text]).toEqual([503, expect.stringContaining("Prøv igen om lidt")]);
    expect(await scanned.db.query("SELECT FROM udsyn.records_document")).toHaveLength(1);
    expect(await readdir(path.join(scanned.filesDir, "tmp"))).toEqual([]);
  } finally {
    server.close();
    await scanned.close();
  }
});

test("what was stored is what was sent, to the last byte", async () => {
  const bytes = pdf();
  const { id } = JSON.parse((await sent("a.pdf", bytes)).text) as Receipt;
  const [row] = await site.db.query<{ sha256: string }>(
    "SELECT sha256 FROM udsyn.records_document WHERE document_id = $1",
    [id],
  );
  expect(row?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});
