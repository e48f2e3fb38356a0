import { afterEach, expect, test, vi } from "vitest";
import { docx, sheetFile } from "../../../test/setup/files/made-office.ts";
import { clean } from "../../../test/setup/files/made-pdf.ts";
import { png } from "../../../test/setup/files/made-picture.ts";

const wrong = () => {
  const nothing = undefined as unknown as { readonly there: string };
  return nothing.there.length as never;
};
const [book, words] = [sheetFile('<row r="2"><c r="B2"><v>7</v></c></row>'), docx("")];
const styled = docx("", { "word/styles.xml": "<a/>" });

/** Parts of the reader, each with a file that it reads; whoever calls it takes errors for a word about the file. */
const parts = [
  ["./read-plain.ts", async () => Buffer.from("Hej")],
  ["./read-picture.ts", async () => png()],
  ["./read-zip.ts", async () => words],
  ["./pdf-page.ts", clean],
  ["./pdf-filters.ts", clean],
  ["./xml-unseen.ts", async () => words],
  ["./hidden-cells.ts", async () => book],
  ["../office-parts/word-styles.ts", async () => styled],
  ["../office-parts/part-relations.ts", async () => styled],
] as const;

afterEach(() => {
  for (const [part] of parts) vi.doUnmock(part);
  vi.doUnmock("unpdf");
  vi.resetModules();
});

test.each(parts)("what is wrong in %s is told as that, not of the file", async (part, file) => {
  const real = await vi.importActual<object>(part);
  const faulty = (one: unknown) =>
    typeof one === "function"
      ? /^class/.test(String(one))
        ? class {
            open = wrong;
          }
        : wrong
      : one;
  vi.doMock(part, () => Object.fromEntries(Object.entries(real).map(([name, one]) => [name, faulty(one)])));
  const { readWhole } = await import("./read-any.ts");
  await expect(readWhole(Buffer.from(await file()), "fil")).rejects.toThrow(TypeError);
});

test("a copy that fails for a fault of ours is told as that too", async () => {
  vi.doMock("./read-zip.ts", () => ({ unpacked: wrong }));
  const { redactedWhole } = await import("../redaction/redact-whole.ts");
  await expect(redactedWhole(Buffer.from(words), "docx", { maskWord: "" })).rejects.toThrow(TypeError);
});

test("what a library says of bytes that it cannot take is a word about the file, whatever kind of error it is", async () => {
  const told = (stack: string) => ({
    destroy: async () => undefined,
    promise: Promise.reject(Object.assign(new TypeError("no"), { stack })),
  });
  for (const from of ["node_modules/unpdf/dist/pdfjs.mjs", "bundled/pdfjs.mjs"]) {
    const library = `TypeError: no\n    at Page.read (file:///opt/a/${from}:1:1)`;
    vi.resetModules();
    vi.doMock("unpdf", () => ({ getResolvedPDFJS: async () => ({ getDocument: () => told(library) }) }));
    const { readWhole } = await import("./read-any.ts");
    const { unread } = await readWhole(Buffer.from(await clean()), "a.pdf");
    expect([from, unread]).toEqual([from, [{ why: "broken", at: "" }]]);
  }
});
