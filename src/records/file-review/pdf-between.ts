/** Strings, which are read by themselves. A bracket within is only the beginning of one. */
const strings = /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()]){0,400}\)){0,20000}\)|<[0-9A-Fa-f\s]{2,200000}>/g;

/** Rows of numbers: frames, widths, places in the file. No program writes one with a zero before it, as a day has. */
const measures = /\[(?:\s*[-+]?(?:\d{1,9}|\d*\.\d*)(?=[\s\]]))*\s*\]/g;

export function withoutStrings(written: string): string {
  return written.replaceAll(strings, " ");
}

/**
 * What a PDF writes beside its strings: names, also by their numbers (`#30`), remarks, and bare numbers. Not what fonts, pictures and
 * states are called, which programs number as they like, and no measures of a kind that every file has.
 */
export function besideStrings(written: string): readonly string[] {
  const plain = withoutStrings(written)
    .replaceAll(/\/(?:BaseFont|FontName|FontFamily|Name|DR|DA)\s*\/[^\s()<>[\]{}/%]*/g, " . ")
    // A name for what stands elsewhere, or for a dictionary of its own.
    .replaceAll(/\/[^\s()<>[\]{}/%]+(?=\s*(?:\d+\s+\d+\s+R\b|<<))/g, " . ")
    .replaceAll(measures, (row) => (/(?<![\d.])0\d/.test(row) ? row : " . "));
  return [plain, plainNames(plain)];
}

/** Remarks to whoever reads the file as text. Within a string such a sign is a letter like others. */
export function commentsIn(written: string): string {
  return [...written.replaceAll(strings, " ").matchAll(/%[^\r\n]*/g)].map(([one]) => one).join("\n");
}

/** Whether anything stands outside of a file's objects and remarks that is none of its tables. */
export function liesBetween(loose: string): boolean {
  const left = loose
    .replaceAll(/\bxref\s(?:\s*\d+\s+\d+(?:\s+\d{10}\s\d{5}\s[nf])*)*/g, " ")
    .replaceAll(/\bstartxref\s+\d+/g, " ")
    .replaceAll(/\bendobj\b/g, " ");
  return isMore(left);
}

/** Whether so much is left that it may say something; fewer signs hold no number. */
export function isMore(left: string): boolean {
  return left.replaceAll(/[\s\0]+/g, "").length >= 8;
}

/** Whether what is opened can run something, send something or start another program. */
export function canRun(written: string): boolean {
  return /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData)(?![A-Za-z0-9])/.test(
    plainNames(written.replaceAll(strings, " ")),
  );
}

/** Names as they are meant, without remarks: what tells one thing from another, and is no text. */
export function plainNames(written: string): string {
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
