import type { Work } from "../identity/index.ts";
import type { DatasetName } from "./dataset.ts";
import { finding } from "./finding.ts";
import { apartOf, keyBeside, type Step } from "./held-apart.ts";
import type { Candidate } from "./import-run.ts";
import type { Records } from "./records.ts";
import { knownRows, type MetRow } from "./row.store.ts";
import { stepFor } from "./row-step.ts";

/**
 * Rows whose key nobody has met, known again by the name they had under a key that their data set was read by before: the same words
 * under it are the same row, which takes its new name. Where the key was mended, other words are held beside the record, unless its
 * room tells the two apart: only a person knows whether it was changed or is a new one (decision 60).
 */
export async function knownByEarlierKey<Item>(
  work: Work,
  records: Records<Item>,
  dataset: DatasetName,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const rowsOf = (keys: readonly string[]) => knownRows(work.tx, work.municipality.id, dataset, keys);
  const asked = steps.flatMap(({ row, known }) =>
    known ? [] : row.earlierKeys.map((earlier) => ({ row, ...earlier })),
  );
  if (asked.length === 0) return steps;
  const met = await rowsOf(asked.map(({ key }) => key));
  const same = new SameRows<Item>();
  for (const [at, { row }] of asked.entries()) same.take(row, met[at]);

  const others = asked.flatMap(({ row, key, isMended }, at) => {
    const known = met[at];
    return isMended && !records.lastCounts && known?.subjectId && !same.has(row)
      ? [{ row, key, known, subjectId: known.subjectId }]
      : [];
  });
  const told = await apartOf(work, records, others);
  const apart = others.flatMap((one, at) => {
    const as = told[at]?.as;
    return as === undefined ? [] : [{ ...one, keyBeside: keyBeside(one.key, as) }];
  });
  const heldApart = await rowsOf(apart.map((one) => one.keyBeside));
  // While it is held its record is the one that it is held beside.
  for (const [at, { row }] of apart.entries()) {
    const known = heldApart[at];
    same.take(row, known?.status === "held" ? { ...known, subjectId: null } : known);
  }

  const beside = others.filter(({ row }, at) => !told[at] && !same.has(row));
  const before = await rowsOf(beside.map(({ row }) => besideOwn(row)));
  const held = new Map(
    beside.map(({ row, key, subjectId }, at) => {
      const known = before[at] ?? null;
      const said = finding(row.row, row.reference, "key-mended", { key });
      const asHeld = { ...row, key: besideOwn(row), held: true, findings: [...row.findings, said] };
      const step = stepFor(known, asHeld);
      return [row, { row: step.does === "leave" ? row : asHeld, known, step, beside: subjectId }] as const;
    }),
  );
  return steps.map((step) => {
    const known = same.of(step.row);
    if (known) return { ...step, known, step: stepFor(known, step.row), isRenamed: true };
    return { ...step, ...held.get(step.row) };
  });
}

function besideOwn({ key }: { readonly key: string }): string {
  return keyBeside(key, "nøgle");
}

/** Rows of a file with the row that each was; nobody was two of them. */
class SameRows<Item> {
  readonly #met = new Map<Candidate<Item>, MetRow>();
  readonly #taken = new Set<string>();

  take(row: Candidate<Item>, met: MetRow | null | undefined): void {
    if (met?.contentHash !== row.contentHash || this.#met.has(row) || this.#taken.has(met.rowId)) return;
    this.#met.set(row, met);
    this.#taken.add(met.rowId);
  }

  has(row: Candidate<Item>): boolean {
    return this.#met.has(row);
  }

  of(row: Candidate<Item>): MetRow | undefined {
    return this.#met.get(row);
  }
}
