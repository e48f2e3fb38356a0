import { accountsDeskTexts, looseIn, type Posting, type Receipt, suggestPostings } from "../../accounts/index.ts";
import { dateInZone, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { daysPutAway, documentBytes } from "../../records/index.ts";
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  type FormErrors,
  Section,
  Select,
  Upload,
} from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";

const f = formatsIn("da");
const t = accountsDeskTexts.in("da");

/** Where a phone's camera and a computer's scanner put their pictures. */
export const receiptAccept = "application/pdf,image/*";
export const receiptHint =
  "PDF eller billede, højst 20 MB. På telefonen kan du tage et billede. Office-filer og mails gemmer du først som PDF.";

/** What a line holds of receipts, said where another would come. */
export const oneEach = "En linje har én kvittering. Er regningen på flere billeder, så saml dem i én PDF.";

export function receiptPath(trip: Pick<Trip, "id">, receipt: Pick<Receipt, "id">): string {
  return tripPath(trip, `kvitteringer/${receipt.id}`);
}

interface ReceiptsProps {
  readonly trip: Trip;
  readonly postings: readonly Posting[];
  readonly receipts: readonly Receipt[];
  readonly timeZone: string;
  readonly may: boolean;
  readonly uploadErrors: FormErrors;
  readonly errors: FormErrors;
}

/** Receipts on their way to a line: sent, matched, taken away. Those of a line stand with it. */
export function Receipts(props: ReceiptsProps) {
  const { trip, receipts, may, uploadErrors } = props;
  if (!may && looseIn(receipts).length === 0) return null;
  return (
    <Section
      title="Kvitteringer"
      id="kvitteringer"
      note="De ses kun af dem, der fører, svarer for eller reviderer regnskabet. Hver gang en bliver åbnet, står det i sporet."
    >
      {may && (
        <Upload
          action={tripPath(trip, "kvitteringer")}
          post={`/api/v1/trips/${trip.id}/receipts`}
          label="Læg kvitteringer i regnskabet"
          hint={`${receiptHint} Op til ti ad gangen.`}
          accept={receiptAccept}
          multiple
          bytes={documentBytes}
          refresh={["posteringer", "loese", "luk"]}
          errors={uploadErrors}
        />
      )}
      <div id="loese">
        <ErrorSummary errors={props.errors} />
        <Loose {...props} />
        {may && <Removed {...props} />}
      </div>
    </Section>
  );
}

function Loose({ trip, postings, receipts, timeZone, may, errors }: ReceiptsProps) {
  const loose = looseIn(receipts);
  if (loose.length === 0) return null;
  const anyShown = postings.some((one) => one.receiptDocumentId !== null);
  return (
    <>
      <h3>
        {loose.length === 1 ? "1 kvittering er ikke knyttet" : `${loose.length} kvitteringer er ikke knyttet`} til en
        linje
      </h3>
      <ul class="loose">
        {loose.map((one) => {
          const [best] = suggestPostings(one.fileName, postings);
          const field = `posting-${one.id}`;
          return (
            <li key={one.id}>
              <p>
                <a class="what" href={receiptPath(trip, one)}>
                  {one.fileName}
                </a>{" "}
                <span class="m s">{about(one, timeZone)}</span>
              </p>
              {may && (
                <form method="post" action={receiptPath(trip, one)} noValidate>
                  {postings.length > 0 && (
                    <>
                      <Select
                        label="Hører til linjen"
                        name={field}
                        value={best?.posting.id ?? ""}
                        hint={[best && `Forslag: ${t(`suggest.${best.by}`)}.`, anyShown && oneEach]
                          .filter(Boolean)
                          .join(" ")}
                        error={errors.at(field)}
                        options={linesIn(postings, receipts)}
                      />
                      <Button weight="quiet" does="match">
                        Knyt
                        <span class="vh">{` ${one.fileName} til linjen`}</span>
                      </Button>
                    </>
                  )}
                  <ButtonLink weight="bare" href={tripPath(trip, `regnskab/ny?kvittering=${one.id}`)}>
                    Bogfør en ny linje
                    <span class="vh">{` med ${one.fileName}`}</span>
                  </ButtonLink>
                  <Button weight="bare" does="remove">
                    Fjern
                    <span class="vh">{` ${one.fileName}`}</span>
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Lines that lack a receipt first: they are what one looks for. The others say which of theirs would be taken off. */
function linesIn(postings: readonly Posting[], receipts: readonly Receipt[]) {
  const option = (one: Posting) => {
    const its = receipts.find(({ id }) => id === one.receiptDocumentId);
    return { value: one.id, text: its ? `${lineName(one)} (i stedet for »${its.fileName}«)` : lineName(one) };
  };
  const groups = [
    { label: "Uden kvittering", options: postings.filter((one) => one.receiptDocumentId === null).map(option) },
    {
      label: "Har en kvittering, som bliver taget af",
      options: postings.filter((one) => one.receiptDocumentId !== null).map(option),
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

/** `Hotel ved kanalen, 5.120,00 kr., 1. okt.` */
function lineName({ text, hundredths, amountText, currency, bookedOn }: Posting): string {
  const amount = hundredths === null ? amountText : f.amount(money(hundredths, currency));
  return [text, amount, bookedOn && f.shortDate(bookedOn)].filter(Boolean).join(", ");
}

function Removed({ trip, receipts, timeZone }: ReceiptsProps) {
  const removed = receipts.filter((one) => one.removedAt !== null);
  if (removed.length === 0) return null;
  return (
    <Details summary={`Fjernede kvitteringer (${removed.length})`}>
      <ul class="loose">
        {removed.map((one) => (
          <li key={one.id}>
            <p>
              <span class="what">{one.fileName}</span> <span class="m s">slettes den {erasedOn(one, timeZone)}</span>
            </p>
            <form method="post" action={receiptPath(trip, one)}>
              <Button weight="quiet" does="restore">
                Hent tilbage
                <span class="vh">{`: ${one.fileName}`}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function erasedOn({ removedAt }: Receipt, timeZone: string): string {
  return removedAt ? f.shortDate(dateInZone(new Date(removedAt.getTime() + daysPutAway * 86_400_000), timeZone)) : "";
}

const kinds: Readonly<Record<string, string>> = { "application/pdf": "PDF" };

/** `PDF, 120 kB, lagt op 3. sep. 2026` */
function about({ mediaType, size, uploadedAt }: Receipt, timeZone: string): string {
  const kind = kinds[mediaType] ?? mediaType.replace("image/", "").toUpperCase();
  const weight =
    size < 1_048_576 ? `${Math.max(1, Math.round(size / 1_024))} kB` : `${f.number(size / 1_048_576, 1)} MB`;
  return `${kind}, ${weight}, lagt op ${f.shortDate(dateInZone(uploadedAt, timeZone))}`;
}

interface ShownProps {
  readonly trip: Pick<Trip, "id">;
  readonly posting: Posting;
  readonly receipts: readonly Receipt[];
}

/** What shows a line: the ledger's number, and its receipt, or why there is none, or that it is missing. */
export function Shown({ trip, posting, receipts }: ShownProps) {
  const receipt = receipts.find((one) => one.id === posting.receiptDocumentId);
  return (
    <>
      {posting.voucher && <span class="nb">{posting.voucher} </span>}
      {receipt ? (
        <a class="file" href={receiptPath(trip, receipt)}>
          {receipt.fileName}
        </a>
      ) : posting.withoutReceipt ? (
        <span class="m">Uden kvittering: {posting.withoutReceipt}</span>
      ) : (
        <b>Kvittering mangler</b>
      )}
    </>
  );
}
