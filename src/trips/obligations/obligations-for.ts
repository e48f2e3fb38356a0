import { everywhere, hasRoleOver, type Owned, type Work } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { type Obligation, soonestFirst } from "../../records/index.ts";
import { questionObligations, questionReaders } from "../../replies/index.ts";
import { strategiesOf } from "../../strategy/index.ts";
import { maySee } from "../may.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { type BeforeCommittees, readOwing } from "./owing.store.ts";
import { strategyObligations } from "./strategy-obligation.ts";
import { tripObligations } from "./trip-obligations.ts";

/** Roles that see what is owed of trips; managers and councillors that of their own unit and committee. */
const tripReaders: readonly RoleName[] = [
  "coordinator",
  "secretary",
  "accountant",
  "manager",
  "auditor",
  "councillor",
  "admin",
];

/** Roles that see obligations: of trips, or of questions from the public. The machine's own keeper sees all that the command line shows. */
export const obligationReaders: readonly RoleName[] = [...new Set([...tripReaders, ...questionReaders])];
const ofQuestions: readonly RoleName[] = [...questionReaders, "admin"];

/**
 * Everything owed today that this person may see, soonest first: what the desk, the digest and `udsyn check` show.
 * @param known what lies before committees, where it has been read
 */
export async function obligationsFor(work: Work, known?: BeforeCommittees): Promise<readonly Obligation[]> {
  const { municipality, today, who } = work;
  const reaches = (owned: Owned) => hasRoleOver(who, owned, tripReaders);
  const all = await readOwing(work, known);
  const ofTrips = all
    .filter(({ trip }) => maySee(who, trip))
    .flatMap((one) =>
      tripObligations(one, municipality.profile, today).filter(({ owedBy }) => reaches(owedWithin(one.trip, owedBy))),
    );
  const whole = reaches(everywhere);
  const ofStrategy = whole ? strategyObligations(strategiesOf(municipality.slug), today) : [];
  const questions = (await questionObligations(work)).filter(({ owedBy: { scope } }) =>
    hasRoleOver(who, { scopes: scope === null ? [] : [scope], madeBy: null }, ofQuestions),
  );
  return soonestFirst([...ofTrips, ...ofStrategy, ...questions]);
}

/** What the right to see an obligation is held against: whose the trip is, and whom it names, as the committee it lies before. */
function owedWithin(trip: Trip, { scope }: Obligation["owedBy"]): Owned {
  const owned = ownedOf(trip);
  return scope === null ? owned : { ...owned, scopes: [...owned.scopes, scope] };
}
