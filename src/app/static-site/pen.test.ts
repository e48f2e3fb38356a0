import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { unsigned } from "../../register/index.ts";
import type { PublicAnswers } from "../../web/index.ts";
import { SiteFolder } from "./folder.ts";
import { placeOf } from "./links.ts";
import { penOf } from "./pen.ts";

/** A pen over a server that answers as it is told. */
function penOver(answers: PublicAnswers) {
  const root = mkdtempSync(path.join(tmpdir(), "udsyn-pen-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = new SiteFolder(root, "0", new Set());
  return penOf({ answers, place: placeOf("https://kommune.dk"), folder, signing: async () => unsigned });
}
const job = (at: string) => ({ path: at, ask: at, known: null });

test("an address that names no file fails alone, and the others are written", async () => {
  const write = penOver(async () => ({ status: 200, headers: { "content-type": "text/html" }, body: "side" }));
  const done = await write([job("/rejser/../x"), job("/om")]);
  expect(done.map(({ path: at, came }) => [at, came])).toEqual([
    ["/rejser/../x", "failed"],
    ["/om", "written"],
  ]);
});

test("a long file that is refused for want of a place is asked for again, and few are asked for at once", async () => {
  let [under, most, refused] = [0, 0, 0];
  const write = penOver(async () => {
    under += 1;
    most = Math.max(most, under);
    await sleep(50);
    under -= 1;
    const status = refused++ === 0 ? 503 : 200;
    return { status, headers: {}, body: Readable.from([Buffer.from("id\n")]) };
  });
  const jobs = ["a", "b", "c", "d"].map((name) => job(`/data/${name}.csv`));
  const more = ["e", "f", "g", "h"].map((name) => job(`/data/${name}.csv`));
  // A thread works on one batch while it writes another.
  const done = (await Promise.all([write(jobs), write(more)])).flat();
  expect(done.map(({ came }) => came)).toEqual(Array.from({ length: 8 }, () => "written"));
  expect(most).toBeLessThan(4);
});
