import { Conflict } from "../kernel/index.ts";
import { type Db, type MunicipalityId, published, type Tx } from "../platform/index.ts";
import {
  isSignedBy,
  type LogKey,
  named,
  parseCheckpoint,
  parseSuccession,
  publicForm,
  signCheckpoint,
  signSuccession,
} from "./log/index.ts";
import { hashReader, lockLog, type SignedHead } from "./log.store.ts";
import { refuseSecondHead } from "./log-standing.ts";
import type { RegisterTables } from "./register.tables.ts";

/** A change of a log's key, as it is kept. */
export interface KeptSuccession {
  readonly size: number;
  readonly oldKey: string;
  readonly newKey: string;
  readonly note: string;
  readonly madeAt: Date;
}

/** How a log's key was changed, the first change first; those of a log before it, under another name, are not its own. */
export async function readSuccessions(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  origin: string,
): Promise<readonly KeptSuccession[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("logSuccession")
    .select(["size", "oldKey", "newKey", "note", "madeAt"])
    .where("municipalityId", "=", municipalityId)
    .where("origin", "=", origin)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/**
 * Hands a log over from one key to another, in the caller's transaction: the succession note, and the head signed anew. A log that
 * nothing was ever published in needs none, and one that is the new key's already is left as it is.
 * @returns whether it was handed over
 * @throws Conflict `log-key-of-neither` where the log's present key is neither, `log-key-used-before` where the new one has been it
 * @throws Halted `log-went-back`
 */
export async function changeLogKey(
  tx: Tx,
  municipalityId: MunicipalityId,
  { from, to, now }: { readonly from: LogKey; readonly to: LogKey; readonly now: Date },
): Promise<boolean> {
  const head = await lockLog(tx, municipalityId);
  if (!head) return false;
  const [before, after] = [named(from, head.origin), named(to, head.origin)];
  if (head.verifierKey === publicForm(after)) return false;
  if (head.verifierKey !== publicForm(before)) throw new Conflict("log-key-of-neither", { origin: head.origin });
  const kept = await readSuccessions(tx, municipalityId, head.origin);
  if (kept.some((one) => one.oldKey === publicForm(after))) throw new Conflict("log-key-used-before");
  if (from.heads) await refuseSecondHead(from.heads, head.origin, stated(head), hashReader(tx, municipalityId));
  await store(tx, municipalityId, signSuccession(stated(head), before, after), after, now);
  return true;
}

/**
 * Puts back changes of key that are known from elsewhere, into a log as it was just before them: the same notes, and the same head.
 * @param to the key that the last of them hands over to
 * @returns whether this log was one that they hand over to it
 */
export async function repeatSuccessions(
  tx: Tx,
  municipalityId: MunicipalityId,
  { notes, to, now }: { readonly notes: readonly string[]; readonly to: LogKey; readonly now: Date },
): Promise<boolean> {
  const head = await lockLog(tx, municipalityId);
  const fitting = head ? successionsTo(to, head, notes) : [];
  for (const note of fitting) await store(tx, municipalityId, note, to, now);
  return fitting.length > 0;
}

/** Those of a log's changes of key that lead from its head, as it is stored, to this key; none where they do not, or need not. */
export function successionsTo(to: LogKey, head: SignedHead, notes: readonly string[]): readonly string[] {
  const root = Buffer.from(stated(head).root).toString("base64");
  let present = head.verifierKey;
  const fitting = notes.filter((note) => {
    const said = parseSuccession(note);
    if (said?.origin !== head.origin || said.oldKey !== present || said.size !== head.size || said.root !== root)
      return false;
    if (!isSignedBy(note, said.oldKey) || !isSignedBy(note, said.newKey)) return false;
    present = said.newKey;
    return true;
  });
  return present === publicForm(named(to, head.origin)) ? fitting : [];
}

function stated(head: SignedHead) {
  const checkpoint = parseCheckpoint(head.checkpoint);
  if (!checkpoint) throw new Error("a stored head that is no checkpoint");
  return checkpoint;
}

async function store(tx: Tx, municipalityId: MunicipalityId, note: string, to: LogKey, now: Date): Promise<void> {
  const said = parseSuccession(note);
  if (!said) throw new Error("a note that is no succession");
  const { origin, size, oldKey, newKey } = said;
  const logs = published<RegisterTables>(tx);
  const number = (await readSuccessions(tx, municipalityId, origin)).length + 1;
  await logs
    .insertInto("logSuccession")
    .values({ municipalityId, origin, number, size: BigInt(size), oldKey, newKey, note, madeAt: now })
    .execute();
  const after = named(to, origin);
  const checkpoint = signCheckpoint({ origin, size, root: Buffer.from(said.root, "base64") }, after);
  await logs
    .updateTable("logHead")
    .set({ checkpoint, signedAt: now, verifierKey: publicForm(after) })
    .where("municipalityId", "=", municipalityId)
    .execute();
}
