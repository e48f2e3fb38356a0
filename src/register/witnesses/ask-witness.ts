/** A witness's answer to add-checkpoint (C2SP tlog-witness). */
export type WitnessAnswer =
  | { readonly kind: "cosigned"; readonly lines: string }
  /** It last saw the log at another size than the one the proof went from. */
  | { readonly kind: "at-size"; readonly size: number }
  | { readonly kind: "refused"; readonly status: number };

/** How long a witness may take, in milliseconds, and how much it may say, in bytes. */
export interface WitnessLimits {
  readonly ms: number;
  readonly bytes: number;
}

const usual: WitnessLimits = { ms: 10_000, bytes: 16 * 1024 };

/** Whether a witness may be asked at an address: a secret way, or this machine itself where that is allowed. */
export function isWitnessAddress(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(address);
  if (username || password || search || hash) return false;
  return (
    protocol === "https:" ||
    (loopback && protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname))
  );
}

/**
 * Shows a witness a checkpoint, with the proof that it goes on from the size it saw last. Redirects are not followed.
 * @throws Error where it does not answer in time, or says more than it may
 */
export async function askWitness(
  address: string,
  asked: { readonly old: number; readonly proof: readonly Uint8Array[]; readonly checkpoint: string },
  limits: WitnessLimits = usual,
): Promise<WitnessAnswer> {
  const hashes = asked.proof.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
  const answer = await fetch(`${address.replace(/\/+$/, "")}/add-checkpoint`, {
    method: "POST",
    body: `old ${asked.old}\n${hashes}\n${asked.checkpoint}`,
    headers: { "content-type": "text/plain; charset=utf-8", "user-agent": "udsyn" },
    redirect: "manual",
    signal: AbortSignal.timeout(limits.ms),
  });
  const body = await bounded(answer, limits.bytes);
  if (answer.status === 200) return { kind: "cosigned", lines: body };
  const size = answer.status === 409 ? /^(0|[1-9]\d{0,14})\n?$/.exec(body)?.[1] : undefined;
  return size === undefined ? { kind: "refused", status: answer.status } : { kind: "at-size", size: Number(size) };
}

async function bounded(answer: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > most) throw new Error(`says more than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
