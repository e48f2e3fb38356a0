import { createHash, randomBytes } from "node:crypto";

/** 256 bits that only their holder knows, fit for an address. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored in a secret's place. The secrets are random, so no salt and no slow hash is needed. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
