/** One line of the table. */
export interface Row {
  readonly id: string;
  readonly work: string;
  readonly ours: string;
  readonly reference: string;
  readonly ratio: string;
  readonly goal: string;
}

/** Whether a goal is met, beside it: the table says what is missed. */
export function goal(words: string, met: boolean): string {
  return met ? `${words} ✓` : `${words} ✗`;
}

/** The middle of several measurements. */
export function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints the rows as a table on standard output. */
export function print(rows: readonly Row[]): void {
  const heads: Row = { id: "#", work: "work", ours: "ours", reference: "reference", ratio: "ratio", goal: "goal" };
  const keys = ["id", "work", "ours", "reference", "ratio", "goal"] as const;
  const widths = keys.map((key) => Math.max(...[heads, ...rows].map((row) => row[key].length)));
  for (const row of [heads, ...rows])
    process.stdout.write(
      `${keys
        .map((key, at) => row[key].padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
}
