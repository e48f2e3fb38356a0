/** What can be read for what it says; everything else is looked at by a person. */
const readKinds = ["pdf", "jpeg", "png", "webp", "docx", "xlsx", "odt", "ods", "csv", "txt"] as const;
export type ReadKind = (typeof readKinds)[number];

/** What lies inside another file: a kind that is read, or a shape that is taken apart or held. */
export type FoundKind = ReadKind | "zip" | "xml" | "unknown";

/** The word that each office file says of itself in its list of parts, or in `mimetype`. */
const saidByOffice: readonly (readonly [ReadKind, string])[] = [
  ["docx", "word/"],
  ["xlsx", "xl/"],
];
const saidByOpenDocument: Readonly<Record<string, ReadKind>> = {
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
};

/** What bytes are by themselves; the name is asked only where bytes say nothing: of text, whether it is a table. */
export function kindOf(bytes: Buffer, fileName: string): FoundKind {
  if (bytes.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "png";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (bytes.toString("latin1", 0, 4) === "PK\x03\x04") return "zip";
  if (/^(?:\ufeff|\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|[a-z][\w:-]*[\s>])/i.test(bytes.toString("latin1", 0, 256)))
    return "xml";
  if (!isText(bytes)) return "unknown";
  return /\.(?:csv|tsv)$/i.test(fileName) ? "csv" : "txt";
}

/** What a file that could not be read to its end is: of a zip its name says which, until its parts do. */
export function kindUnread(bytes: Buffer, fileName: string): FoundKind {
  const kind = kindOf(bytes, fileName);
  const [, ending] = /\.(docx|xlsx|odt|ods)$/i.exec(fileName) ?? [];
  return kind === "zip" && ending ? (ending.toLowerCase() as ReadKind) : kind;
}

/** Which office file a zip is, by its parts; `zip` where it is none that is known. */
export function officeKind(names: readonly string[], mimetype: string | null): FoundKind {
  const open = mimetype === null ? undefined : saidByOpenDocument[mimetype.trim()];
  if (open) return open;
  if (!names.includes("[Content_Types].xml")) return "zip";
  return saidByOffice.find(([, folder]) => names.some((one) => one.startsWith(folder)))?.[0] ?? "zip";
}

/** Text has no control signs but those of lines and tabs; UTF-16 says so in its first two bytes. */
function isText(bytes: Buffer): boolean {
  const mark = bytes.toString("latin1", 0, 2);
  if (mark === "\xff\xfe" || mark === "\xfe\xff") return true;
  for (const one of bytes) if (one < 9 || (one > 13 && one < 32 && one !== 27)) return false;
  return true;
}
