import { expect, test } from "vitest";
import { docxPlants, openPlants, type Plant, xlsxPlants } from "../../../test/setup/files/made-office.ts";
import { pdfPlants } from "../../../test/setup/files/made-pdf.ts";
import { picturePlants } from "../../../test/setup/files/made-picture.ts";
import { readWhole } from "./read-any.ts";

/** Ways to write an invented number that every kind of file can hold. */
const plainly = ["010190-1234", "0202904321", "61 01 90 1234", "03.03.90-1234"];
/** And ways that letters of all scripts make possible. */
const widely = ["０１０１９０－１２３４", "0101\u200b90-1234", "010190\u20131234", "01\u00ad0190-1234"];
const texts: Readonly<Record<string, Plant>> = {
  "text (txt)": (said) => Buffer.from(`Deltager: ${said}`),
  "Windows' letters (txt)": (said) => Buffer.from(`Åse, ${said}`, "latin1"),
  "two bytes a letter (txt)": (said) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(said, "utf16le")]),
};

const inOffice = { ...docxPlants, ...xlsxPlants, ...openPlants };
const planted: readonly (readonly [string, string, () => Promise<Uint8Array>])[] = [
  ...everywhere(inOffice, [...plainly, ...widely]),
  ...everywhere(pdfPlants, plainly),
  ...everywhere(picturePlants, plainly),
  ...everywhere(texts, plainly),
];

type Making = Plant | ((said: string) => Promise<Uint8Array>);

function everywhere(plants: Readonly<Record<string, Making>>, writings: readonly string[]) {
  return Object.entries(plants).flatMap(([where, plant]) =>
    writings
      // What is cut in two cells keeps no sign between.
      .filter((said) => !/cells|fields|columns/.test(where) || /^\d{6}\D?\d{4}$/.test(said))
      .map((said) => [where, said, async () => plant(said)] as const),
  );
}

test("a number is found wherever in a file it stands, however it is written", async () => {
  const missed: string[] = [];
  for (const [where, said, make] of planted) {
    const { hits } = await readWhole(Buffer.from(await make()), "fil");
    if (!hits.some((one) => one.kind === "cpr")) missed.push(`${where}: ${said}`);
    expect(JSON.stringify(hits)).not.toMatch(/\d{4,}/);
  }
  expect(planted.length).toBeGreaterThan(400);
  expect(missed).toEqual([]);
}, 240_000);

test("the same files with other words are let through", async () => {
  const stopped: string[] = [];
  const office = Object.entries({ ...inOffice, ...pdfPlants, ...picturePlants, ...texts });
  for (const [where, plant] of office)
    for (const said of ["sag 2026-00417", "Budget 18400", "tlf. 44 77 20 00"]) {
      const { hits, unread } = await readWhole(Buffer.from(await plant(said)), "fil");
      const held = unread.filter(
        ({ why }) =>
          why !== "picture" &&
          !(why === "scripts" && where === "script within") &&
          !(why === "data-beside" && /after its end|within|attached/.test(where)),
      );
      if (hits.length > 0 || held.length > 0) stopped.push(`${where}: ${said} ${JSON.stringify({ hits, held })}`);
    }
  expect(stopped).toEqual([]);
}, 240_000);

test("a text whose letters are of a table that nobody here knows waits for a person", async () => {
  // EBCDIC: »cpr 0101901234«, and with an »a« behind it.
  const ebcdic = [0x83, 0x97, 0x99, 0x40, ...[..."0101901234"].map((one) => 0xf0 + Number(one))];
  for (const bytes of [ebcdic, [...ebcdic, ...Buffer.from(" abc ".repeat(50)), 0x81]])
    expect((await readWhole(Buffer.from(bytes), "a.txt")).unread).toMatchObject([{ why: "binary-part" }]);
  const known = Buffer.from("Første side\r\nEn\tTo\n\fAnden side\n");
  expect((await readWhole(known, "a.txt")).unread).toEqual([]);
});
