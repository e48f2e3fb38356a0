import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { Conflict } from "../../kernel/index.ts";
import type { MunicipalityId } from "../../platform/index.ts";
import { words } from "../plan.ts";
import type { TripId } from "../trip.ts";

const listOf = (text: (atMost: number) => z.ZodType<string, string>) =>
  z.strictObject({
    travellers: z
      .array(
        z.strictObject({
          name: text(200),
          passport: text(100).nullable().default(null),
          allergies: text(1000).nullable().default(null),
          emergencyContact: text(500).nullable().default(null),
        }),
      )
      .min(1)
      .max(500),
  });

/** What those who arrange a journey must know of each traveller, and nobody else. */
export const travelListSchema = listOf(words);
/** As it was sealed: a name corrected or erased in a long text makes it longer than anybody may type, and it opens all the same. */
export const sealedListSchema = listOf(() => z.string());
export type TravelList = z.output<typeof travelListSchema>;

/** Whose list it is: sealed into the text, so that a row moved to another trip or municipality does not open. */
export interface ListOf {
  readonly municipalityId: MunicipalityId;
  readonly tripId: TripId;
}

const ivLength = 12;
const tagLength = 16;

/** A key of the municipality's own, out of the installation's secret by HKDF (RFC 5869), for one use. */
function keyOf(secret: string, municipalityId: MunicipalityId, use = "udsyn travel-list 1"): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, municipalityId, use, 32));
}

function boundTo({ municipalityId, tripId }: ListOf): Buffer {
  return Buffer.from(`${municipalityId} ${tripId}`);
}

/** A list as it lies in the database: 12 bytes of nonce, 16 of tag, then AES-256-GCM. */
export function sealTravelList(secret: string, of: ListOf, list: TravelList): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, of.municipalityId), iv).setAAD(boundTo(of));
  const body = Buffer.concat([cipher.update(JSON.stringify(list), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Tells one list from another; without the secret nobody finds by guessing what stands in it. */
export function listDigest(secret: string, of: ListOf, list: TravelList): string {
  return createHmac("sha256", keyOf(secret, of.municipalityId, "udsyn travel-list repeat 1"))
    .update(boundTo(of))
    .update(`\n${JSON.stringify(list)}`)
    .digest("base64url");
}

/** Opens a sealed list. @throws Conflict `travel-list-unopened` for another secret, trip or municipality, or one changed bit */
export function openTravelList(secret: string, of: ListOf, sealed: Uint8Array): TravelList {
  const text = unsealed(() => {
    const iv = sealed.subarray(0, ivLength);
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, of.municipalityId), iv, { authTagLength: tagLength })
      .setAAD(boundTo(of))
      .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
    return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]);
  });
  return sealedListSchema.parse(JSON.parse(text.toString("utf8")));
}

/** A database may go on with another secret than its own (docs/decisions/0038): then this is an answer, and no fault of ours. */
function unsealed<T>(open: () => T): T {
  try {
    return open();
  } catch {
    throw new Conflict("travel-list-unopened");
  }
}

/** A sealed list, or `null` where it cannot be opened: nobody can read what is in it. */
export function openedIfOurs(secret: string, of: ListOf, sealed: Uint8Array): TravelList | null {
  try {
    return openTravelList(secret, of, sealed);
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}
