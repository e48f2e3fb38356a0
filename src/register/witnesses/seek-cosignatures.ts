import { type Db, inMunicipality, type Log } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { renderAnew } from "../file-versions.store.ts";
import { consistencyProof, cosignatureIn, parseCheckpoint, parseWitnessKey } from "../log/index.ts";
import { hashReader, type LogHead, readHead } from "../log.store.ts";
import { askWitness, isWitnessAddress, type WitnessAnswer, type WitnessLimits } from "./ask-witness.ts";
import { readWitnesses, saveWitness, type WitnessStanding } from "./witness.store.ts";

/** What asking witnesses needs: the published, where to write what they answered, and whether this machine may be one. */
export interface Seeking {
  readonly db: { readonly app: Db; readonly register: Db };
  readonly log: Pick<Log, "warn">;
  readonly loopback: boolean;
  readonly limits?: WitnessLimits;
}

type Witness = NonNullable<Municipality["profile"]["witnesses"]>[number];

const minute = 60_000;
const longestWait = 60 * minute;

/**
 * Shows a log's newest head to each of its witnesses that has not cosigned it, and keeps the cosignatures that hold. One that does
 * not answer as it must is asked again later, each time a little later, and keeps nobody else waiting.
 */
export async function seekCosignatures(seeking: Seeking, here: Municipality, now: Date): Promise<void> {
  const witnesses = here.profile.witnesses ?? [];
  if (witnesses.length === 0) return;
  const head = await readHead(seeking.db.register, here.id);
  if (!head) return;
  const known = await readWitnesses(seeking.db.register, here.id, head.origin);
  await Promise.all(
    witnesses.map(async (one) => {
      const before = known.find(({ witness }) => witness === one.key) ?? never(one.key, now);
      if (before.size === head.size || before.askAt > now) return;
      await seekOne(seeking, here, { one, head, before }, now);
    }),
  );
}

function never(witness: string, now: Date): WitnessStanding {
  return { witness, size: 0, line: null, cosignedAt: null, storedAt: null, failures: 0, fault: null, askAt: now };
}

interface Sought {
  readonly one: Witness;
  readonly head: LogHead;
  readonly before: WitnessStanding;
}

async function seekOne(seeking: Seeking, here: Municipality, sought: Sought, now: Date): Promise<void> {
  const { before, head, one } = sought;
  const found = await cosignedBy(seeking, here, sought).catch((error: unknown) => reasonOf(error));
  const isCosigned = typeof found !== "string";
  if (!isCosigned)
    seeking.log.warn({ municipality: here.slug, witness: one.key, reason: found }, "a witness did not cosign the log");
  const failures = before.failures + 1;
  const after = isCosigned
    ? { ...before, ...found, size: head.size, storedAt: now, failures: 0, fault: null, askAt: now }
    : {
        ...before,
        failures,
        fault: found,
        askAt: new Date(now.getTime() + Math.min(longestWait, minute * 2 ** failures)),
      };
  await inMunicipality(seeking.db.app, here.id, async (tx) => {
    await saveWitness(tx, here.id, head.origin, after);
    if (isCosigned) await renderAnew({ tx, municipality: here });
  });
}

/** The witness's cosignature of the head, or why there is none. */
async function cosignedBy({ db, loopback, limits }: Seeking, here: Municipality, { one, head, before }: Sought) {
  const key = parseWitnessKey(one.key);
  const text = parseCheckpoint(head.checkpoint)?.text;
  if (!key || text === undefined) return "its key cannot be read";
  if (!isWitnessAddress(one.address, loopback)) return "its address is not https";
  const ask = async (old: number): Promise<WitnessAnswer> => {
    const proof = await consistencyProof(old, head.size, hashReader(db.register, here.id));
    return askWitness(one.address, { old, proof, checkpoint: head.checkpoint }, limits);
  };
  let answer = await ask(before.size);
  // It has seen another size of the log than it told here: an answer of its that was lost, or a database that was restored.
  if (answer.kind === "at-size" && answer.size < head.size && answer.size !== before.size)
    answer = await ask(answer.size);
  else if (answer.kind === "at-size" && answer.size === head.size) answer = await ask(head.size);
  if (answer.kind === "at-size")
    return answer.size > head.size
      ? `it has seen ${answer.size} entries of this log, which has ${head.size}`
      : "it answers 409";
  if (answer.kind === "refused") return `it answers ${answer.status}`;
  const cosigned = cosignatureIn(answer.lines, text, key);
  return cosigned ? { line: cosigned.line, cosignedAt: cosigned.at } : "its cosignature does not hold";
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error instanceof Error ? error : new Error(String(error));
  if (name === "TimeoutError") return "it does not answer in time";
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
