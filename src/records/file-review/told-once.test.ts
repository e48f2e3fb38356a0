import { expect, test } from "vitest";
import { type Written, writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { readWhole } from "./read-any.ts";

const [one, other] = ["010190-1234", "020290-1234"];
const page = (...lines: readonly string[]): Exclude<Written, string> => ({
  bytes: `BT /F1 12 Tf 72 700 Td ${lines.map((text) => `0 -20 Td (${text}) Tj`).join(" ")} ET`,
});
const layersOf = async (bytes: Uint8Array | Promise<Uint8Array>) => {
  const { hits } = await readWhole(Buffer.from(await bytes), "bilag.pdf");
  return hits.map(({ place, count }) => `${place.layer} ${place.at}: ${count}`);
};

test("a number that a page shows is not told once more as one that lies in the file unseen", async () => {
  expect(await layersOf(writtenPdf([page("Referat", one)]))).toEqual(["text 1: 1"]);
  expect(await layersOf(writtenPdf([page(one, other), page(one)]))).toEqual(["text 1: 2", "text 2: 1"]);
});

test("one that lies there unseen is told, be it another number or the same by itself", async () => {
  const beside = (said: string) => ({ more: [{ says: "/Note (x)", bytes: `BT (${said}) Tj ET` }] });
  const sorted = async (said: string) => (await layersOf(writtenPdf([page(one)], beside(said)))).toSorted();
  expect(await sorted(other)).toEqual(["raw : 1", "text 1: 1"]);
  expect(await sorted(one)).toEqual(["raw : 1", "text 1: 1"]);
  const noted = page(one);
  expect(
    await layersOf(writtenPdf([{ ...noted, bytes: `/Span << /ActualText (${one}) >> BDC EMC ${noted.bytes}` }])),
  ).toContain("raw : 1");
  // What a page holds and does not show is read with what it shows.
  expect((await layersOf(writtenPdf([page(one, `) Tj 1 1 1 rg (${other}`)]))).toSorted()).toEqual([
    "raw : 2",
    "text 1: 2",
  ]);
});
