import {
  accountsDeskTexts,
  accountsOf,
  accountsTexts,
  closingFaults,
  homeCurrencyOf,
  homeWorth,
  looseIn,
  type Posting,
  type PotFigures,
  type ProposedRate,
  type Receipt,
} from "../../accounts/index.ts";
import { type AskedByWho, deskReply, identityTexts } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { AccountsState } from "../../profile/index.ts";
import {
  BudgetBar,
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  DataTable,
  Form,
  fieldsOf,
  formErrors,
  type Knowledge,
  Notice,
  type Reply,
  Section,
  StatusDisc,
  TextField,
  Title,
} from "../../web/index.ts";
import { participantCount } from "../plan.ts";
import { Receipts, Shown } from "../receipts/receipts.section.tsx";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { accountsState } from "./accounts-shown.ts";
import { budgetAgainstAccounts } from "./budget-against-accounts.ts";
import { keepsAccounts } from "./open-accounts.ts";
import { takesPostings } from "./trip-accounts.ts";

const t = accountsTexts.in("da");
const knowledge: Record<AccountsState, Knowledge> = {
  none: "missing",
  "not-settled": "estimated",
  "partly-booked": "partly",
  final: "final",
};

export interface TripAccountsView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly postings: readonly Posting[];
  /** Where the pot it is paid from stands; `null` where there is none. */
  readonly pot: { readonly owner: string; readonly href: string; readonly figures: PotFigures } | null;
  readonly receipts: readonly Receipt[];
  /** The imported rate of its day, by line whose worth at home nobody has told. */
  readonly proposals: ReadonlyMap<string, ProposedRate>;
  /** What stood in the way: of closing or opening again, of files sent, of matching or removing a receipt. */
  readonly faults?: {
    readonly closing?: readonly Fault[];
    readonly upload?: readonly Fault[];
    readonly receipts?: readonly Fault[];
  };
}

