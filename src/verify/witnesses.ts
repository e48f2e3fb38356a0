import { verify } from "node:crypto";
import { type Checkpoint, type Note, readRawKey } from "./note.ts";
import type { Findings } from "./report.ts";

/** When a known witness cosigned the head. */
export interface Witnessed {
  readonly name: string;
  readonly at: string;
}

const cosignatureV1 = 4;

/** Whether a witness's public key has its form and its own checksum. */
export function isWitnessKey(text: string): boolean {
  return readRawKey(text, cosignatureV1) !== null;
}

/** Each witness that is asked for must have cosigned the head (C2SP tlog-cosignature); what others have signed is passed over. */
export function checkWitnesses(
  keys: readonly string[],
  { note, text }: { readonly note: Note; readonly text: Checkpoint },
  findings: Findings,
): readonly Witnessed[] {
  return keys.flatMap((one) => {
    const key = readRawKey(one, cosignatureV1);
    const own = note.signatures.filter(({ name, id }) => name === key?.name && key.id.equals(id));
    const at = key ? own.map(({ signature }) => timeOf(note.text, signature, key.key)) : [];
    const [first] = at;
    if (key && first && at.every((time) => time !== null)) return [{ name: key.name, at: first.toISOString() }];
    const path = "log/checkpoint";
    findings.add(own.length === 0 ? "witness-missing" : "witness-wrong", path, `${text.size}, ${key?.name ?? one}`);
    return [];
  });
}

function timeOf(text: string, signature: Buffer, key: Parameters<typeof verify>[2]): Date | null {
  if (signature.length !== 72) return null;
  const seconds = signature.readBigUInt64BE(0);
  if (seconds > 253_402_300_799n) return null;
  const signed = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  return verify(null, signed, key, signature.subarray(8)) ? new Date(Number(seconds) * 1000) : null;
}
