import { isRecord, type JsonRecord } from "./json.ts";

/** An annex that an entry names: the path of its bytes, and their SHA-256 in hex. */
export interface StatedAnnex {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}

/** The annexes that an entry names. */
export function annexesIn({ annexes }: JsonRecord): readonly StatedAnnex[] {
  return (Array.isArray(annexes) ? annexes : []).flatMap((one) => {
    if (!isRecord(one) || typeof one.sha256 !== "string" || typeof one.url !== "string") return [];
    // An address that is anything but an annex's own is nobody's to read.
    if (!/^\/bilag\/[0-9a-f-]+$/.test(one.url)) return [];
    return [{ path: one.url.slice(1), digest: one.sha256, bytes: Number(one.bytes) }];
  });
}
