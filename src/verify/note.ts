import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { sha256 } from "./tree.ts";

/** A key that checks signatures: `name+key id+base64(0x01 ‖ Ed25519 public key)` (C2SP signed-note). */
export interface VerifierKey {
  readonly name: string;
  readonly id: Buffer;
  readonly key: KeyObject;
}

/** What SPKI (RFC 8410) puts before the 32 bytes of an Ed25519 public key. */
const spkiHead = Buffer.from("302a300506032b6570032100", "hex");

/** A key's name: no space, plus or control (C2SP signed-note), and no sign that a page or a cell could take for more than a name. */
const keyName = String.raw`[^\s+<>"'&\x60\p{Cc}\p{Cf}]+`;
const keyForm = new RegExp(String.raw`^(${keyName})\+([0-9a-f]{8})\+(\S+)$`, "u");
const signatureForm = new RegExp(String.raw`^— (${keyName}) (\S+)$`, "u");

/** Base64 with padding, in the one form that decodes to these bytes; `null` otherwise. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}

export function readKey(text: string): VerifierKey | null {
  return readRawKey(text, 1);
}

/** A key of one kind: 1 is a log's, 4 a witness's. */
export function readRawKey(text: string, kind: number): VerifierKey | null {
  const [, name = "", id = "", data = ""] = keyForm.exec(text.trim()) ?? [];
  const bytes = fromBase64(data);
  if (bytes?.length !== 33 || bytes[0] !== kind) return null;
  if (sha256(`${name}\n`, bytes).toString("hex", 0, 4) !== id) return null;
  const key = createPublicKey({ key: Buffer.concat([spkiHead, bytes.subarray(1)]), format: "der", type: "spki" });
  return { name, id: Buffer.from(id, "hex"), key };
}

/** A note's text and the signatures below it. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: Buffer; readonly signature: Buffer }[];
}

/** The longest checkpoint that is read: room for a hundred cosignatures. */
const longestNote = 64 * 1024;

/** A note from its bytes; `null` when it has not the form. Nothing is checked yet. */
export function readNote(bytes: Uint8Array, longest = longestNote): Note | null {
  if (bytes.length > longest) return null;
  let whole: string;
  try {
    whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const end = whole.lastIndexOf("\n\n") + 1;
  // Control characters other than the line break have no place in a note.
  if (end === 0 || !whole.endsWith("\n") || /[^\P{Cc}\n]/u.test(whole)) return null;
  const signatures = whole
    .slice(end + 1, -1)
    .split("\n")
    .map(readSignature);
  return signatures.every((one) => one !== null) ? { text: whole.slice(0, end), signatures } : null;
}

function readSignature(line: string): Note["signatures"][number] | null {
  const [, name = "", data = ""] = signatureForm.exec(line) ?? [];
  const bytes = fromBase64(data);
  if (!bytes || bytes.length <= 4) return null;
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** `good` when the key has signed; signatures by other keys are passed over, as the format demands. */
export function checkNote(note: Note, key: VerifierKey): "good" | "missing" | "wrong" {
  const own = note.signatures.filter((one) => one.name === key.name && one.id.equals(key.id));
  if (own.length === 0) return "missing";
  const good = own.every(({ signature }) => verify(null, Buffer.from(note.text), key.key, signature));
  return good ? "good" : "wrong";
}

/** The head of a log (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** The head that a note's text states; `null` when it is not a checkpoint. Lines after the third are passed over. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = "", size = "", root = ""] = text.split("\n");
  const bytes = fromBase64(root);
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size) || bytes?.length !== 32) return null;
  return { origin, size: Number(size), root: bytes };
}