/** A trip's accounts at the desk: budget against what is booked, every line, and what is missing before they are closed. */
export function tripAccountsReply(view: TripAccountsView): Reply {
  const { asked, trip, postings, receipts, pot, faults = {} } = view;
  const wrong = Object.values(faults).flat().length > 0;
  const may = keepsAccounts(asked.who, trip);
  return deskReply(
    {
      asked,
      title: `${wrong ? "Fejl: " : ""}Regnskab, ${titleOf(trip)}`,
      said: [accountsDeskTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Regnskab" }],
      children: (
        <>
          <Title
            title="Regnskab"
            note={titleOf(trip)}
            marks={[<StatusDisc key="state" knowledge={knowledge[accountsState(trip, postings.length)]} />]}
          />
          {pot && <PotNotice pot={pot} />}
          <Compared {...view} />
          {may && takesPostings(trip) && <Proposals {...view} />}
          <Lines {...view} may={may && takesPostings(trip)} />
          <Receipts
            {...{ trip, postings, receipts }}
            timeZone={asked.here.profile.timeZone}
            may={may && takesPostings(trip)}
            uploadErrors={formErrors("da", faults.upload ?? [], accountsDeskTexts)}
            errors={formErrors("da", faults.receipts ?? [], accountsDeskTexts)}
          />
          {may && <Ending {...view} />}
        </>
      ),
    },
    wrong ? 422 : 200,
  );
}

/** Rates that a person may take, each with its table and day: never put on a line by itself. */
function Proposals({ asked, trip, postings, proposals }: TripAccountsView) {
  const f = formatsIn("da");
  const lines = postings.flatMap((posting) => {
    const proposed = proposals.get(posting.id);
    return proposed && posting.hundredths !== null ? [{ posting, proposed, hundredths: posting.hundredths }] : [];
  });
  if (lines.length === 0) return null;
  const home = homeCurrencyOf(asked.here.profile);
  return (
    <Section
      title="Foreslåede kurser"
      note="Kurserne er fra en indlæst tabel. Brug dem, eller ret linjen, og skriv den kurs, I har betalt."
    >
      {lines.map(({ posting, proposed, hundredths }) => (
        <Form key={posting.id} action={tripPath(trip, `regnskab/${posting.id}/kurs`)}>
          <input type="hidden" id={`version-${posting.id}`} name="version" value={posting.version} />
          <p>
            <b>{posting.text}</b>: {f.amount({ hundredths, currency: posting.currency })} er{" "}
            {f.amount({ hundredths: homeWorth(hundredths, proposed.rate), currency: home })} ved kurs{" "}
            {proposed.rate.replace(".", ",")} fra {proposed.tableName}, {f.date(proposed.on)}.
          </p>
          <ButtonRow>
            <Button weight="quiet">{`Brug kursen på »${posting.text}«`}</Button>
          </ButtonRow>
        </Form>
      ))}
    </Section>
  );
}

function PotNotice({ pot }: { pot: NonNullable<TripAccountsView["pot"]> }) {
  const { left } = pot.figures;
  return (
    <Notice tone={left < 0n ? "watch" : "note"}>
      <p>
        <a href={pot.href}>{pot.owner}</a>: {formatsIn("da").figure(left)} kr. tilbage
        {left < 0n && ". Rammen er overskredet"}.
      </p>
    </Notice>
  );
}

function Compared({ asked, trip, postings }: TripAccountsView) {
  const home = homeCurrencyOf(asked.here.profile);
  const rows = budgetAgainstAccounts(trip.plan, postings, home);
  const { total, perParticipant } = accountsOf(postings, home, participantCount(trip.plan)).home;
  const largest = rows.reduce((most, { budget, booked }) => max(most, max(budget ?? 0n, booked ?? 0n)), 0n);
  return (
    <Section title="Budget og regnskab" note={`Beløb i ${home}.`} first>
      <DataTable
        caption="Budget og regnskab efter udgiftsart"
        captionHidden
        rows={rows}
        rowKey={(one) => one.category}
        total="I alt"
        empty="Der er hverken budget eller bogførte beløb."
        sayUncounted={false}
        columns={[
          { kind: "text", key: "category", head: "Udgiftsart", cell: (one) => t(`category.${one.category}`) },
          { kind: "amount", key: "budget", head: "Budget", value: (one) => one.budget, foot: "sum" },
          {
            kind: "amount",
            key: "booked",
            head: "Bogført",
            value: (one) => one.booked,
            missing: () => "intet endnu",
            foot: "sum",
            strong: true,
          },
          {
            kind: "difference",
            key: "difference",
            head: "Forskel",
            value: ({ budget, booked }) => (budget === null || booked === null ? null : booked - budget),
            missing: () => "",
          },
          {
            kind: "bar",
            key: "bar",
            head: "Sammenlignet",
            cell: (one) => <BudgetBar spent={one.booked} budget={one.budget} largest={largest} />,
          },
        ]}
      />
      {total !== null && perParticipant !== null && (
        <p class="s m">
          {formatsIn("da").figure(total)} ÷ {participantCount(trip.plan)} deltagere ={" "}
          {formatsIn("da").figure(perParticipant)} kr. pr. deltager
        </p>
      )}
    </Section>
  );
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

/** Shown where a line is in another currency; else it would stand empty and press the others. */
const foreignColumn: Column<Posting> = {
  kind: "text",
  key: "foreign",
  head: "I fremmed valuta",
  cell: ({ rate, hundredths, currency }) =>
    rate === null || hundredths === null
      ? ""
      : `${formatsIn("da").amount({ hundredths, currency })} × ${rate.replace(".", ",")}`,
  narrow: "hidden",
};

function Lines({ trip, postings, receipts, may }: TripAccountsView & { may: boolean }) {
  const formats = formatsIn("da");
  return (
    <Section title="Posteringer" id="posteringer" note="Hver linje er offentlig, når den er bogført.">
      <DataTable
        caption="Posteringer"
        captionHidden
        rows={postings}
        rowKey={(one) => one.id}
        total="I alt"
        empty="Der er intet bogført endnu."
        columns={[
          {
            kind: "text",
            key: "text",
            head: "Hvad",
            cell: (one) => (may ? <a href={tripPath(trip, `regnskab/${one.id}`)}>{one.text}</a> : one.text),
          },
          { kind: "text", key: "category", head: "Udgiftsart", cell: (one) => t(`category.${one.category}`) },
          {
            kind: "text",
            key: "on",
            head: "Bogført",
            cell: (one) => (one.bookedOn === null ? "ikke oplyst" : formats.shortDate(one.bookedOn)),
          },
          {
            kind: "text",
            key: "voucher",
            head: "Bilag",
            cell: (one) => <Shown trip={trip} posting={one} receipts={receipts} />,
            narrow: "full",
          },
          ...(postings.some(({ rate }) => rate !== null) ? [foreignColumn] : []),
          {
            kind: "amount",
            key: "amount",
            head: "Beløb",
            value: (one) => one.homeHundredths,
            foot: "sum",
            strong: true,
          },
        ]}
      />
      {may && (
        <ButtonRow>
          <ButtonLink href={tripPath(trip, "regnskab/ny")} weight="quiet">
            Bogfør en linje
          </ButtonLink>
        </ButtonRow>
      )}
    </Section>
  );
}

function Ending({ trip, postings, receipts, faults }: TripAccountsView) {
  const errors = formErrors("da", faults?.closing ?? [], accountsDeskTexts, tripTexts, identityTexts);
  const { field } = fieldsOf({}, errors);
  if (trip.accountsTrack === "closed")
    return (
      <Section title="Åbn igen" note="Begrundelsen bliver offentlig ved rejsen.">
        <Form action={tripPath(trip, "regnskab/genaabn")} errors={errors}>
          <TextField label="Hvorfor?" {...field("reason")} />
          <ButtonRow>
            <Button weight="quiet">Åbn regnskabet igen</Button>
          </ButtonRow>
        </Form>
      </Section>
    );
  if (!takesPostings(trip)) return null;
  const missing = closingFaults(postings, { withoutCost: null }, looseIn(receipts).length);
  const said = formErrors("da", missing, accountsDeskTexts).summary;
  return (
    <Section title="Luk regnskabet" id="luk" note="Så er det endeligt, og resten af det disponerede frigives.">
      {said.length > 0 && (
        <Notice tone="watch" title="Det mangler">
          <ul>
            {said.map((one) => (
              <li key={one.text}>{one.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={tripPath(trip, "regnskab/luk")} errors={errors}>
        {postings.length === 0 && <TextField label="Hvorfor kostede rejsen ikke noget?" {...field("withoutCost")} />}
        <ButtonRow>
          <Button disabled={postings.length > 0 && said.length > 0}>Luk regnskabet</Button>
          {postings.length > 0 && said.length > 0 && <span class="s m">Åbner, når intet mangler.</span>}
        </ButtonRow>
      </Form>
    </Section>
  );
}
