import { day, dividedBy } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  DataTable,
  Filters,
  LinkRow,
  Page,
  Pagination,
  Select,
  StatusDisc,
  TextField,
  Timeline,
  Title,
} from "../components/index.ts";
import { gallerySite, translationsOf } from "./gallery-site.tsx";
import { galleryTrips } from "./gallery-trips.ts";

const f = formatsIn("da");

export function GalleryRegister() {
  const years = [...new Set(galleryTrips.map((trip) => trip.on.slice(0, 4)))];
  return (
    <Page
      lang="da"
      site={gallerySite}
      title="Rejser og besøg"
      path="/rejser"
      current="/rejser"
      translations={translationsOf("/rejser")}
      crumbs={[{ text: "Forside", href: "/" }, { text: "Rejser" }]}
    >
      <Title title="Rejser og besøg" lede="Alle tjenesterejser til udlandet, og alle besøg, vi har været vært for." />
      <Filters
        action="/rejser"
        label="Afgræns registret"
        segments={[
          {
            name: "aar",
            label: "År",
            value: "",
            options: [{ value: "", text: "Alle" }, ...years.map((year) => ({ value: year, text: year }))],
          },
          {
            name: "status",
            label: "Hvor sikkert er tallet?",
            value: "final",
            options: [
              { value: "", text: "Alle" },
              { value: "not-settled", text: "Anslået", knowledge: "estimated" },
              { value: "partly-booked", text: "Delvist bogført", knowledge: "partly" },
              { value: "final", text: "Endeligt", knowledge: "final" },
              { value: "none", text: "Mangler", knowledge: "missing" },
            ],
          },
        ]}
      >
        <Select name="udvalg" label="Udvalg" none="Alle udvalg" options={[{ value: "oeu", text: "Økonomiudvalget" }]} />
        <Select name="land" label="Land" none="Alle lande" options={[{ value: "DE", text: "Tyskland" }]} />
        <TextField name="q" label="Søg" type="search" />
      </Filters>
      <Timeline
        today={day("2026-05-06")}
        entries={galleryTrips.map(({ place, on, to, direction, knowledge }) => ({
          label: place,
          on,
          to,
          direction,
          knowledge,
          href: "/rejser/x",
        }))}
      />
      <div class="title-row apart">
        <p>
          <b>{galleryTrips.length} poster</b> <span class="m">nyeste først</span>
        </p>
        <LinkRow
          lead="Hent udsnittet:"
          links={["CSV", "JSON", "RSS", "iCal"].map((text) => ({ href: `/data/${text}`, text }))}
        />
      </div>
      <DataTable
        caption="Register over rejser og besøg"
        captionHidden
        rowKey={(trip) => trip.on}
        rows={years.map((year) => ({ heading: year, rows: galleryTrips.filter((trip) => trip.on.startsWith(year)) }))}
        total="Endelige og bogførte"
        columns={[
          {
            kind: "text",
            key: "place",
            head: "Rejsemål og dato",
            sort: { href: "/rejser?sorter=sted" },
            cell: (trip) => (
              <>
                <a href="/rejser/x">{trip.place}</a>
                <small>
                  {f.country(trip.country)}, {f.rangeInYear(trip.on, trip.to)}
                </small>
              </>
            ),
          },
          { kind: "text", key: "committee", head: "Udvalg eller vært", narrow: "full", cell: (trip) => trip.committee },
          { kind: "text", key: "kind", head: "Slags", cell: (trip) => trip.kind },
          { kind: "text", key: "status", head: "Status", cell: (trip) => <StatusDisc knowledge={trip.knowledge} /> },
          {
            kind: "count",
            key: "people",
            head: "Personer",
            value: (trip) => trip.people,
            missing: () => "ukendt",
            foot: "sum",
          },
          { kind: "amount", key: "budget", head: "Budget, kr.", value: (trip) => trip.budget, foot: "sum" },
          {
            kind: "amount",
            key: "accounts",
            head: "Regnskab, kr.",
            value: (trip) => trip.accounts,
            missing: (trip) => (trip.knowledge === "estimated" ? "endnu ikke" : "mangler"),
            before: (trip) => (trip.knowledge === "partly" ? "bogført" : undefined),
            foot: "sum",
            strong: true,
            sort: { href: "/rejser?sorter=regnskab", now: "descending" },
          },
          {
            kind: "amount",
            key: "each",
            head: "Pr. person, kr.",
            value: (trip) =>
              trip.accounts === null || trip.people === null ? null : dividedBy(trip.accounts, Number(trip.people)),
            missing: () => "–",
          },
        ]}
      />
      <Pagination newer="/rejser" older="/rejser/side/3" page={2} />
    </Page>
  );
}
