import { Forbidden, seenText } from "../../kernel/index.ts";
import { writable } from "../../platform/index.ts";
import type { SignInRules } from "../../profile/index.ts";
import { withoutCpr } from "../../records/index.ts";
import type { Grant } from "../who.ts";

/** What a verified ID token says of a person. */
export interface Claims {
  readonly sub: string;
  readonly [name: string]: unknown;
}

export interface PersonInClaims {
  readonly subject: string;
  /** Their id at the login alone, as an administrator may have written it down before they first came. */
  readonly sub: string;
  /** Their mail address where the login answers for it being theirs. */
  readonly provenMail: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly unitId: string | null;
  readonly grants: readonly Grant[];
}

/** As long as OpenID Connect lets an id be. */
const longestSub = 255;
const longestMail = 300;
const longestName = 200;

/**
 * The person that claims describe, with the roles the profile gives their groups. No known group: no grants.
 * @throws Forbidden `claims-unreadable` where who it is cannot be kept as the login writes it: a near one may be another's
 */
export function personIn(claims: Claims, issuer: string, rules: SignInRules): PersonInClaims {
  const groups = textsIn(claims[rules.rolesClaim]);
  const ownUnits = rules.unitClaim === null ? [] : textsIn(claims[rules.unitClaim]);
  const unitId = rules.units.find((one) => ownUnits.includes(one.value))?.unit ?? null;
  const grants = rules.roles
    .filter((one) => groups.includes(one.value))
    .flatMap(({ role, within }): Grant[] => {
      if (within === "everywhere") return [{ role, scope: null }];
      if (within === "own-unit") return unitId === null ? [] : [{ role, scope: `unit:${unitId}` }];
      return [{ role, scope: `committee:${within.committee}` }];
    });
  if (!isKeptAsWritten(claims.sub, longestSub)) throw new Forbidden("claims-unreadable");
  const name = nameIn(claims.name) || nameIn(claims.sub);
  const email = mailIn(claims.email);
  const provenMail = claims.email_verified === true || rules.mailsAreProven ? email : null;
  // A subject is unique within its issuer only.
  return { subject: `${issuer} ${claims.sub}`, sub: claims.sub, provenMail, name, email, unitId, grants };
}

function isKeptAsWritten(text: string, longest: number): boolean {
  return text.isWellFormed() && text.length <= longest && !/[\p{Cc}\uFFFE\uFFFF]/u.test(text) && text.trim() !== "";
}

/** A mail address that a letter can be sent to, or none. A line break in one would write another header of the letter. */
function mailIn(claim: unknown): string | null {
  if (typeof claim !== "string" || claim === "") return null;
  if (!isKeptAsWritten(claim, longestMail)) throw new Forbidden("claims-unreadable");
  return /^[^\s\p{Cf}@]+@[^\s\p{Cf}@]+$/u.test(claim) ? claim : null;
}

/** A name as everybody may see it beside what somebody did; empty where nothing of it is seen. */
function nameIn(claim: unknown): string {
  if (typeof claim !== "string" || seenText(writable(claim)) === "") return "";
  const line = writable(claim).replace(/\s+/gu, " ").trim();
  // Blotted out before it is cut: a cut through a number would leave half of it to be read.
  return withoutCpr(line)
    .slice(0, longestName)
    .replace(/\p{Cs}$/u, "")
    .trimEnd();
}

function textsIn(claim: unknown): readonly string[] {
  if (typeof claim === "string") return [claim];
  return Array.isArray(claim) ? claim.filter((one): one is string => typeof one === "string") : [];
}
