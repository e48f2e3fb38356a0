import { geoDistance } from "d3-geo";
import europe from "../map/europe.json" with { type: "json" };
import { arcBetween, labelled, type MapLabel } from "../map/labels.ts";
import { mapHeight, mapWidth, onMap } from "../map/projection.ts";
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
    return at ? [{ partner, at }] : [];
  });
  const outside = partners.filter((partner) => !onMap(partner));
  const names = f.list(partners.map((partner) => partner.name));
  const labels = labelled([
    ...(own ? [{ place: home, at: own }] : []),
    ...inside.map(({ partner, at }) => ({ place: partner, at })),
  ]);
  return (
    <div class="figure">
      <figure>
        <svg
          class="fig map"
          viewBox={`0 0 ${mapWidth} ${mapHeight}`}
          role="img"
          aria-label={t("figure.map", { home: home.name, count: partners.length, places: names })}
        >
          <path d={europe.land} class="land" />
          <path d={europe.borders} class="border" />
          <path d={europe.home} class="home" />
          <SeaNames />
          {own &&
            inside.map(({ partner, at }) => (
              <path
                key={partner.name}
                class={partner.form === "network" ? "arc network" : "arc"}
                d={arcBetween(own, at)}
              />
            ))}
          {inside.map(({ partner, at: [x, y] }) => (
            <circle key={partner.name} class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="5" />
          ))}
          {own && <circle class="dot own" cx={own[0].toFixed(1)} cy={own[1].toFixed(1)} r="5" />}
          {labels.map((label) => (
            <Label key={label.name} label={label} />
          ))}
        </svg>
        <figcaption>
          {t("figure.map.caption")}
          {outside.length > 0 && ` ${t("figure.map.outside", { places: f.list(outside.map((one) => one.name)) })}`}
        </figcaption>
      </figure>
      <Details summary={t("figure.as-table")}>
        <PartnerTable home={home} partners={partners} />
      </Details>
    </div>
  );
}

function SeaNames() {
  const t = useWords();
  const north = onMap({ lat: 55.4, lon: 3.1 });
  const baltic = onMap({ lat: 56.3, lon: 19 });
  return (
    <>
      {north && (
        <text class="sea" x={north[0]} y={north[1]} text-anchor="middle">
          {t("figure.sea.north")}
        </text>
      )}
      {baltic && (
        <text class="sea" x={baltic[0]} y={baltic[1]} text-anchor="middle">
          {t("figure.sea.baltic")}
        </text>
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

/** Mean radius of the earth in kilometres. */
const earth = 6371;

function PartnerTable({ home, partners }: { home: MapPlace; partners: readonly MapPartner[] }) {
  const t = useWords();
  const km = (one: MapPlace) =>
    BigInt(Math.round((geoDistance([home.lon, home.lat], [one.lon, one.lat]) * earth) / 10) * 10);
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
        { kind: "count", key: "km", head: `${t("figure.distance")}, km`, value: km },
      ]}
    />
  );
}
