import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openLog } from "../../platform/index.ts";
import { unsigned } from "../../register/index.ts";
import { HttpRefusal, type PublicAnswers } from "../../web/index.ts";
import { SiteFolder } from "./folder.ts";
import { placeOf } from "./links.ts";
import { withoutRetried } from "./open-pen.ts";
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
  const done = await write([job("/rejser/../x"), job("/rejser/%zz"), job("/om")]);
  expect(done.map(({ path: at, came }) => [at, came])).toEqual([
    ["/rejser/../x", "failed"],
    ["/rejser/%zz", "failed"],
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

test("a long file that something is published into while it is read fails alone, and nothing of it is left", async () => {
  const write = penOver(async (ask) => ({
    ...{ status: 200, headers: { "content-type": "text/html" } },
    body: ask.endsWith(".csv")
      ? Readable.from(
          (async function* () {
            yield Buffer.from("id\n");
            throw new HttpRefusal(503, "published-meanwhile");
          })(),
        )
      : "side",
  }));
  const done = await write([job("/data/trips.csv"), job("/om")]);
  expect(done.map(({ path: at, came }) => [at, came])).toEqual([
    ["/data/trips.csv", "failed"],
    ["/om", "written"],
  ]);
});

test("a busy database, which is asked again, says nothing in the log; a fault of the program does", () => {
  const said: unknown[] = [];
  const error = (fields: object) => void said.push(fields);
  const log = withoutRetried({ ...openLog("silent"), error });
  log.error({ route: "/rejser/:slug", status: 503, stack: "timeout" }, "request failed");
  log.error({ route: "/rejser/:slug", status: 500, stack: "fejl" }, "request failed");
  log.error({ code: "x" }, "something else");
  expect(said).toEqual([{ route: "/rejser/:slug", status: 500, stack: "fejl" }, { code: "x" }]);
});
