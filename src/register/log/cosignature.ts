import { sha256 } from "./hashing.ts";
import { isKeyName, isSignature } from "./log-key.ts";

/** A witness's public key: `name+key id+base64(0x04 ‖ Ed25519 public key)` (C2SP tlog-cosignature, cosignature/v1). */
export interface WitnessKey {
  readonly name: string;
  readonly id: Buffer;
  readonly open: Uint8Array;
}

const cosignatureV1 = 4;

/** The key from its written form; `null` where it has not the form, not its own check digits or is of another kind. */
export function parseWitnessKey(text: string): WitnessKey | null {
  const [, name = "", id = "", data = ""] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(data, "base64");
  if (bytes.length !== 33 || bytes[0] !== cosignatureV1 || !isKeyName(name)) return null;
  const own = Buffer.from(sha256(Buffer.from(`${name}\n`), bytes).subarray(0, 4));
  return own.toString("hex") === id ? { name, id: own, open: bytes.subarray(1) } : null;
}

/** A signature line of a witness under a checkpoint, and when it says that it signed. */
export interface Cosignature {
  readonly line: string;
  readonly at: Date;
}

/** What is signed with a checkpoint's text: the time in seconds, so that it shows how fresh the witness found it. */
function cosignedText(seconds: number | bigint, checkpoint: string): string {
  return `cosignature/v1\ntime ${seconds}\n${checkpoint}`;
}

/**
 * The line among an answer's by which a witness has cosigned a checkpoint's text; `null` where there is none, or it does not hold.
 * @param answer signature lines, as add-checkpoint answers them
 */
export function cosignatureIn(answer: string, text: string, { name, id, open }: WitnessKey): Cosignature | null {
  for (const line of answer.split("\n").slice(0, -1)) {
    const [, by, data = ""] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? [];
    const bytes = Buffer.from(data, "base64");
    if (by !== name || !bytes.subarray(0, 4).equals(id)) continue;
    if (bytes.length !== 76 || bytes.toString("base64") !== data) return null;
    const seconds = bytes.readBigUInt64BE(4);
    if (seconds === 0n || seconds > 253_402_300_799n) return null;
    if (!isSignature(open, Buffer.from(cosignedText(seconds, text)), bytes.subarray(12))) return null;
    return { line: `${line}\n`, at: new Date(Number(seconds) * 1000) };
  }
  return null;
}
