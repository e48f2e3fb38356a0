import type { AskedByWho } from "../identity/index.ts";
import { type DateOn, DKK } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { committeesOn, tripKinds } from "../profile/index.ts";
import {
  budgetTotal,
  type Trip,
  type TripScope,
  TripStatusDisc,
  titleOf,
  tripPath,
  tripStatuses,
  worded,
} from "../trips/index.ts";
import { DataTable, Filters, Pagination, Select } from "../web/index.ts";
import { withManagerStatus } from "./list-filter.ts";

const f = formatsIn("da");

export interface TripsOfMineProps {
  readonly asked: AskedByWho;
  readonly today: DateOn;
  readonly trips: readonly Trip[];
  /** Whether a trip waits for its manager rather than for a committee. */
  readonly withManager: (trip: Trip) => boolean;
  /** The address of the next page of trips. */
  readonly older: string | undefined;
  /** How the list is narrowed: empty words narrow nothing. */
  readonly filter: { readonly status: string; readonly kind: string; readonly committee: string };
  /** The part that the list shows; `null` for the whole municipality. */
  readonly part: TripScope | null;
}

/** Whose the trips are, and by what: nobody's list is called theirs that is not. */
function whose(part: TripScope | null): { readonly title: string; readonly note: string } {
  if (part === null)
    return {
      title: "Alle sager",
      note: "Kommunens rejser og besøg. Andres kladder er kun med, hvis de er dine at se til.",
    };
  if (part.committees.length + part.units.length === 0)
    return { title: "Dine sager", note: "De rejser, du selv har begyndt." };
  const where =
    part.units.length === 0
      ? "i dit udvalg"
      : part.committees.length === 0
        ? "i din enhed"
        : "i dit udvalg og din enhed";
  return {
    title: "Dine sager",
    note: part.madeBy === null ? `Rejser ${where}.` : `Rejser ${where}, og dem, du selv har begyndt.`,
  };
}

/** The trips one looks after, narrowed by status, kind and committee. */
export function TripsOfMine({ asked, today, trips, withManager, older, filter, part }: TripsOfMineProps) {
  const committees = committeesOn(asked.here.profile, today);
  const { title, note } = whose(part);
  const narrowed = Object.values(filter).some((one) => one !== "");
  return (
    <section class="stack">
      <h2 class="under">{title}</h2>
      <p class="s m">{note}</p>
      <Filters action="/skrivebord" label="Vis et udsnit af sagerne" submit="Vis" narrowed={narrowed}>
        <Select
          label="Status"
          name="status"
          value={filter.status}
          none="Alle"
          options={tripStatuses
            .flatMap((one) => (one === "submitted" ? [one, withManagerStatus] : [one]))
            .map((one) => ({ value: one, text: worded("status", one) }))}
        />
        <Select
          label="Slags"
          name="slags"
          value={filter.kind}
          none="Alle"
          options={tripKinds.map((one) => ({ value: one, text: worded("kind", one) }))}
        />
        <Select
          label="Udvalg"
          name="udvalg"
          value={filter.committee}
          none="Alle"
          options={committees.map(({ committee, name }) => ({ value: committee.id, text: name.name }))}
        />
      </Filters>
      <TripTable
        trips={trips}
        withManager={withManager}
        currency={asked.here.profile.currency}
        empty={
          narrowed
            ? "Ingen sager passer til det valgte."
            : "Her er ingen rejser endnu. Begynd med »Ny rejse eller besøg«."
        }
      />
      <Pagination older={older} />
    </section>
  );
}

/** Trips in a table. A budget in another currency than the municipality's has no figure in its column. */
export function TripTable(
  props: Pick<TripsOfMineProps, "trips" | "withManager"> & { readonly currency: string; readonly empty: string },
) {
  return (
    <DataTable
      tight
      caption="Sager"
      captionHidden
      rows={props.trips}
      rowKey={(trip) => trip.id}
      empty={props.empty}
      columns={[
        {
          kind: "text",
          key: "case",
          head: "Sag",
          cell: (trip) => (
            <>
              <a href={tripPath(trip)} lang={trip.lang}>
                {titleOf(trip)}
              </a>
              <small>{[trip.kind && worded("kind", trip.kind), trip.caseNumber].filter(Boolean).join(", ")}</small>
            </>
          ),
        },
        {
          kind: "text",
          key: "status",
          head: "Skridt",
          cell: (trip) => <TripStatusDisc trip={trip} withManager={props.withManager(trip)} />,
        },
        {
          kind: "text",
          key: "days",
          head: "Hvornår",
          cell: ({ startOn, endOn }) =>
            startOn && endOn && startOn <= endOn ? (
              f.shortRange(startOn, endOn)
            ) : (
              <span class="m">{startOn ? f.shortDate(startOn) : "uden datoer"}</span>
            ),
        },
        {
          kind: "amount",
          key: "budget",
          head: `Budget, ${props.currency === DKK ? "kr." : props.currency}`,
          value: ({ plan }) => (plan.budget?.currency === props.currency ? budgetTotal(plan) : null),
          missing: () => "–",
        },
      ]}
    />
  );
}
