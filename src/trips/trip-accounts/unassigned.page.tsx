import {
  accountsDeskTexts,
  accountsTexts,
  type MatchCandidate,
  type Posting,
  type PostingId,
} from "../../accounts/index.ts";
import { type AskedByWho, deskReply, hasRole } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  Details,
  EmptyState,
  Facts,
  Form,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  Section,
  Select,
  TextField,
  Title,
} from "../../web/index.ts";
import { sharedWords } from "../import-expenses/booked-by-hand.ts";
import { titleOf, titleWithDays, tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { putAwayPath } from "./put-away.page.tsx";
import { takesPostings } from "./trip-accounts.ts";

interface UnassignedView {
  readonly asked: AskedByWho;
  readonly postings: readonly {
    readonly posting: Posting;
    readonly candidates: readonly MatchCandidate[];
    /** Trips that it names, whose accounts are closed. */
    readonly closed: readonly Trip[];
    /** What was booked by hand on a trip that it may belong to, and may be the same. */
    readonly hands: readonly Posting[];
    /** Trips whose accounts are open, and of a ledger's line journeys of before, where it may lie too. */
    readonly trips: readonly Trip[];
  }[];
  /** Where the next page begins; `null` on the last. */
  readonly next: string | null;
  readonly refused?: string;
  /** What was wrong with putting a line away, and what was typed. */
  readonly sent?: Sent;
  /** A line that names somebody who is never public, and the trip it was to lie on. */
  readonly asks?: AskedName;
}

export interface AskedName {
  readonly posting: PostingId;
  readonly trip: string;
  /** Whether it is somebody who was erased. */
  readonly erased: boolean;
}

/** What was sent about one line, and what is wrong with it. */
export interface Sent {
  readonly posting: PostingId;
  readonly reason: string;
  readonly faults: readonly Fault[];
}

const poolPath = "/skrivebord/posteringer";
const formats = formatsIn("da");
const category = accountsTexts.in("da");
const because = accountsDeskTexts.in("da");

/** Lines of the ledger that have no trip yet, each with the trips it may belong to and why. A person chooses. */
export function unassignedReply(view: UnassignedView): Reply {
  const { asked, postings, next, refused, sent } = view;
  return deskReply(
    {
      asked,
      title: "Ufordelte posteringer",
      crumbs: [{ text: "Ufordelte posteringer" }],
      said: [accountsDeskTexts],
      children: (
        <>
          <Title title="Ufordelte posteringer" note="Linjer fra regnskabet, der endnu ikke hører til en rejse." />
          {refused && <Notice tone="wrong" title={refused} announce />}
          {postings.length === 0 && <EmptyState title="Alle posteringer har fundet deres rejse" />}
          {postings.map((one) => (
            <Waiting key={one.posting.id} {...view} {...one} />
          ))}
          <ButtonRow>
            {pageOf(asked) !== "" && (
              <ButtonLink weight="quiet" href={poolPath}>
                Nyeste posteringer
              </ButtonLink>
            )}
            {next && (
              <ButtonLink weight="quiet" href={`${poolPath}?efter=${next}`}>
                Ældre posteringer
              </ButtonLink>
            )}
            <ButtonLink weight="quiet" href={putAwayPath}>
              Lagt væk
            </ButtonLink>
          </ButtonRow>
        </>
      ),
    },
    refused ? 409 : sent ? 422 : 200,
  );
}

function Waiting({
  asked,
  posting,
  candidates,
  closed,
  hands,
  trips,
  sent,
  asks,
}: UnassignedView & UnassignedView["postings"][number]) {
  const { text, hundredths, amountText, currency, bookedOn, supplier, supplierId, period, voucher, reference } =
    posting;
  const likely = candidates.flatMap((one) => {
    const trip = trips.find(({ id }) => id === one.subject.id);
    return trip
      ? [{ trip, because: one.because, why: one.because.map((reason) => because(`match.${reason}`)).join(", ") }]
      : [];
  });
  // A place and a time are a guess; only an open case's own number is chosen beforehand, of a line that nothing is asked about.
  // An old list's number may be any voucher's.
  const isNamed = ({ trip, because: why }: (typeof likely)[number]) => why.includes("reference") && takesPostings(trip);
  const named = closed.length > 0 || hands.length > 0 ? undefined : likely.find(isNamed);
  const others = trips.filter((trip) => !likely.some((one) => one.trip.id === trip.id));
  const question = asks?.posting === posting.id ? asks : null;
  const option = (trip: Trip) => ({ value: trip.id, text: titleWithDays(trip) });
  return (
    <Section title={text} note={category(`category.${posting.category}`)}>
      <Facts
        facts={[
          { label: "Beløb", value: hundredths === null ? amountText : formats.amount({ hundredths, currency }) },
          { label: "Bogført", value: bookedOn && formats.date(bookedOn) },
          { label: "Bilag", value: voucher },
          // A line has these where its ledger does; that it has not says nothing.
          ...(reference ? [{ label: "Reference", value: reference }] : []),
          ...(period ? [{ label: "Periode", value: period }] : []),
          ...(supplier || supplierId
            ? [{ label: "Leverandør", value: [supplier, supplierId].filter(Boolean).join(", ") }]
            : []),
        ]}
      />
      {closed.map((trip) => (
        <Notice key={trip.id} tone="watch" title="Linjens rejse er lukket">
          <p>
            Linjen nævner <a href={tripPath(trip, "regnskab")}>{titleWithDays(trip)}</a>, hvis regnskab er lukket. Åbn
            det igen for at lægge linjen der.
          </p>
        </Notice>
      ))}
      {hands.map((hand) => (
        <BookedByHand key={hand.id} hand={hand} posting={posting} trips={trips} />
      ))}
      {likely.length > 0 && (
        <Notice tone="note" title="Hører måske til">
          <ul>
            {likely.map(({ trip, why }) => (
              <li key={trip.id}>
                <a href={tripPath(trip, "regnskab")}>{titleWithDays(trip)}</a>: {why}.
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {hasRole(asked.who, ["accountant"]) && (
        <Form action={`${poolPath}/${posting.id}${pageOf(asked)}`}>
          <Select
            label="Rejse"
            about={lineWords(posting)}
            name={`rejse-${posting.id}`}
            value={question?.trip ?? named?.trip.id ?? ""}
            options={[...likely.map(({ trip }) => option(trip)), ...others.map(option)]}
          />
          {question && (
            <Checkboxes
              label={
                question.erased
                  ? "Et navn er slettet efter reglerne om persondata"
                  : "Linjen nævner en, der aldrig er offentlig"
              }
              name={namesField(posting.id)}
              values={[]}
              options={[{ value: "ja", text: "Navnet skal stå offentligt" }]}
              optional
            />
          )}
          <ButtonRow>
            <Button weight="quiet">
              Læg på rejsen<span class="vh">: {lineWords(posting)}</span>
            </Button>
          </ButtonRow>
        </Form>
      )}
      {hasRole(asked.who, ["accountant"]) && (
        <PutAway {...{ asked, posting }} isBooked={hands.length > 0} {...(sent && { sent })} />
      )}
    </Section>
  );
}

/** Why a line waits that names its trip: somebody may have booked it there already. */
function BookedByHand({ hand, posting, trips }: { hand: Posting; posting: Posting; trips: readonly Trip[] }) {
  const trip = trips.find(({ id }) => id === hand.subject?.id);
  if (!trip) return null;
  const { amount, shared } = sharedWords(hand, posting);
  return (
    <Notice tone="watch" title="Er måske bogført i hånden">
      <p>
        Rejsen <a href={tripPath(trip, "regnskab")}>{titleOf(trip)}</a> har allerede en linje på {amount} {shared}, »
        {hand.text}«, bogført i hånden. Læg linjen her væk, hvis det er den samme, eller læg den på rejsen, hvis begge
        er rigtige.
      </p>
    </Notice>
  );
}

/** A line that is no journey's, or that somebody booked before its ledger came, leaves the list, with a reason. */
function PutAway({
  asked,
  posting,
  isBooked,
  sent,
}: {
  asked: AskedByWho;
  posting: Posting;
  isBooked: boolean;
  sent?: Sent;
}) {
  const { id } = posting;
  const mine = sent?.posting === id ? sent : null;
  const name = reasonField(id);
  const errors = formErrors("da", mine?.faults ?? [], accountsDeskTexts);
  const { field } = fieldsOf({ [name]: mine?.reason ?? (isBooked ? "Er bogført i hånden" : "") }, errors);
  return (
    <Details
      summary={
        <>
          {isBooked ? "Er den samme linje" : "Hører ikke til en rejse"}
          <span class="vh">: {lineWords(posting)}</span>
        </>
      }
      open={mine !== null}
    >
      <Form action={`${poolPath}/${id}/laeg-vaek${pageOf(asked)}`} errors={errors}>
        <TextField
          label={isBooked ? "Hvorfor lægges den væk?" : "Hvorfor ikke?"}
          about={lineWords(posting)}
          {...field(name)}
          hint="Linjen kommer ikke igen, når dens fil læses ind på ny. Den kan lægges tilbage under »Lagt væk«."
        />
        <ButtonRow>
          <Button weight="quiet">
            Læg linjen væk<span class="vh">: {lineWords(posting)}</span>
          </Button>
        </ButtonRow>
      </Form>
    </Details>
  );
}

/** A line as one of many is told by: several are called »Taxa«. */
function lineWords({ text, hundredths, amountText, currency, voucher }: Posting): string {
  const amount = hundredths === null ? amountText : formats.amount({ hundredths, currency });
  return [text, amount, voucher && `bilag ${voucher}`].filter(Boolean).join(", ");
}

/** The list from a line on, for whoever has just laid it there. */
export function unassignedFrom(id: PostingId): string {
  return `${poolPath}?fra=${id}`;
}

/** Which page of the list is shown, for what is sent from it: what is refused comes back beside its line. */
function pageOf({ query }: AskedByWho): string {
  const words = [...query].filter(([name]) => name === "efter" || name === "fra");
  return words.length === 0 ? "" : `?${new URLSearchParams(words)}`;
}

export function namesField(id: PostingId): string {
  return `navn-${id}`;
}

/** A page has many lines, and each its own field. */
export function reasonField(id: PostingId): string {
  return `grund-${id}`;
}
