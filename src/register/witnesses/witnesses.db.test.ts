import { createPublicKey, generateKeyPairSync, hash, sign, verify } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import type { Municipality } from "../../profile/index.ts";
import { isConsistent, urlSource, verifySource } from "../../verify/index.ts";
import { renderAnew } from "../file-versions.store.ts";
import { seekCosignatures } from "./seek-cosignatures.ts";
import { readWitnesses } from "./witness.store.ts";

/** A witness by C2SP tlog-witness, written for this test: it checks our signature and growth by itself, keeps its size, cosigns. */
const slug = "proeve";
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const open = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
const name = "witness.example/w1";
const idOf = (named: string, kind: number, key: Uint8Array) =>
  hash("sha256", Buffer.concat([Buffer.from(`${named}\n`), Uint8Array.of(kind), key]), "buffer").subarray(0, 4);
const witnessKey = `${name}+${idOf(name, 4, open).toString("hex")}+${Buffer.concat([Uint8Array.of(4), open]).toString("base64")}`;

type Lie = "none" | "wrong-text" | "wrong-key" | "other-name" | "long" | "slow" | "moves" | 403 | 404 | 422;
let lie: Lie = "none";
let kept = { size: 0, root: Buffer.alloc(32) };
let asked: { old: number; status: number }[] = [];
let logKey = "";

function answerTo(body: string): [number, string] {
  const [head = "", ...rest] = body.split("\n\n");
  const [old = "", ...proof] = head.split("\n");
  const note = rest.join("\n\n");
  const end = note.lastIndexOf("\n\n") + 1;
  const text = note.slice(0, end);
  const [origin = "", size = "", root = ""] = text.split("\n");
  const [, , data = ""] = logKey.split("+");
  const bytes = Buffer.from(logKey.slice(logKey.indexOf("+", logKey.indexOf("+") + 1) + 1) || data, "base64");
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes.subarray(1)]);
  const line = Buffer.from(note.slice(end + 1).split(" ")[2] ?? "", "base64");
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  const isOwn = line.subarray(0, 4).equals(idOf(origin, 1, bytes.subarray(1)));
  if (!isOwn || !verify(null, Buffer.from(text), key, line.subarray(4))) return [403, ""];
  if (!/^old \d+$/.test(old)) return [400, ""];
  if (Number(old.slice(4)) !== kept.size) return [409, `${kept.size}\n`];
  const later = { size: Number(size), root: Buffer.from(root, "base64") };
  const hashes = proof.map((one) => Buffer.from(one, "base64"));
  if (kept.size > 0 ? !isConsistent(kept, later, hashes) : hashes.length > 0) return [422, ""];
  kept = later;
  return [200, cosigned(text)];
}
function cosigned(text: string): string {
  const time = Buffer.alloc(8);
  const seconds = 1_778_054_400n;
  time.writeBigUInt64BE(seconds);
  const key = lie === "wrong-key" ? generateKeyPairSync("ed25519").privateKey : privateKey;
  const said = lie === "wrong-text" ? text.replace(/\n\d+\n/, "\n99\n") : text;
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${said}`), key);
  const by = lie === "other-name" ? "another.example" : name;
  return `— ${by} ${Buffer.concat([idOf(name, 4, open), time, signature]).toString("base64")}\n`;
}

let site: TestSite;
let server: Server;
let address: string;
let warned: string[] = [];
beforeAll(async () => {
  site = await startTestSite();
  await publishedTrip(site, slug, { title: "Malmø" });
  server = createServer((request, answer) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (lie === "slow") return;
      if (lie === "moves") return void answer.writeHead(307, { location: `${address}/elsewhere` }).end();
      if (lie === "long") return void answer.end("x".repeat(100_000));
      const [status, text] = request.url === "/w1/add-checkpoint" ? answerTo(body) : [500, ""];
      const told = typeof lie === "number" ? lie : status;
      asked.push({ old: Number(/^old (\d+)/.exec(body)?.[1]), status: told });
      answer.writeHead(told).end(told === status ? text : "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/w1`;
  logKey = (await (await get("/log/key")).text()).trim();
  await inProfile([{ key: witnessKey, address }]);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await site.close();
});
beforeEach(async () => {
  [lie, asked, warned, kept] = ["none", [], [], { size: 0, root: Buffer.alloc(32) }];
  await site.db.query("DELETE FROM register.log_witness");
  await site.doing(slug, renderAnew);
  await expect.poll(checkpoint).not.toContain(name);
});

