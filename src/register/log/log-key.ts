import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from "node:crypto";
import { type Fault, fault } from "../../kernel/index.ts";
import { sha256 } from "./hashing.ts";
import type { KnownHeads } from "./known-heads.ts";

/**
 * An Ed25519 key that signs notes, in the written forms of Go's `sumdb/note`:
 * secret `PRIVATE+KEY+<name>+<key id>+<base64 of 0x01 ‖ seed>` (this is `UDSYN_LOG_KEY`),
 * public `<name>+<key id>+<base64 of 0x01 ‖ public key>` (this is `/log/key` and `verify --key`).
 */
export interface LogKey {
  readonly name: string;
  readonly seed: Uint8Array;
  /** What it is held against before it signs another head; where there is none, it is held against nothing. */
  readonly heads?: KnownHeads;
}

const ed25519 = 1;
/** What PKCS #8 (RFC 8410) puts before the 32 bytes of an Ed25519 seed. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * A name for keys and origins: no Unicode space, no plus, no control character (C2SP signed-note), and no sign that a page
 * could take for more than a name.
 */
export function isKeyName(text: string): boolean {
  return /^[^\s+<>"'&`\p{Cc}\p{Cf}]+$/u.test(text);
}

/** A new key. `seed` is 32 random bytes; given only by tests. */
export function newLogKey(name: string, seed: Uint8Array = randomBytes(32)): LogKey {
  if (!isKeyName(name)) throw new RangeError("a key's name has no spaces and no plus");
  return { name, seed };
}

/**
 * The same key under another name. One installation has one `UDSYN_LOG_KEY`; each municipality's log signs under its own
 * origin, and the origin stands in the text that is signed, so no signature fits another log.
 */
export function named(key: LogKey, name: string): LogKey {
  return newLogKey(name, key.seed);
}

/** The key from its secret form. */
export function parseLogKey(text: string): LogKey | Fault {
  const found = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim());
  if (!found) return fault("log-key-form");
  const [, name = "", id = "", data = ""] = found;
  const bytes = Buffer.from(data, "base64");
  if (bytes.length !== 33 || bytes[0] !== ed25519 || !isKeyName(name)) return fault("log-key-form");
  const key = newLogKey(name, bytes.subarray(1));
  return keyId(key).toString("hex") === id ? key : fault("log-key-damaged");
}

export function secretForm(key: LogKey): string {
  return `PRIVATE+KEY+${key.name}+${keyId(key).toString("hex")}+${typed(key.seed).toString("base64")}`;
}

export function publicForm(key: LogKey): string {
  return `${key.name}+${keyId(key).toString("hex")}+${typed(madeOf(key).open).toString("base64")}`;
}

/** One signature line over a note's text: `— name base64(key id ‖ signature)` and a line break. */
export function signatureLine(key: LogKey, text: string): string {
  const signature = sign(null, Buffer.from(text), madeOf(key).secret);
  return `— ${key.name} ${Buffer.concat([keyId(key), signature]).toString("base64")}\n`;
}

/** What SPKI (RFC 8410) puts before the 32 bytes of an Ed25519 public key. */
const spkiHead = Buffer.from("302a300506032b6570032100", "hex");

/** Whether 32 bytes of a public key have signed these bytes. */
export function isSignature(open: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([spkiHead, open]), format: "der", type: "spki" });
  return verify(null, signed, key, signature);
}

/** Whether a key, in its public form, has signed a note by a line of its own. */
export function isSignedBy(note: string, key: string): boolean {
  const [name = "", id = "", data = ""] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key)?.slice(1) ?? [];
  const open = Buffer.from(data, "base64").subarray(1);
  const end = note.lastIndexOf("\n\n") + 1;
  if (open.length !== 32 || end === 0) return false;
  return note
    .slice(end + 1)
    .split("\n")
    .map((line) =>
      line.startsWith(`— ${name} `) ? Buffer.from(line.slice(name.length + 3), "base64") : Buffer.alloc(0),
    )
    .some(
      (line) =>
        line.toString("hex", 0, 4) === id && isSignature(open, Buffer.from(note.slice(0, end)), line.subarray(4)),
    );
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4]. */
function keyId(key: LogKey): Buffer {
  const known = ids.get(key);
  if (known) return known;
  const id = Buffer.from(sha256(Buffer.from(`${key.name}\n`), typed(madeOf(key).open)).subarray(0, 4));
  ids.set(key, id);
  return id;
}

const ids = new WeakMap<LogKey, Buffer>();

function typed(bytes: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(ed25519), bytes]);
}

interface Made {
  readonly secret: KeyObject;
  readonly open: Uint8Array;
}

/** By seed, for as long as somebody holds it: every page is signed, and making a key takes longer than signing. */
const made = new WeakMap<Uint8Array, Made>();

function madeOf({ seed }: LogKey): Made {
  const known = made.get(seed);
  if (known) return known;
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: "der", type: "pkcs8" });
  const open = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  made.set(seed, { secret, open });
  return { secret, open };
}
