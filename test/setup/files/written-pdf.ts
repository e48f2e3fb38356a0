/** An object that is written as it stands, or a stream with what its dictionary says. */
export type Written = string | { readonly says?: string; readonly bytes: string | Buffer };

const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/**
 * A PDF written object by object, as other programs write theirs: a page for each content, with one font `F1`, and whatever else is to lie
 * in it from object 100 on.
 */
export function writtenPdf(
  pages: readonly Written[],
  { font = helvetica, more = [] }: { readonly font?: string; readonly more?: readonly Written[] } = {},
): Buffer {
  const numbered = new Map<number, Written>([
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, nth) => `${10 + nth * 2} 0 R`).join(" ")}] >>`],
    [3, font],
    ...pages.flatMap((one, nth): readonly (readonly [number, Written])[] => [
      [
        10 + nth * 2,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + nth * 2} 0 R >>`,
      ],
      [11 + nth * 2, one],
    ]),
    ...more.map((one, nth) => [100 + nth, one] as const),
  ]);
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n", "latin1")];
  const places = new Map<number, number>();
  const length = () => parts.reduce((sum, one) => sum + one.length, 0);
  const put = (one: string | Buffer) => parts.push(typeof one === "string" ? Buffer.from(one, "latin1") : one);
  for (const [number, one] of numbered) {
    places.set(number, length());
    put(`${number} 0 obj\n`);
    if (typeof one === "string") put(one);
    else {
      const bytes = Buffer.from(one.bytes as string, "latin1");
      put(`<< ${one.says ?? ""} /Length ${bytes.length} >>\nstream\n`);
      put(bytes);
      put("\nendstream");
    }
    put("\nendobj\n");
  }
  const at = length();
  const rows = [...places].map(([number, place]) => `${number} 1\n${String(place).padStart(10, "0")} 00000 n \n`);
  put(
    `xref\n0 1\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size 200 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
  );
  return Buffer.concat(parts);
}

export function ascii85(bytes: Buffer): Buffer {
  let made = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const four = Buffer.alloc(4);
    const count = bytes.copy(four, 0, at, at + 4);
    let value = four.readUInt32BE();
    const five = [0, 0, 0, 0, 0].map(() => {
      const one = String.fromCharCode((value % 85) + 33);
      value = Math.floor(value / 85);
      return one;
    });
    const row = five.toReversed().join("");
    made += row === "!!!!!" && count === 4 ? "z" : row.slice(0, count + 1);
  }
  return Buffer.from(`${made.replaceAll(/.{70}/g, "$&\n")}~>`, "latin1");
}

export function asciiHex(bytes: Buffer): Buffer {
  return Buffer.from(`${bytes.toString("hex").replaceAll(/.{60}/g, "$&\n")}>`, "latin1");
}

/** Runs of one byte again and again, and the others as they are. */
export function runLength(bytes: Buffer): Buffer {
  const made: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let same = 1;
    while (same < 128 && bytes[at + same] === bytes[at]) same += 1;
    if (same > 1) made.push(257 - same, bytes[at] ?? 0);
    else made.push(0, bytes[at] ?? 0);
    at += same;
  }
  return Buffer.from([...made, 128]);
}

/** As nearly every program packs by LZW: codes grow one earlier than they must. */
export function lzw(bytes: Buffer, early = 1): Buffer {
  const bits: string[] = [];
  let [table, width] = [new Map<string, number>(), 9];
  const put = (code: number) => bits.push(code.toString(2).padStart(width, "0"));
  put(256);
  let row = "";
  let coded = 0;
  const codeOf = (said: string) => (said.length === 1 ? said.charCodeAt(0) : (table.get(said) ?? 0));
  for (const letter of bytes.toString("latin1")) {
    if (row === "" || table.has(row + letter)) {
      row += letter;
      continue;
    }
    put(codeOf(row));
    coded += 1;
    table.set(row + letter, 257 + coded);
    // Who reads is one behind.
    const next = 257 + coded + early;
    width = next >= 2_048 ? 12 : next >= 1_024 ? 11 : next >= 512 ? 10 : 9;
    if (next >= 4_094) {
      put(256);
      [table, width, coded] = [new Map(), 9, 0];
    }
    row = letter;
  }
  if (row !== "") {
    put(codeOf(row));
    const next = 258 + coded + early;
    width = next >= 2_048 ? 12 : next >= 1_024 ? 11 : next >= 512 ? 10 : 9;
  }
  put(257);
  const all = bits.join("");
  return Buffer.from(
    (all + "0".repeat((8 - (all.length % 8)) % 8)).match(/.{8}/g)?.map((one) => Number.parseInt(one, 2)) ?? [],
  );
}
