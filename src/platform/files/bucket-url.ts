/** A bucket of a service that speaks S3, with what lets us in. */
export interface Bucket {
  /** The service's address with the bucket's name, path style. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  /** What our keys begin with, ending in `/`; empty where the bucket is ours alone. */
  readonly prefix: string;
}

/** How it is written, for those who wrote it wrong. */
export const bucketForm = "s3://nøgle:hemmelighed@vært/spand?region=eu-north-1";

/**
 * `s3://key:secret@host[:port]/bucket[/prefix][?region=…][&tls=off]`; what has signs of its own in it is percent-encoded.
 * `null` when a part is missing or more is asked than this. `tls=off` is for a service on the machine itself.
 */
export function readBucketUrl(text: string): Bucket | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const [bucket, ...prefix] = url.pathname.split("/").filter(Boolean).map(decoded);
  const [key, secret] = [decoded(url.username), decoded(url.password)];
  const known = [...url.searchParams.keys()].every((name) => name === "region" || name === "tls");
  const tls = url.searchParams.get("tls") ?? "on";
  if (url.protocol !== "s3:" || !url.hostname || !bucket || !key || !secret || !known) return null;
  if (tls !== "on" && tls !== "off") return null;
  return {
    endpoint: `${tls === "off" ? "http" : "https"}://${url.host}/${encodeURIComponent(bucket)}`,
    accessKeyId: key,
    secretAccessKey: secret,
    region: url.searchParams.get("region") ?? "auto",
    prefix: prefix.map((one) => `${one}/`).join(""),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