/** Saves whom the profile trusts, and waits for the server to know. */
async function inProfile(witnesses: readonly { key: string; address: string }[]): Promise<void> {
  await site.db.query(
    "UPDATE register.municipality SET profile = profile || $1::jsonb, profile_version = profile_version + 1 WHERE slug = $2",
    [JSON.stringify({ witnesses }), slug],
  );
  await site.db.query("SELECT pg_notify('udsyn_profiles', '')");
  await vi.waitFor(() => expect(site.here(slug).profile.witnesses).toHaveLength(witnesses.length), { timeout: 10_000 });
}

const get = (path: string) => reads(site, slug)(path);
let hour = 0;
const later = () => new Date(Date.UTC(2026, 4, 6, 8 + 2 * hour++));
const seek = (now = later(), { at = address, loopback = true, key = witnessKey } = {}) => {
  const own = site.here(slug);
  const here: Municipality = { ...own, profile: { ...own.profile, witnesses: [{ key, address: at }] } };
  const log = { warn: (what: object) => void warned.push(JSON.stringify(what)) };
  return seekCosignatures({ db: site.db, log, loopback, limits: { ms: 500, bytes: 16_384 } }, here, now);
};
const checkpoint = async () => (await get("/log/checkpoint")).text();
const origin = () => logKey.split("+")[0] ?? "";
const standing = async () => (await readWitnesses(site.db.register, site.here(slug).id, origin()))[0];
const check = (...witnesses: string[]) => verifySource(urlSource(site.addressOf(slug)), { key: logKey, witnesses });

test("a head is cosigned and shown with the line, the next one goes on from it, and who asks for the witness finds it", async () => {
  const [bare, first] = [await checkpoint(), await get("/log/checkpoint")];
  expect((await check(witnessKey)).differences[0]?.code).toBe("witness-missing");
  await seek();
  expect(asked).toEqual([{ old: 0, status: 200 }]);
  await expect.poll(checkpoint).toContain(`— ${name} `);
  const with1 = await get("/log/checkpoint");
  expect((await with1.text()).startsWith(bare)).toBe(true);
  expect(with1.headers.get("etag")).not.toBe(first.headers.get("etag"));
  const report = await check(witnessKey);
  expect(report).toMatchObject({ ok: true, witnessed: [{ name, at: "2026-05-06T08:00:00.000Z" }] });
  expect(await (await get("/log")).text()).toContain(`${name} har underskrevet hele loggen`);
  await seek();
  expect(asked).toHaveLength(1);
  await publishedTrip(site, slug, { title: "Turku" });
  await publishedTrip(site, slug, { title: "Tartu" });
  await expect.poll(checkpoint).not.toContain(name);
  expect((await check(witnessKey)).differences[0]?.code).toBe("witness-missing");
  await expect.poll(async () => (await get("/log")).text()).toContain(`${name} har underskrevet de første`);
  await seek();
  expect(asked.slice(1)).toEqual([{ old: report.size, status: 200 }]);
  await expect.poll(checkpoint).toContain(name);
  expect(await check(witnessKey)).toMatchObject({ ok: true });
});

