import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { twoByteLetters } from "./two-byte-letters.ts";

test("letters of two bytes are read in either order, and an odd last byte is none", () => {
  const little = Buffer.from("Åse 010190", "utf16le");
  expect(twoByteLetters(little)).toBe("Åse 010190");
  expect(twoByteLetters(Buffer.from(little).swap16(), "big")).toBe("Åse 010190");
  expect(twoByteLetters(Buffer.concat([Buffer.from("x"), little, Buffer.from("x")]).subarray(1))).toBe("Åse 010190");
  expect(little.toString("utf16le")).toBe("Åse 010190");
});

test("bytes of any length, from any place, end no process", () => {
  const room = path.resolve("src/records/file-review");
  const script = `
    const { printable } = await import("${room}/printable.ts");
    const { decoded } = await import("${room}/read-plain.ts");
    for (let nth = 0; nth < 400; nth += 1) {
      const bytes = Buffer.alloc(10_000 + nth * 7, nth + 60);
      for (const from of [1, 2, 3]) {
        printable(bytes.subarray(from));
        decoded(Buffer.concat([Buffer.from("x"), Buffer.from([255, 254]), bytes]).subarray(1, bytes.length + 3 - (from % 2)));
      }
    }`;
  const { status, signal, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
  expect([status, signal, String(stderr).match(/malloc|corrupted|free\(\)/g)]).toEqual([0, null, null]);
}, 60_000);
