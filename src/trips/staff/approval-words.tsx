import { type Currency, type DateOn, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  committeeById,
  committeeNameOn,
  type Decider,
  limitOn,
  type Municipality,
  type Profile,
} from "../../profile/index.ts";
import { type ApprovalReason, approvalSteps, budgetPerParticipant } from "../approval.ts";
import { budgetTotal, participantCount } from "../plan.ts";
import type { Trip } from "../trip.ts";
import { staffTexts } from "./staff.texts.ts";

const f = formatsIn("da");

interface Props {
  readonly trip: Trip;
  readonly here: Municipality;
  readonly today: DateOn;
}

/** A committee's name on a day, the last it had where it does not sit then. */
export function committeeName(profile: Profile, id: string, on: DateOn): string {
  const committee = committeeById(profile, id);
  return (committee && (committeeNameOn(committee, on) ?? committee.names.at(-1))?.name) ?? id;
}

/** Who decides, in words. */
function deciderName(decider: Decider, trip: Trip, profile: Profile, on: DateOn): string {
  if (decider.by === "manager") return "Enhedens leder";
  if (decider.by === "named") return committeeName(profile, decider.committee, on);
  if (decider.by === "committee")
    return trip.committeeId ? committeeName(profile, trip.committeeId, on) : "Det ansvarlige udvalg";
  const one = profile.committees.find(({ kind }) => kind === decider.by);
  return one
    ? committeeName(profile, one.id, on)
    : decider.by === "economy"
      ? "Økonomiudvalget"
      : "Kommunalbestyrelsen";
}

const reasons: Record<ApprovalReason["code"], string> = {
  order: "Sådan er rækkefølgen for denne slags rejse.",
  "above-council-limit": "Budgettet pr. deltager er over den grænse, hvor kommunalbestyrelsen skal spørges.",
  "above-cap": "Budgettet pr. deltager er over loftet.",
  "legal-basis": "Rejsens retsgrundlag kræver det.",
};

/** The budget for each participant held against the cap, with every figure and its source, and who must decide and why. */
export function ApprovalWords({ trip, here: { profile }, today }: Props) {
  const on = trip.startOn ?? today;
  const steps = approvalSteps(trip, profile, today);
  return (
    <>
      <section>
        <h2 class="under">Pr. deltager</h2>
        <CapCheck trip={trip} profile={profile} on={on} />
      </section>
      <section>
        <h2 class="under">Hvem skal godkende</h2>
        {steps.length === 0 ? (
          <p class="s m">Vælg først, hvad det er for en rejse.</p>
        ) : (
          <ol class="rows">
            {steps.map(({ decider, reason }) => (
              <li class="row" key={decider.by + reason.code}>
                <div>
                  {deciderName(decider, trip, profile, on)}
                  <small>{reasons[reason.code]}</small>
                  <small>Kilde: {reason.source}</small>
                </div>
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  );
}

function CapCheck({ trip, profile, on }: { trip: Trip; profile: Profile; on: DateOn }) {
  const [total, people, each] = [budgetTotal(trip.plan), participantCount(trip.plan), budgetPerParticipant(trip)];
  const currency = (trip.plan.budget?.currency ?? profile.currency) as Currency;
  const write = (hundredths: bigint) => f.wholeAmount(money(hundredths, currency));
  const cap = limitOn(profile, "capPerParticipant", on);
  if (total === null || !people || each === null)
    return <p class="s m">Regnes ud, når budget og deltagere er skrevet og gemt.</p>;
  const foreign = currency !== profile.currency;
  const over = cap?.value != null && !foreign ? each - cap.value : null;
  return (
    <div class="s stack">
      <p>
        {write(total)} ÷ {staffTexts.in("da")("people", { count: people })} = <b>{write(each)}</b>
      </p>
      {cap?.value != null && foreign ? (
        <p>
          Budgettet er i {currency} og loftet på {f.wholeAmount(money(cap.value, profile.currency as Currency))} i{" "}
          {profile.currency}. De kan ikke holdes op mod hinanden uden en kurs.
        </p>
      ) : cap?.value != null && over !== null ? (
        <p>
          Loftet er {write(cap.value)}, og budgettet er{" "}
          {over > 0n ? <b>{write(over)} over</b> : over === 0n ? "lige på det" : `${write(-over)} under`}
          <br />
          <span class="m">Kilde: {cap.source.text}</span>
        </p>
      ) : (
        <p class="m">Kommunen har intet loft pr. deltager den dag.</p>
      )}
    </div>
  );
}
