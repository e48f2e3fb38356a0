import { expect, test } from "vitest";
import { copyWithoutFound, readFileForReview } from "../../records/index.ts";
import { unreadKnown } from "./known-files.ts";

test("a reader that is whole reads each known file, and a copy is made", async () => {
  expect(await unreadKnown()).toEqual([]);
}, 60_000);

test("what cannot be read here is told of with why, one kind at a time", async () => {
  const gone = "cannot be loaded: gone";
  const faulty: typeof readFileForReview = async (bytesOf, fileName, within) => {
    if (fileName.endsWith("pdf")) throw new Error(`${gone}\n  at a line`);
    const read = await readFileForReview(bytesOf, fileName, within);
    return fileName.endsWith("docx") ? { ...read, unread: [{ why: "broken", at: "" }] } : read;
  };
  const slow: typeof copyWithoutFound = (...[bytesOf, kind, as]) =>
    copyWithoutFound(bytesOf, kind, as, { milliseconds: 1 });
  expect(await unreadKnown(faulty, slow)).toEqual([
    expect.stringMatching(`^Bilag læses ikke, som de skal \\(pdf\\): ${gone}\\. Se efter`),
    expect.stringMatching(/\(docx\): docx broken\./),
    expect.stringMatching(/^Kopier uden det fundne kan ikke laves: slow\./),
  ]);
}, 60_000);
