import type { Currency, DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeeById, committeeNameOn, type Decider, type Municipality, type Profile } from "../../profile/index.ts";
import { Disc, Notice } from "../../web/index.ts";
import { stepsInTerm } from "../agenda/term-departures.ts";
import type { TermSoFar } from "../agenda/term-so-far.ts";
import { listedWords, unsureWords } from "../agenda/unsure-words.ts";
import { type ApprovalReason, budgetPerParticipant } from "../approval.ts";
import { caseWords } from "../case-words.ts";
import { costEach, type Share, type Unsure } from "../cost-each.ts";
import { budgetTotal, participantCount } from "../plan.ts";
import type { Trip } from "../trip.ts";
import { amountWriter, type CapLine, capLines } from "./cap-lines.ts";
import { staffTexts } from "./staff.texts.ts";

const f = formatsIn("da");

interface Props {
  readonly trip: Trip;
  readonly here: Municipality;
  readonly today: DateOn;
  /** What the committee has travelled in the term before. */
  readonly earlier: TermSoFar | null;
  /** What each participant cost by closed accounts. */
  readonly closedEach?: Share | null;
  /** A member had a ruling suspended: the council decides, whatever the order. */
  readonly suspended?: boolean;
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
  order: "Sådan er rækkefølgen for sager af denne slags.",
  "above-council-limit": "Budgettet pr. deltager er over den grænse, hvor kommunalbestyrelsen skal spørges.",
  "above-cap": "Budgettet pr. deltager er over loftet.",
  "above-term-limit": "Valgperiodens regler er ikke overholdt, og kun kommunalbestyrelsen kan fravige dem.",
  "not-sure": "Det er ikke sikkert, hvad det koster pr. deltager. Så spørges den, som en grænse kan kræve.",
  "term-not-sure":
    "Det er ikke sikkert, at loftet i valgperioden er overholdt. Så spørges den, som alene kan fravige det.",
  "legal-basis": "Retsgrundlaget kræver det.",
};

/** The budget for each participant, every limit with where the trip stands and its source, and who must decide and why. */
export function ApprovalWords({
  trip,
  here: { profile },
  today,
  earlier,
  closedEach = null,
  suspended = false,
}: Props) {
  const on = trip.startOn ?? today;
  const steps = stepsInTerm({ trip, profile, today, earlier, closedEach });
  return (
    <>
      <section>
        <h2 class="under">Pr. deltager</h2>
        <Each trip={trip} profile={profile} />
      </section>
      <section>
        <h2 class="under">Loft og grænser</h2>
        <CapList lines={capLines({ trip, profile, today, earlier, closedEach })} />
      </section>
      <section>
        <h2 class="under">Hvem skal godkende</h2>
        {suspended ? (
          <ol class="rows">
            <li class="row">
              <div>
                {deciderName({ by: "council" }, trip, profile, on)}
                <small>Et medlem har standset beslutningen, så kun kommunalbestyrelsen kan afgøre sagen.</small>
                <small>Kilde: kommunestyrelsesloven § 23</small>
              </div>
            </li>
          </ol>
        ) : steps.length === 0 ? (
          <p class="s m">{`Vælg først, hvad det er for ${trip.direction === "in" ? "et besøg" : "en rejse"}.`}</p>
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

function Each({ trip, profile }: { trip: Trip; profile: Profile }) {
  const listed = listedWords(trip, profile.currency);
  const [total, people, each] = [budgetTotal(trip.plan), participantCount(trip.plan), budgetPerParticipant(trip)];
  if (total === null || !people || each === null)
    return <p class="s m">Regnes ud, når budget og deltagere er skrevet og gemt.</p>;
  const currency = (trip.plan.budget?.currency ?? profile.currency) as Currency;
  const write = amountWriter(currency);
  return (
    <>
      <p class="s">
        {write(total)} ÷ {staffTexts.in("da")("people", { count: people })} = <b>{write(each)}</b>
        {each * BigInt(people) !== total && <small class="m"> afrundet til hele øre</small>}
      </p>
      {listed && <p class="s m">{listed}</p>}
    </>
  );
}

/** The municipality's limits, each with where the trip stands. */
function CapList({ lines }: { lines: readonly CapLine[] }) {
  if (lines.length === 0) return <p class="s m">Kommunen har intet loft over udgifterne den dag.</p>;
  return (
    <ul class="rows caps">
      {lines.map(({ limit, stands, knowledge, source }) => (
        <li class="row" key={limit}>
          <div>
            <span class="limit">
              <Disc knowledge={knowledge} /> {limit}
            </span>
            {stands.map(({ text, over }) => (
              <p key={text}>{over ? <b>{text}</b> : text}</p>
            ))}
            <small>Kilde: {source.text}</small>
          </div>
        </li>
      ))}
    </ul>
  );
}

const mend: Readonly<Record<Unsure, string>> = {
  "other-currency": "Skriv budgettet i kommunens egen valuta, så falder det bort, hvis rejsen er under.",
  "line-without-amount": "Skriv beløbet i tal, så falder det bort, hvis rejsen er under.",
  "nobody-listed": "Skriv, hvem der rejser, så falder det bort, hvis rejsen er under.",
};

/** What is over a limit, said above the form in which the budget was just written; nothing where nothing is. */
export function OverCaps({ trip, here: { profile }, today, earlier }: Props) {
  const over = capLines({ trip, profile, today, earlier }).filter((one) => one.stands.some((each) => each.over));
  const on = trip.startOn ?? today;
  const steps = stepsInTerm({ trip, profile, today, earlier });
  const last = steps.at(-1);
  const { unsure } = costEach(trip, profile);
  const notSure = steps.find(({ reason: { code } }) => code === "not-sure" || code === "term-not-sure");
  if (over.length === 0)
    return unsure && notSure ? (
      <Notice tone="watch" title="Det er ikke sikkert, at rejsen er under kommunens grænser">
        <p>{`${unsureWords(unsure, trip, "grænsen")} ${deciderName(notSure.decider, trip, profile, on)} skal derfor også spørges. ${mend[unsure]}`}</p>
      </Notice>
    ) : null;
  return (
    <Notice tone="watch" title={`${caseWords(trip).The} er over kommunens grænser`}>
      <ul>
        {over.map(({ limit, stands }) => (
          <li key={limit}>
            {limit}: {f.list(stands.filter((each) => each.over).map((each) => each.text))}
          </li>
        ))}
      </ul>
      {last && <p>{`${deciderName(last.decider, trip, profile, on)} har det sidste ord.`}</p>}
    </Notice>
  );
}
