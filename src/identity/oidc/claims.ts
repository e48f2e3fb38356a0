import type { SignInRules } from "../../profile/index.ts";
import type { Grant } from "../who.ts";

/** What a verified ID token says of a person. */
export interface Claims {
  readonly sub: string;
  readonly [name: string]: unknown;
}

export interface PersonInClaims {
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly unitId: string | null;
  readonly grants: readonly Grant[];
}

/** The person that claims describe, with the roles the profile gives their groups. No known group: no grants, and no way in. */
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
  // A subject is unique within its issuer only.
  return { subject: `${issuer} ${claims.sub}`, name, email, unitId, grants };
}

function textsIn(claim: unknown): readonly string[] {
  if (typeof claim === "string") return [claim];
  return Array.isArray(claim) ? claim.filter((one): one is string => typeof one === "string") : [];
}
