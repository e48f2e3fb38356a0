import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { docx } from "../../../test/setup/files/made-office.ts";
import { jpeg, picturePlants, placed, png } from "../../../test/setup/files/made-picture.ts";
import { readWhole } from "./read-any.ts";
import { redactedFile } from "./redact-file.ts";

const copyOf = async (bytes: Uint8Array, name: string) => {
  const { kind } = await readWhole(Buffer.from(bytes), name);
  const copy = redactedFile(Buffer.from(bytes), kind);
  expect(copy).not.toBeNull();
  return { copy: copy ?? Buffer.alloc(0), read: await readWhole(copy ?? Buffer.alloc(0), name), kind };
};

test("a picture's copy is what it shows, and nothing that it says", async () => {
  for (const [where, plant] of Object.entries({ ...picturePlants, ...placed })) {
    const made = plant("010190-1234");
    const { copy, read, kind } = await copyOf(made, "a");
    expect([where, read.kind, read.hits, read.unread]).toEqual([where, kind, [], [{ why: "picture", at: "" }]]);
    expect([where, copy.includes("010190"), copy.length < made.length]).toEqual([where, false, true]);
  }
});

test("the pixels are the same, and a picture without more than them is the same bytes", async () => {
  expect((await copyOf(png(), "a.png")).copy.equals(png())).toBe(true);
  expect((await copyOf(jpeg(), "a.jpg")).copy.equals(jpeg())).toBe(true);
  const { copy } = await copyOf(picturePlants["text (png)"]?.("010190-1234") ?? Buffer.alloc(0), "a.png");
  const at = copy.indexOf("IDAT");
  expect([...inflateSync(copy.subarray(at + 4, at + 4 + copy.readUInt32BE(at - 4)))]).toEqual([0, 255]);
});

test("which way up a photograph is stays", async () => {
  const tiff = Buffer.from("49492a000800000001001201030001000000060000000000000000", "hex");
  const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  const { copy } = await copyOf(jpeg(Buffer.concat([head, body])), "a.jpg");
  const exif = copy.indexOf("Exif");
  expect(copy.subarray(exif + 6).toString("hex", 0, 20)).toBe("4d4d002a0000000800010112000300000001" + "0006");
});

test("a text's numbers are blocks, in its rows and columns as before", async () => {
  const said = Buffer.from("navn;nr;beløb\r\nKim;010190-1234;18400\r\nBo;101901234;200\r\nIda;020290;4321\r\n");
  const { copy, read } = await copyOf(said, "a.csv");
  expect(copy.toString("utf8")).toBe(
    "navn;nr;beløb\r\nKim;███████████;18400\r\nBo;█████████;200\r\nIda;██████;████\r\n",
  );
  expect(read.hits).toEqual([]);
  expect((await copyOf(Buffer.from("Åse, 0202904321", "latin1"), "a.txt")).copy.toString("utf8")).toBe(
    "Åse, ██████████",
  );
});

test("of other files no copy is made so", () => {
  expect(redactedFile(Buffer.from(docx("")), "docx")).toBeNull();
  expect(redactedFile(Buffer.from("%PDF-1.7"), "pdf")).toBeNull();
  expect(redactedFile(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "jpeg")).toBeNull();
});
