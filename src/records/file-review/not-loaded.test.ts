import { afterEach, expect, test, vi } from "vitest";
import { clean } from "../../../test/setup/files/made-pdf.ts";
import { inThread, threadLimits } from "./file-thread.ts";

const gone = () => {
  throw new Error("gone from the disk");
};
const as = { lang: "da", title: "Bilag", municipality: "Lyngholm Kommune" } as const;

afterEach(() => {
  vi.doUnmock("unpdf");
  vi.doUnmock("../redaction/pdfium.ts");
  vi.doUnmock("../../papers/index.ts");
  vi.resetModules();
});

test("a library that is not there says nothing of the file, and is told as what it is", async () => {
  vi.doMock("unpdf", () => ({ getResolvedPDFJS: gone }));
  const { readWhole } = await import("./read-any.ts");
  await expect(readWhole(Buffer.from(await clean()), "a.pdf")).rejects.toThrow("gone from the disk");
  vi.doUnmock("unpdf");
  vi.resetModules();
  vi.doMock("../redaction/pdfium.ts", () => ({ loadPdfium: gone }));
  const { redactedWhole } = await import("../redaction/redact-whole.ts");
  const bytes = Buffer.from(await clean());
  await expect(redactedWhole(bytes, "pdf", { maskWord: "" })).rejects.toThrow("gone from the disk");
});

test("a copy that cannot be set for a fault of ours is no fault of the file", async () => {
  vi.doMock("../../papers/index.ts", () => ({ renderPictured: gone }));
  const { copyWithoutFound } = await import("../redaction/copy-without-found.ts");
  await expect(copyWithoutFound(async () => clean(), "pdf", as)).rejects.toThrow("gone from the disk");
});

test("what is wrong with the thread itself is thrown with where it stands, not told of the file", async () => {
  const job = { bytes: await clean(), fileName: null as unknown as string };
  await expect(inThread("file-review/review-worker.ts", job, threadLimits)).rejects.toThrow(
    /at fault: TypeError[\s\S]*reading\.ts/,
  );
});
