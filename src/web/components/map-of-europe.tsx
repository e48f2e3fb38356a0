import { around, type Box, viewBox, wholeMap } from "../map/box.ts";
import europe from "../map/europe.json" with { type: "json" };
import { arcBetween, labelled, type MapLabel, type PlacedAt } from "../map/labels.ts";
import { onMap } from "../map/projection.ts";
import { DataTable } from "./data-table.tsx";
import { Details } from "./details.tsx";
import { useFormats, useWords } from "./language.tsx";

export interface MapPlace {
  readonly name: string;
  /** A second line below the name. */
  readonly note?: string;
  readonly lat: number;
  readonly lon: number;
}

export interface MapPartner extends MapPlace {
  /** From home in kilometres, as whoever shows it reckons all distances. */
  readonly km: number;
  /** `agreement` draws a full arc, `network` a dotted one. */
  readonly form: "agreement" | "network";
  readonly href?: string;
}

/** Where a municipality has friends. Partners outside the map are named below it and stand in the table with the others. */
export function MapOfEurope({ home, partners }: { home: MapPlace; partners: readonly MapPartner[] }) {
  const t = useWords();
  const f = useFormats();
  const own = onMap(home);
  const inside = partners.flatMap((partner) => {
    const at = onMap(partner);
    return at ? [{ place: partner, form: partner.form, at }] : [];
  });
  const outside = partners.filter((partner) => !onMap(partner));
  const says = t("figure.map", {
    home: home.name,
    count: partners.length,
    places: f.list(partners.map((one) => one.name)),
  });
  const drawn = { home: own && { place: home, at: own }, inside, says };
  const points = [...(own ? [own] : []), ...inside.map((one) => one.at)];
  return (
    <div class="figure">
      <figure>
        <svg class="vh" aria-hidden="true">
          <path id="map-land" d={europe.land} />
          <path id="map-border" d={europe.borders} />
          <path id="map-home" d={europe.home} />
        </svg>
        <Drawing {...drawn} box={wholeMap} shown="wide" />
        <Drawing {...drawn} box={around(points)} shown="narrow" />
        <figcaption>
          {t("figure.map.caption")}
          {outside.length > 0 && ` ${t("figure.map.outside", { places: f.list(outside.map((one) => one.name)) })}`}
        </figcaption>
      </figure>
      <Details summary={t("figure.as-table")}>
        <PartnerTable partners={partners} />
      </Details>
    </div>
  );
}

interface DrawingProps {
  readonly home: PlacedAt | null;
  readonly inside: readonly (PlacedAt & { readonly form: MapPartner["form"] })[];
  readonly says: string;
  readonly box: Box;
  readonly shown: "wide" | "narrow";
}

function Drawing({ home, inside, says, box, shown }: DrawingProps) {
  const labels = labelled([...(home ? [home] : []), ...inside], box);
  return (
    <svg class={`fig map ${shown}`} viewBox={viewBox(box)} role="img" aria-label={says}>
      <use href="#map-land" class="land" />
      <use href="#map-border" class="border" />
      <use href="#map-home" class="home" />
      <SeaNames />
      {home &&
        inside.map(({ place, form, at }) => (
          <path key={place.name} class={form === "network" ? "arc network" : "arc"} d={arcBetween(home.at, at)} />
        ))}
      {inside.map(({ place, at: [x, y] }) => (
        <circle key={place.name} class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="5" />
      ))}
      {home && <circle class="dot own" cx={home.at[0].toFixed(1)} cy={home.at[1].toFixed(1)} r="5" />}
      {labels.map((label) => (
        <Label key={label.name} label={label} />
      ))}
    </svg>
  );
}

/** Written where they lie; a drawing cut closer shows those inside it. */
function SeaNames() {
  const t = useWords();
  const seas = [
    { name: t("figure.sea.north"), at: onMap({ lat: 55.4, lon: 3.1 }) },
    { name: t("figure.sea.baltic"), at: onMap({ lat: 56.3, lon: 19 }) },
  ];
  return (
    <>
      {seas.map(
        ({ name, at }) =>
          at && (
            <text key={name} class="sea" x={Math.round(at[0])} y={Math.round(at[1])} text-anchor="middle">
              {name}
            </text>
          ),
      )}
    </>
  );
}

function Label({ label }: { label: MapLabel }) {
  return (
    <>
      <text class="place" x={label.x} y={label.y} text-anchor={label.anchor}>
        {label.name}
      </text>
      {label.note && (
        <text class="sub" x={label.x} y={label.y + 16} text-anchor={label.anchor}>
          {label.note}
        </text>
      )}
    </>
  );
}

function PartnerTable({ partners }: { partners: readonly MapPartner[] }) {
  const t = useWords();
  return (
    <DataTable
      tight
      captionHidden
      caption={t("figure.as-table")}
      rows={partners}
      rowKey={(one) => one.name}
      columns={[
        {
          kind: "text",
          key: "place",
          head: t("figure.place"),
          cell: (one) => (one.href ? <a href={one.href}>{one.name}</a> : one.name),
        },
        { kind: "text", key: "form", head: t("figure.form"), cell: (one) => t(`figure.${one.form}`) },
        { kind: "count", key: "km", head: `${t("figure.distance")}, km`, value: (one) => BigInt(Math.round(one.km)) },
      ]}
    />
  );
}
