import { type Fault, fault } from "../../../kernel/index.ts";
import { countryOf } from "../../../places/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import {
  Button,
  ButtonRow,
  DateField,
  Fieldset,
  Pair,
  Repeated,
  rowsAt,
  TextField,
  textAt,
} from "../../../web/index.ts";
import { homePlaceOf } from "../../home-place.ts";
import { mostIn } from "../../plan.ts";
import type { Trip } from "../../trip.ts";
import { choosePlaces, type PlaceFacts } from "./choose-places.ts";
import { reading, type TripTask } from "./task.ts";
import { WhichPlace, whichPlace } from "./which-place.tsx";

const f = formatsIn("da");
const labels = {
  startOn: "Afrejse",
  endOn: "Hjemkomst",
  "destinations.place": "By eller sted",
  "destinations.country": "Land",
  "destinations.pick": whichPlace,
  "destinations.from": "Ankomst",
  "destinations.to": "Afrejse derfra",
};

/** The same fields about guests who come here. */
const visitLabels: typeof labels = {
  ...labels,
  startOn: "Ankomst",
  endOn: "Afsked",
  "destinations.from": "Fra",
  "destinations.to": "Til",
};

function readCountry(typed: string): string | Fault {
  return countryOf(typed) ?? fault("country-unknown", { typed });
}

function labelsOf(direction: Trip["direction"]): typeof labels {
  return direction === "in" ? visitLabels : labels;
}

/** Where it is and its time zone are kept as long as the place is the same. */
function knownOf(trip: Trip, place: string, country: string | null) {
  const known = trip.plan.destinations.find((one) => one.place === place && one.country === country);
  return { timeZone: known?.timeZone ?? null, lat: known?.lat ?? null, lon: known?.lon ?? null };
}

/** Destinations in the order they are visited, and the days. */
export const placesTask: TripTask = {
  slug: "rejsemaal",
  title: "Rejsemål og datoer",
  visitTitle: "Steder og datoer",
  owns: ["destinations", "startOn", "endOn"],
  labels,
  groups: { destinations: ["place", "country", "from", "to"] },
  rowsOf: { destinations: { called: "Sted", knownBy: ["place"] } },
  values: ({ startOn, endOn, plan }) => ({
    startOn: startOn ?? "",
    endOn: endOn ?? "",
    destinations: plan.destinations.map(({ place, country, from, to }) => ({
      place,
      country: country === null ? "" : f.country(country),
      from: from ?? "",
      to: to ?? "",
    })),
  }),
  read: (tree, trip) => {
    const r = reading(tree);
    const destinations = r.rows("destinations", (row) => {
      const place = r.needed(`${row}.place`, "place-needed");
      const country = r.by(`${row}.country`, readCountry);
      const found = textAt(tree, `${row}.found`);
      const facts: PlaceFacts | null = found === "" ? null : JSON.parse(found);
      return {
        place,
        country,
        from: r.date(`${row}.from`),
        to: r.date(`${row}.to`),
        ...(facts ?? knownOf(trip, place, country)),
      };
    });
    return { given: { startOn: r.date("startOn"), endOn: r.date("endOn"), destinations }, faults: r.faults };
  },
  lookUp: choosePlaces,
  pressed: async ({ municipality: { profile } }, _trip, sent) => {
    if (textAt(sent, "do") !== "home") return null;
    const { place, country } = homePlaceOf(profile);
    const rows = rowsAt(sent, "destinations");
    const blank = rows.findIndex((row) => textAt(row, "place") === "" && textAt(row, "country") === "");
    const at = blank === -1 ? rows.length : blank;
    const home = { ...rows[at], place, country: f.country(country) };
    return {
      values: {
        ...sent,
        do: `fill:destinations.${at}`,
        destinations: [...rows.slice(0, at), home, ...rows.slice(at + 1)],
      },
      says: `${place} er sat ind som sted. Gem for at beholde det.`,
    };
  },
  Fields: ({ field, rows, trip: { direction }, here }) => (
    <>
      <Fieldset title="Hvornår">
        <Pair>
          <DateField label={labelsOf(direction).startOn} {...field("startOn")} later />
          <DateField label={labelsOf(direction).endOn} {...field("endOn")} later />
        </Pair>
      </Fieldset>
      <Repeated
        pressed={field("do").value}
        name="destinations"
        most={mostIn.destinations}
        title={
          direction === "in"
            ? "Steder, i den rækkefølge gæsterne kommer til dem"
            : "Rejsemål, i den rækkefølge I besøger dem"
        }
        count={rows("destinations")}
        add={direction === "in" ? "Tilføj et sted" : "Tilføj et rejsemål"}
        rowTitle={(number) => `${direction === "in" ? "Sted" : "Rejsemål"} ${number}`}
        row={(path) => (
          <>
            <Pair>
              <TextField label={labels["destinations.place"]} {...field(`${path}.place`)} later />
              <TextField
                label={labels["destinations.country"]}
                {...field(`${path}.country`)}
                hint="Findes stedet kun i ét land, må feltet stå tomt."
              />
            </Pair>
            <WhichPlace path={`${path}.`} field={field} />
            <Pair>
              <DateField label={labelsOf(direction)["destinations.from"]} {...field(`${path}.from`)} optional />
              <DateField label={labelsOf(direction)["destinations.to"]} {...field(`${path}.to`)} optional />
            </Pair>
          </>
        )}
      />
      {direction === "in" && (
        <ButtonRow>
          <Button weight="quiet" does="home" unchecked>
            {`Besøget er her i ${here.profile.place.name}`}
          </Button>
        </ButtonRow>
      )}
    </>
  ),
  summary: ({ startOn, endOn, plan }) =>
    [
      f.list(plan.destinations.map((one) => one.place).filter(Boolean)),
      startOn && endOn && startOn <= endOn ? f.range(startOn, endOn) : null,
    ]
      .filter(Boolean)
      .join(", ") || null,
};
