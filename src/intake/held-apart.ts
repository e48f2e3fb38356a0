import type { Work } from "../identity/index.ts";
import type { Step } from "./apply-batch.ts";
import type { DatasetName } from "./dataset.ts";
import { finding } from "./finding.ts";
import type { Records } from "./records.ts";
import { knownRows } from "./row.store.ts";
import { stepFor } from "./row-step.ts";

const mark = " @";

/** The key of a row that is held beside the record of its key; no file's own key ends so, as keys are JSON. */
function keyBeside(key: string, as: string): string {
  return `${key}${mark}${as}`;
}

/** The key that such a row has in its file. */
export function keyInFile(key: string): string {
  const at = key.lastIndexOf(mark);
  return at < 0 || key.endsWith("]") ? key : key.slice(0, at);
}

/**
 * Rows that share their key with another's record are held beside it: what stands is neither overwritten nor taken to be held, and
 * its own file may come again without pushing them aside.
 */
export async function heldApart<Item>(
  work: Work,
  records: Records<Item>,
  dataset: DatasetName,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const met = steps.flatMap((one) => {
    const { known, row, step, was } = one;
    if (!known?.subjectId || step.does === "leave") return [];
    return [{ one, asked: { item: row.item, subjectId: known.subjectId, was, metIn: known.fileName } }];
  });
  if (!records.apart || met.length === 0) return steps;
  const found = await records.apart(
    work,
    met.map(({ asked }) => asked),
  );
  const apart = met.flatMap(({ one, asked: { subjectId } }, at) => {
    const told = found[at];
    if (!told) return [];
    const { row } = one;
    const { code, params = {}, field } = told.flag;
    const about = field === undefined ? {} : { field };
    const said = finding(row.row, row.reference, code, params, about);
    const key = keyBeside(row.key, told.as);
    return [{ one, subjectId, row: { ...row, key, held: true, findings: [...row.findings, said] } }];
  });
  const keys = apart.map(({ row }) => row.key);
  const known = await knownRows(work.tx, work.municipality.id, dataset, keys);
  const beside = new Map(
    apart.map(({ one, row, subjectId }, at): [Step<Item>, Step<Item>] => {
      const before = known[at] ?? null;
      return [one, { row, known: before, step: stepFor(before, row), was: null, beside: subjectId }];
    }),
  );
  return steps.map((one) => beside.get(one) ?? one);
}
