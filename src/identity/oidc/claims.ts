import type { SignInRules } from "../../profile/index.ts";
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

/** The person that claims describe, with the roles the profile gives their groups. No known group: no grants. */
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
  const name = typeof claims.name === "string" && claims.name !== "" ? claims.name : claims.sub;
  const email = typeof claims.email === "string" ? claims.email : null;
  const provenMail = claims.email_verified === true || rules.mailsAreProven ? email : null;
  // A subject is unique within its issuer only.
  return { subject: `${issuer} ${claims.sub}`, sub: claims.sub, provenMail, name, email, unitId, grants };
}

function textsIn(claim: unknown): readonly string[] {
  if (typeof claim === "string") return [claim];
  return Array.isArray(claim) ? claim.filter((one): one is string => typeof one === "string") : [];
}
