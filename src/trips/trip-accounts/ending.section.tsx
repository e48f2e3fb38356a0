import { closingFaults, looseIn, type Posting } from "../../accounts/index.ts";
import { identityTexts } from "../../identity/index.ts";
import { dateInZone, type Fault, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { ConfirmNames, isAsked } from "../../register/index.ts";
import {
  Button,
  ButtonRow,
  Checkboxes,
  Form,
  faultText,
  fieldsOf,
  formErrors,
  Notice,
  Section,
  TextField,
} from "../../web/index.ts";
import { reopenedTexts } from "../public/reopened.texts.ts";
import { journeyFaults } from "../settled-from.ts";
import { tripPath } from "../staff/trip-path.ts";
import { wordsAbout, wordsAboutAccounts } from "../visit.texts.ts";
import { ReplacesPrinted } from "./printed.section.tsx";
import type { TripAccountsView } from "./trip-accounts.page.tsx";
import { takesPostings } from "./trip-accounts.ts";
import { othersPayOf } from "./trip-pot.ts";
import { accountsVatBasis } from "./trip-vat.ts";

/** Closing the accounts, with what is missing first, and not before the journey's last day; or opening them again. */
export function Ending({ asked, trip, postings, printed, receipts, inPool, reopenedOn, faults }: TripAccountsView) {
  const errors = formErrors("da", faults?.closing ?? [], ...wordsAboutAccounts(trip), identityTexts);
  const typed = faults?.typed ?? {};
  const { field, many } = fieldsOf(typed, errors);
  if (trip.accountsTrack === "closed")
    return (
      <Section title="Åbn igen" note={reopeningNote(trip)}>
        {printed && printed.lines.length > 0 && (
          <ReplacesPrinted printed={printed} home={asked.here.profile.currency} />
        )}
        <Form action={tripPath(trip, "regnskab/genaabn")} errors={errors}>
          <TextField label="Hvorfor?" {...field("reason")} />
          {isAsked(faults?.closing ?? [], typed) && <ConfirmNames values={typed} errors={errors} />}
          <ButtonRow>
            <Button weight="quiet">Åbn regnskabet igen</Button>
          </ButtonRow>
        </Form>
      </Section>
    );
  if (!takesPostings(trip)) return null;
  const { profile } = asked.here;
  const today = dateInZone(asked.now, profile.timeZone);
  const basis = accountsVatBasis(trip, profile, today);
  const [early] = journeyFaults(trip, today);
  const wrong = closingFaults(
    postings,
    { withoutCost: null },
    looseIn(receipts).length,
    printed !== null,
    basis,
    othersPayOf(trip, profile),
  );
  // What can be answered here is a question; the rest is put right first.
  const open = wrong.filter(isQuestion);
  const said = formErrors(
    "da",
    // Before the journey is over nobody is asked why nothing was booked.
    wrong.filter((one) => !isQuestion(one) && !(early && one.fault === "none-booked")),
    ...wordsAboutAccounts(trip),
  ).summary;
  return (
    <Section title="Luk regnskabet" id="luk" note="Så er det endeligt, og resten af det disponerede frigives.">
      {reopenedOn && <p>{reopenedTexts.in("da")("history", { date: formatsIn("da").date(reopenedOn) })}.</p>}
      {said.length > 0 && (
        <Notice tone="watch" title="Det mangler">
          <ul>
            {said.map((one) => (
              <li key={one.text}>{one.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <InPool lines={inPool} />
      {early ? (
        <Notice tone={faults?.closing ? "wrong" : "note"} announce={faults?.closing !== undefined}>
          <p>{faultText("da", early, wordsAbout(trip))}</p>
        </Notice>
      ) : (
        <Form action={tripPath(trip, "regnskab/luk")} errors={errors}>
          {postings.length === 0 && !printed && (
            <TextField label={`Hvorfor kostede ${noun(trip)} ikke noget?`} {...field("withoutCost")} />
          )}
          {open.map((one) => (
            <Checkboxes
              key={one.fault}
              label={faultText("da", one, wordsAboutAccounts(trip))}
              {...many(one.path)}
              options={[{ value: "ja", text: questions[one.fault] ?? "" }]}
            />
          ))}
          <ButtonRow>
            <Button disabled={postings.length > 0 && said.length > 0}>Luk regnskabet</Button>
            {postings.length > 0 && said.length > 0 && <span class="s m">Åbner, når intet mangler.</span>}
          </ButtonRow>
        </Form>
      )}
    </Section>
  );
}

function noun({ direction }: TripAccountsView["trip"]): string {
  return direction === "in" ? "besøget" : "rejsen";
}

/** What opening accounts again does: to the public, and to the ramme of a trip that was approved here and is not cancelled. */
function reopeningNote(trip: TripAccountsView["trip"]): string {
  const setsAside = trip.approved !== null && trip.status !== "cancelled";
  return `Begrundelsen bliver offentlig ved ${noun(trip)}.${setsAside ? " Det, lukningen frigav, disponeres igen, indtil regnskabet lukkes." : ""}`;
}

/** What can be answered with a tick where the accounts are closed, with the answer. */
const questions: Readonly<Record<string, string>> = {
  "vat-mixed": "Linjerne skal stå, som de er. Borgerne får at vide, at summen blander.",
  "total-below-nothing": "Summen er rigtig: kommunen fik mere tilbage, end den betalte.",
  "others-pay": "Deres del er ikke blandt linjerne, eller de betaler den ikke. Det bogførte er det, kommunen betaler.",
};

function isQuestion({ fault }: Fault): boolean {
  return fault in questions;
}

const fewLines = 3;

/** Accounts may be closed before a late line has come; who closes them is to know of those that lie there already. */
function InPool({ lines }: { lines: readonly Posting[] }) {
  if (lines.length === 0) return null;
  const f = formatsIn("da");
  const more = lines.length - fewLines;
  const one = lines.length === 1;
  return (
    <Notice
      tone="watch"
      title={one ? "En ufordelt linje kan høre til her" : `${f.number(lines.length)} ufordelte linjer kan høre til her`}
    >
      <ul>
        {lines.slice(0, fewLines).map(({ id, label, text, hundredths, currency }) => (
          <li key={id}>
            {label ?? text}
            {hundredths !== null && `, ${f.amount(money(hundredths, currency))}`}
          </li>
        ))}
        {more > 0 && <li>og {f.number(more)} til</li>}
      </ul>
      <p>
        <a href="/skrivebord/posteringer">Se de ufordelte posteringer</a>, før regnskabet bliver endeligt.
      </p>
    </Notice>
  );
}
