import { bytesOf, fromBase64, isSame, sha256, toHex } from "./hashing.ts";

/** A key that checks signatures, as `log/key` writes it (docs/log-format.md, »Key and signature«). */
export interface PublicKey {
  readonly text: string;
  readonly name: string;
  readonly id: Uint8Array;
  readonly key: CryptoKey;
}

/** The key in its written form; `null` where it has not the form or not its own check digits. */
export async function readKey(text: string): Promise<PublicKey | null> {
  const [, name = "", id = "", data = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? [];
  const bytes = fromBase64(data);
  if (bytes?.length !== 33 || bytes[0] !== 1) return null;
  const own = (await sha256(`${name}\n`, bytes)).subarray(0, 4);
  if (toHex(own) !== id) return null;
  const key = await crypto.subtle.importKey("raw", bytes.subarray(1), { name: "Ed25519" }, false, ["verify"]);
  return { text: text.trim(), name, id: own, key };
}

/** A note's text, where this key has signed it; `null` where it has not or it is no note. Other keys' lines are passed over. */
export async function signedText(note: string, { name, id, key }: PublicKey): Promise<string | null> {
  const end = note.lastIndexOf("\n\n") + 1;
  if (end === 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, end);
  let isSigned = false;
  for (const line of note.slice(end + 1, -1).split("\n")) {
    const [, by = "", data = ""] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(data);
    if (bytes === null || bytes.length <= 4) return null;
    if (by !== name || !isSame(bytes.subarray(0, 4), id)) continue;
    if (!(await crypto.subtle.verify({ name: "Ed25519" }, key, bytes.subarray(4), bytesOf(text)))) return null;
    isSigned = true;
  }
  return isSigned ? text : null;
}

/** The head of a log. */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The head that a signed text states, of the log that the key is named for; `null` when it is not one. */
export function readHead(text: string, { name }: PublicKey): Head | null {
  const [origin = "", size = "", root = ""] = text.split("\n");
  const bytes = fromBase64(root);
  if (origin !== name || !/^(0|[1-9]\d{0,14})$/.test(size) || bytes?.length !== 32) return null;
  return { size: Number(size), root: bytes };
}