test("a witness that has seen another size says so, and is asked from there; one that has seen more is told of", async () => {
  await seek();
  await site.db.query("DELETE FROM register.log_witness");
  await publishedTrip(site, slug, { title: "Riga" });
  asked = [];
  const { size } = kept;
  await seek();
  expect(asked).toEqual([
    { old: 0, status: 409 },
    { old: size, status: 200 },
  ]);
  await site.db.query("DELETE FROM register.log_witness");
  asked = [];
  // Its answer was lost: it has this head already.
  await seek();
  expect(asked.map(({ status }) => status)).toEqual([409, 200]);
  await site.db.query("DELETE FROM register.log_witness");
  kept = { size: 999, root: Buffer.alloc(32) };
  await seek();
  expect(warned.join()).toContain("it has seen 999 entries of this log");
  expect(await standing()).toMatchObject({ line: null, failures: 1 });
});

test.each<[Lie, string]>([
  ["wrong-text", "does not hold"],
  ["wrong-key", "does not hold"],
  ["other-name", "does not hold"],
  ["long", "says more than"],
  ["slow", "does not answer in time"],
  ["moves", "it answers 307"],
  [403, "it answers 403"],
  [404, "it answers 404"],
  [422, "it answers 422"],
])(
  "one that lies, is slow or refuses (%s) adds nothing, is told of, and is asked again later and later",
  async (how, reason) => {
    lie = how;
    const now = later();
    await seek(now);
    expect(warned).toEqual([expect.stringContaining(reason)]);
    expect(await checkpoint()).not.toContain(name);
    expect(await standing()).toMatchObject({
      size: 0,
      line: null,
      failures: 1,
      askAt: new Date(now.getTime() + 120_000),
    });
    await seek(new Date(now.getTime() + 60_000));
    expect(warned).toHaveLength(1);
    const second = new Date(now.getTime() + 120_000);
    await seek(second);
    expect(await standing()).toMatchObject({ failures: 2, askAt: new Date(second.getTime() + 240_000) });
    [lie, kept] = ["none", { size: 0, root: Buffer.alloc(32) }];
    await seek();
    await expect.poll(checkpoint).toContain(name);
    expect(await standing()).toMatchObject({ failures: 0, fault: null });
  },
);

test("one that is down, is asked without a secret way, or whose key is not one of a witness, adds nothing", async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  await seek(later(), { at: `http://127.0.0.1:${port}` });
  await seek(later(), { loopback: false });
  for (const at of ["http://witness.example", "https://bruger:kode@witness.example"]) await seek(later(), { at });
  expect(warned.map((one) => /ECONNREFUSED|not https/.exec(one)?.[0])).toEqual([
    "ECONNREFUSED",
    ...["not https", "not https", "not https"],
  ]);
  await seek(later(), { key: logKey });
  expect(warned.at(-1)).toContain("its key cannot be read");
  expect(asked).toEqual([]);
});

test("a verifier refuses a line that is not the witness's own, or of another time", async () => {
  await seek();
  await expect.poll(checkpoint).toContain(name);
  const note = await checkpoint();
  const line = Buffer.from(note.trim().split(" ").at(-1) ?? "", "base64");
  for (const at of [5, 11, 20, 75]) {
    const bytes = Buffer.from(line);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const source = urlSource(site.addressOf(slug));
    const altered = Buffer.from(note.replace(line.toString("base64"), bytes.toString("base64")));
    const read = async (path: string) => (path === "log/checkpoint" ? altered : source.read(path));
    const report = await verifySource({ ...source, read }, { key: logKey, witnesses: [witnessKey] });
    expect(report.differences[0]?.code, `byte ${at}`).toBe("witness-wrong");
  }
});

test("one that was taken out of the profile is shown and cosigns no more, and comes back with its place", async () => {
  await seek();
  await expect.poll(checkpoint).toContain(`— ${name} `);
  await inProfile([]);
  await expect.poll(checkpoint).not.toContain(name);
  expect(await (await get("/log")).text()).not.toContain("Vidner");
  await inProfile([{ key: witnessKey, address }]);
  await expect.poll(checkpoint).toContain(`— ${name} `);
});
