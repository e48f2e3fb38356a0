import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { hashOf } from "../secret.ts";

/** A sign-in under way: what must come back together, from the same browser, once. */
export interface SignInUnderWay {
  readonly state: string;
  readonly browser: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly returnTo: string;
  readonly expiresAt: Date;
}

interface SignInTables {
  identitySignIn: {
    municipalityId: MunicipalityId;
    stateHash: Buffer;
    browserHash: Buffer;
    codeVerifier: string;
    nonce: string;
    returnTo: string;
    expiresAt: Date;
  };
}

export async function keepSignIn(
  tx: Tx,
  municipalityId: MunicipalityId,
  { state, browser, ...rest }: SignInUnderWay,
): Promise<void> {
  await working<SignInTables>(tx)
    .insertInto("identitySignIn")
    .values({ municipalityId, stateHash: hashOf(state), browserHash: hashOf(browser), ...rest })
    .execute();
}

/** Takes a sign-in that was kept; `null` when there is none, it is over, or another browser set out. Gone either way. */
export async function takeSignIn(
  tx: Tx,
  municipalityId: MunicipalityId,
  { state, browser }: Pick<SignInUnderWay, "state" | "browser">,
  now: Date,
): Promise<Pick<SignInUnderWay, "codeVerifier" | "nonce" | "returnTo"> | null> {
  const row = await working<SignInTables>(tx)
    .deleteFrom("identitySignIn")
    .where("municipalityId", "=", municipalityId)
    .where("stateHash", "=", hashOf(state))
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expiresAt <= now || !row.browserHash.equals(hashOf(browser))) return null;
  return row;
}
