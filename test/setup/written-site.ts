import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type SiteAsked, type SiteWritten, siteOfFiles } from "../../src/app/static-site/site-of-files.ts";
import { readPublicConfig } from "../../src/platform/index.ts";
import { secretForm } from "../../src/register/index.ts";
import { urlOf } from "./database.ts";
import type { TestSite } from "./site.ts";

export const writtenBase = "https://udsyn.example.dk";

/** A folder of the test's own, gone after it. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "udsyn-written-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a municipality's site as `bin/udsyn site` does, in this thread, over the register's role alone. */
export function written(
  site: TestSite,
  slug: string,
  root: string,
  {
    base = writtenBase,
    filesDir = site.filesDir,
    filesUrl = `file://${filesDir}`,
    ...asked
  }: Partial<SiteAsked> & { readonly base?: string; readonly filesDir?: string; readonly filesUrl?: string } = {},
): Promise<SiteWritten> {
  const config = readPublicConfig({
    UDSYN_MODE: "production",
    HOST: "127.0.0.1",
    UDSYN_DATA: "/nowhere/at/all",
    DATABASE_REGISTER_URL: urlOf(site.db.connections.register),
    UDSYN_LOG_KEY: secretForm(site.logKey),
    UDSYN_BASE_URL: base,
    FILES_URL: filesUrl,
  });
  if ("faults" in config) throw new Error(JSON.stringify(config.faults));
  return siteOfFiles(config, () => undefined, {
    root,
    choose: () => site.here(slug),
    pictures: "lists",
    threads: 0,
    clock: () => site.clock.now,
    progress: () => undefined,
    ...asked,
  });
}

/** Every file of a folder with its bytes, by its path. */
export async function filesIn(root: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const files = found
    .filter((one) => one.isFile())
    .map((one) => path.relative(root, path.join(one.parentPath, one.name)));
  return new Map(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(path.join(root, file))] as const)),
  );
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'";

/** A web server that knows nothing but files and keeps dot files to itself, under a path where one is given: what any of them does at the least. */
export async function fileServer(
  root: string,
  below = "",
): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(async ({ url = "/" }, answer) => {
    const { pathname } = new URL(url, "http://files.localhost");
    asked.push(pathname);
    const inside = decodeURIComponent(
      pathname.startsWith(`${below}/`) || pathname === below ? pathname.slice(below.length) : "/nix",
    );
    // As our own settings say, and many a server by itself.
    if (/\/\.(?!well-known)/.test(inside)) return void answer.writeHead(403).end();
    for (const name of ["", "/index.html", "/index.json"]) {
      const file = path.join(root, inside + name);
      const bytes = await readFile(file).catch(() => null);
      if (!bytes) continue;
      answer.writeHead(200, {
        "content-type": types[path.extname(file)] ?? "application/octet-stream",
        "content-security-policy": policy,
      });
      answer.end(bytes);
      return;
    }
    answer.writeHead(404, { "content-type": "text/html; charset=utf-8" });
    answer.end(await readFile(path.join(root, "404.html")));
  });
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { address: `http://localhost:${(server.address() as AddressInfo).port}${below}`, asked };
}

/** All that a municipality's site of files says, its own account too. */
export async function textOfWritten(site: TestSite, slug: string): Promise<string> {
  const root = await emptyFolder();
  await written(site, slug, root);
  return [...(await filesIn(root))].map(([file, bytes]) => `${file} ${bytes.toString("utf8")}`).join("\n");
}
