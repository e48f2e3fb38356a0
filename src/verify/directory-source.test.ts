import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { directorySource } from "./directory-source.ts";

let root: string;
let site: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "udsyn-folder-"));
  site = join(root, "site");
  await mkdir(join(site, "data"), { recursive: true });
  await mkdir(join(root, "elsewhere/wien"), { recursive: true });
  await writeFile(join(site, "index.html"), "");
  await writeFile(join(site, "data/trips.json"), "");
  await writeFile(join(root, "elsewhere/wien.html"), "");
  await writeFile(join(root, "elsewhere/wien/v1.json"), "");
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("what lies behind a link to a folder or a file is listed, as a web server shows it", async () => {
  await symlink(join(root, "elsewhere"), join(site, "rejser"));
  await symlink(join(root, "elsewhere/wien.html"), join(site, "alene.html"));
  await symlink(join(root, "nowhere"), join(site, "broken"));
  await symlink("itself", join(site, "itself"));
  const all = ["alene.html", "broken", "data/trips.json", "index.html", "itself", "rejser/wien.html"];
  expect(await directorySource(site).list("")).toEqual([...all, "rejser/wien/v1.json"]);
  expect(await directorySource(site).list("rejser/")).toEqual(["rejser/wien.html", "rejser/wien/v1.json"]);
  expect(await directorySource(site).list("ingen")).toEqual([]);
  expect(await directorySource(site).read("itself")).toBeNull();
});

test("the folder itself may be a link", async () => {
  await symlink(site, join(root, "now"));
  expect(await directorySource(join(root, "now")).list("")).toEqual(["data/trips.json", "index.html"]);
});

test.each([
  ["back to the site", () => symlink("..", join(site, "data/again")), "Mappen selv og data/again"],
  ["to a folder beside it", () => symlink("data", join(site, "copy")), /(copy og data|data og copy) er den samme/],
])("a link %s is refused, and the reading ends", async (_, make, words) => {
  await make();
  await expect(directorySource(site).list("")).rejects.toThrow(words);
});

test("what is no file is listed, and never read: a pipe would be waited for", async () => {
  const socket = createServer();
  await new Promise<void>((resolve) => socket.listen(join(site, "data/trips.csv"), resolve));
  onTestFinished(() => new Promise<void>((resolve) => socket.close(() => resolve())));
  expect(await directorySource(site).list("data")).toEqual(["data/trips.csv", "data/trips.json"]);
  expect(await directorySource(site).read("data/trips.csv")).toBeNull();
});
