import { expect, test } from "vitest";
import { secondPictures } from "../../../test/setup/files/made-picture.ts";
import { readWhole } from "./read-any.ts";
import { redactedFile } from "./redact-file.ts";

test("another picture in a picture's file is told of, and its copy has none", async () => {
  for (const [where, [bytes, isThere]] of Object.entries(secondPictures)) {
    const { kind, unread } = await readWhole(bytes, "fil");
    expect([where, unread.map(({ why }) => why)]).toEqual([where, ["picture", ...(isThere ? ["data-beside"] : [])]]);
    const copy = await readWhole(redactedFile(bytes, kind) ?? Buffer.alloc(0), "fil");
    expect([where, copy.unread.map(({ why }) => why)]).toEqual([where, ["picture"]]);
  }
});
