/** Strings, which are read by themselves. A bracket within is only the beginning of one. */
const strings = /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()]){0,400}\)){0,20000}\)|<[0-9A-Fa-f\s]{2,200000}>/g;

/** Lists of numbers that every PDF has: frames, widths, how colours and places are counted. */
const measures =
  /\/(?:\w*BBox|Rect|\w+Box|\w*Matrix|Widths|D?W2?|Decode|Domain|Range|C[01]|Bounds|Encode|Size|Index|H|Border|QuadPoints|Coords|Vertices|Background|WhitePoint|BlackPoint)\s*\[[-\d.\s]*\]/g;

/** What a PDF writes beside its strings: names, also by their numbers (`#30`), remarks, and bare numbers. */
export function besideStrings(written: string): readonly string[] {
  const plain = written
    .replaceAll(strings, " ")
    // Measures. No program writes one with a zero before it, as a day has.
    .replaceAll(measures, (row) => (/(?<![\d.])0\d/.test(row) ? row : " "));
  return [plain, named(plain)];
}

/** Remarks to whoever reads the file as text. Within a string such a sign is a letter like others. */
export function commentsIn(written: string): string {
  return [...written.replaceAll(strings, " ").matchAll(/%[^\r\n]*/g)].map(([one]) => one).join("\n");
}

/** Whether anything lies between a file's objects, its tables and its trailers that is none of them and no remark. */
export function liesBetween(between: string): boolean {
  const left = between
    .replaceAll(strings, " ")
    .replaceAll(/%[^\r\n]*/g, " ")
    .replaceAll(/\d+\s+\d+\s+obj\b[\s\S]*?\bendobj\b/g, " ")
    .replaceAll(/\bxref\s(?:\s*\d+\s+\d+(?:\s+\d{10}\s\d{5}\s[nf])*)*/g, " ")
    .replaceAll(/\btrailer\b[\s\S]*?(?=\bstartxref\b|\d+\s+\d+\s+obj\b|$)/g, " ")
    .replaceAll(/\bstartxref\s+\d+/g, " ");
  return left.replaceAll(/[\s\0]+/g, "").length >= 8;
}

/** Whether what is opened can run something, send something or start another program. */
export function canRun(written: string): boolean {
  return /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData)(?![A-Za-z0-9])/.test(
    named(written.replaceAll(strings, " ")),
  );
}

function named(written: string): string {
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
