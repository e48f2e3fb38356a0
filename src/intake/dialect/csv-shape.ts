/** How a CSV file is cut into cells. */
export interface CsvShape {
  readonly delimiter: string;
  /** The sign around cells; `null` when the file has none. */
  readonly quote: string | null;
  /** Lines before the header. */
  readonly skipLines: number;
}

export interface CsvShapeWanted {
  readonly delimiter: string;
  readonly quote: string | null;
  /** `null`: find out. */
  readonly skipLines: number | null;
}

const delimiters = [",", ";", "\t", "|"];
const mostPreamble = 20;

/** What a sample of the text says, wherever `wanted` leaves it open (`"auto"`, `null`). */
export function detectCsvShape(sample: string, wanted: CsvShapeWanted): CsvShape {
  const separatorLine = /^"?sep=(.)"?\r?\n/.exec(sample);
  const quote = wanted.quote === "auto" ? quoteOf(sample) : wanted.quote;
  const delimiter =
    wanted.delimiter === "auto" ? (separatorLine?.[1] ?? delimiterOf(sample, quote)) : signOf(wanted.delimiter);
  const skipLines = wanted.skipLines ?? (separatorLine ? 1 : preambleOf(cut(sample, delimiter, quote)));
  return { delimiter, quote, skipLines };
}

/** The characters a person may write in a mapping for a tabulator. */
function signOf(delimiter: string): string {
  return delimiter === "\\t" || delimiter === "tab" ? "\t" : delimiter;
}

/** `'` only where it opens and closes as many cells and `"` opens none: a place may be called 's-Hertogenbosch. */
function quoteOf(sample: string): string {
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const opened = count(/(^|[,;\t|])'/gm);
  const closed = count(/'(?=\r?$|[,;\t|])/gm);
  return opened > 1 && opened === closed && count(/(^|[,;\t|])"/gm) === 0 ? "'" : '"';
}

function delimiterOf(sample: string, quote: string | null): string {
  let best = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const widths = cut(sample, delimiter, quote).map((row) => row.length);
    const usual = mode(widths);
    if (usual < 2) continue;
    const share = widths.filter((width) => width === usual).length / widths.length;
    // A decimal comma cuts every row but the header.
    const inFirst = (widths[0] ?? 0) > 1 ? 1 : 0.1;
    const score = share * share * Math.log2(usual + 1) * inFirst;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Lines with less than half the usual number of filled cells, before the first that has them. */
export function preambleOf(rows: readonly (readonly string[])[]): number {
  const usual = mode(rows.map((row) => row.length));
  const header = rows.findIndex((row) => row.filter((cell) => cell.trim() !== "").length * 2 >= usual);
  return header > 0 && header <= mostPreamble && usual > 2 ? header : 0;
}

function mode(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The sample's whole rows, roughly: enough to count cells. The last row is left out when the sample cuts it. */
function cut(sample: string, delimiter: string, quote: string | null): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (const char of sample) {
    if (char === quote && (quoted || cell === "")) quoted = !quoted;
    else if (char === delimiter && !quoted) {
      row.push(cell);
      cell = "";
    } else if (char === "\n" && !quoted) {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
    } else cell += char;
  }
  if (rows.length === 0) rows.push([...row, cell]);
  return rows;
}
