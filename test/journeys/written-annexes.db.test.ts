import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
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
async function takeBack(trip: string, { id }: Annex): Promise<void> {
  const reason = "Lagt på ved en fejl";
  const answer = await site.api(slug, "secretary", "POST", `/api/v1/trips/${trip}/annexes/${id}/withdrawal`, {
    reason,
  });
  expect(answer.status).toBe(200);
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
  // A place that does not answer is no wrong setting.
  const silent = await written(site, slug, root, { filesUrl: "s3://a:b@127.0.0.1:9/spand?tls=off" });
  expect(silent.faults).toEqual([{ ...told, why: expect.stringMatching(/^(?!.*FILES_URL).*svarer ikke/) }]);
  expect((await readFile(file)).equals(bytes)).toBe(true);
  await isGood(root);
  const answer = await reads(site, slug)(`/bilag/${annex.id}`);
  expect(answer.status).toBe(200);
  await site.files.remove(site.here(slug).id, annex.sha256);
  const away = await reads(site, slug)(`/bilag/${annex.id}`);
  expect(away.status).toBe(503);
  expect(await away.text()).toContain("Bilaget er stadig offentligt");
  await takeBack(id, annex);
}, 120_000);

test("an annex is a file of the entry's bytes, and every server's settings say what it is, to be saved and never run", async () => {
  const { slug: address, id, annex } = await tripWithAnnex("Bilag som filer");
  const root = await emptyFolder();
  expect(await written(site, slug, root)).toMatchObject({ faults: [] });
  const text = (name: string) => readFile(path.join(root, name), "utf8");
  const entry = JSON.parse(await text(`rejser/${address}.json`)) as { annexes: { sha256: string; url: string }[] };
  const [{ sha256 = "", url = "" } = {}] = entry.annexes;
  expect(
    createHash("sha256")
      .update(await readFile(path.join(root, url)))
      .digest("hex"),
  ).toBe(sha256);
  expect(sha256).toBe(annex.sha256);
  expect(await text(`rejser/${address}/index.html`)).toContain(`href="${url}"`);

  const report = await verifySource(directorySource(root));
  expect(report).toMatchObject({ ok: true, annexes: 1 });
  const copy = await emptyFolder();
  await cp(root, copy, { recursive: true });
  await writeFile(path.join(copy, url), "Et andet");
  const forged = await verifySource(directorySource(copy));
  expect(forged.differences).toContainEqual({ code: "annex-differs", path: url.slice(1), at: "" });

  const name = "filename*=UTF-8''Program%20for%20bes%C3%B8get%3B%20%241%20og%20100%20%25.pdf";
  const sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";
  const apache = await text(".htaccess");
  expect(apache).toContain(`RewriteRule ^bilag/${annex.id}$ - [T=application/pdf]`);
  expect(apache).toContain(
    `Content-Disposition "attachment; ${name.replaceAll("%", "%%")}" "expr=%{REQUEST_URI} =~ m#/bilag/${annex.id}$#"`,
  );
  expect(apache).toContain(`Content-Security-Policy "${sandbox}" "expr=%{REQUEST_URI} =~ m#/bilag/[^.]+$#"`);
  const nginx = (await text("udsyn.nginx.conf")).split("\n").find((one) => one.startsWith(`location = ${url} `));
  for (const said of ['default_type "application/pdf"', `"attachment; ${name}"`, "nosniff", `"${sandbox}"`])
    expect(nginx).toContain(said);
  const caddy = await text("udsyn.Caddyfile");
  expect(caddy).toContain(
    `header ${url} {\n\tContent-Type "application/pdf"\n\tContent-Disposition "attachment; ${name}"\n}`,
  );
  expect(caddy).toContain(`header @annex Content-Security-Policy "${sandbox}"`);
  const hosts = await text("_headers");
  expect(hosts).toContain(`Content-Disposition: attachment\n  Content-Security-Policy: ${sandbox}`);
  expect(hosts).toContain(`${url}\n  Content-Type: application/pdf\n`);
  await isGood(root);

  // Another record's publication does not make it anew.
  await publishedTrip(site, slug, { title: "En anden rejse", startOn: "2025-03-03", endOn: "2025-03-04" });
  await written(site, slug, root, { filesDir: await emptyFolder() }).then(({ faults }) => expect(faults).toEqual([]));

  await takeBack(id, annex);
  // Taken back goes before anything else is asked for: here nothing else comes to its end.
  const stops = () => {
    throw new Error("stopped");
  };
  await expect(written(site, slug, root, { progress: stops })).rejects.toThrow("stopped");
  expect(existsSync(path.join(root, url))).toBe(false);
  expect(await written(site, slug, root)).toMatchObject({ faults: [] });
  expect(existsSync(path.join(root, url))).toBe(false);
  await isGood(root);

  // Not »never heard of«: what was taken back answers 410, with the page that says so.
  expect(await text(`${url.slice(1)}.html`)).toContain("<!-- udsyn-signed");
  expect(await text(".htaccess")).toContain(
    `RewriteRule ^bilag/${annex.id}$ - [E=UDSYN_GONE:bilag/${annex.id}.html,G]`,
  );
  expect(await text("udsyn.nginx.conf")).toContain(`location = ${url} { error_page 410 ${url}.html; return 410; }`);
  expect(await text("udsyn.Caddyfile")).toContain(`error ${url} 410`);
  for (const file of [".htaccess", "udsyn.nginx.conf", "udsyn.Caddyfile", "_headers"])
    expect(await text(file), file).not.toContain("program");
}, 120_000);

test("an annex whose bytes are taken back leaves the folder first, whatever the record in force says of it", async () => {
  const { annex } = await tripWithAnnex("Bilag, der tages med det samme");
  const root = await emptyFolder();
  const file = path.join(root, "bilag", annex.id);
  await written(site, slug, root);
  expect(existsSync(file)).toBe(true);
  await site.db.query("UPDATE register.file SET taken_back = true WHERE file_id = $1", [annex.id]);
  const stops = () => {
    throw new Error("stopped");
  };
  await expect(written(site, slug, root, { progress: stops })).rejects.toThrow("stopped");
  expect(existsSync(file)).toBe(false);
  await written(site, slug, root);
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.html`)).toBe(true);
}, 120_000);
