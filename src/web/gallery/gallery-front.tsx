import {
  ButtonLink,
  ButtonRow,
  Hero,
  Horizon,
  KeyFigures,
  LinkRow,
  MapOfEurope,
  Page,
  Rows,
  Section,
  StackedBar,
  Swatch,
} from "../components/index.ts";
import { gallerySite, translationsOf } from "./gallery-site.tsx";

export function GalleryFront() {
  return (
    <Page
      lang="da"
      site={gallerySite}
      title="Forside"
      description="Et galleri over Udsyns komponenter."
      path="/"
      translations={translationsOf("/")}
      alternates={[{ type: "application/atom+xml", href: "/rejser/feed.xml", title: "Rejser" }]}
    >
      <Hero
        title="Vi ser ud i verden, når det gør hverdagen bedre for dem, der bor, lærer og arbejder her."
        lede="Her kan du se, hvem der rejser, hvem der kommer på besøg, hvad det koster, og hvad vi gør anderledes bagefter."
      >
        <Horizon
          home="Lyngholm"
          places={[
            { name: "Malmø", km: 40 },
            { name: "Brandenburg", km: 370 },
            { name: "Bruxelles", km: 760 },
            { name: "East Kilbride", km: 1030 },
            { name: "Toronto", km: 6240 },
          ]}
        />
      </Hero>
      <section aria-label="Året i tal">
        <KeyFigures
          figures={[
            { figure: "5", says: "rejser i 2026: to er afsluttet, tre er planlagt" },
            { figure: "80.296", unit: "kr.", says: "brugt af udvalgenes rejsebudget på 740.000 kr." },
            { figure: "4.461", unit: "kr.", says: "pr. deltager i gennemsnit på årets afsluttede rejser" },
            { figure: "4", says: "poster mangler regnskab. De står her, til tallene er fundet" },
          ]}
        />
      </section>
      <Section first title="Hvor vi har venner" note="Fuld bue: fast aftale mellem to byer. Prikket bue: netværk.">
        <MapOfEurope
          home={{ name: "Lyngholm", lat: 55.73, lon: 12.36 }}
          partners={[
            {
              name: "Brandenburg an der Havel",
              lat: 52.41,
              lon: 12.55,
              km: 369,
              form: "agreement",
              href: "/partnere/brandenburg",
            },
            { name: "East Kilbride", note: "South Lanarkshire", lat: 55.76, lon: -4.18, km: 1027, form: "agreement" },
            {
              name: "Bruxelles",
              note: "Greater Copenhagens EU-kontor",
              lat: 50.85,
              lon: 4.35,
              km: 760,
              form: "network",
            },
            { name: "Wuxi", lat: 31.57, lon: 120.3, km: 8206, form: "agreement" },
          ]}
        />
      </Section>
      <Section title="Senest offentliggjort" note="Indtil regnskabet er lagt ud, står der, hvor sikkert tallet er.">
        <Rows
          rows={[
            {
              title: <a href="/rejser/a">East Kilbride</a>,
              note: "Børne- og Skoleudvalget, 12.–15. marts 2026",
              knowledge: "final",
              end: "71.385,50 kr.",
            },
            {
              title: <a href="/rejser/b">Brandenburg an der Havel</a>,
              note: "Kultur- og Fritidsudvalget, 20.–22. maj 2026",
              knowledge: "partly",
              end: "27.640,00 kr.",
            },
            {
              title: <a href="/rejser/c">Brandenburg an der Havel</a>,
              note: "Delegation, 10.–12. juni 2025",
              knowledge: "missing",
              end: "mangler",
            },
          ]}
        />
        <LinkRow links={[{ href: "/rejser", text: "Se alle 14 poster i registret" }]} />
      </Section>
      <Section title="Hvor pengene gik" note="Seks afsluttede rejser, i alt 458.333,45 kr.">
        <p class="lede">Af hver hundredkroneseddel gik 38,21 kr. til overnatning og 36,03 kr. til transport.</p>
        <StackedBar
          says="Fordeling af udgifter: overnatning 38,21 %, transport 36,03 %, forplejning 20,42 %, andet 5,34 %"
          parts={[
            { size: 3821, fill: "f-blue", key: <Swatch fill="f-blue">Overnatning 38,21 %</Swatch> },
            { size: 3603, fill: "f-green", key: <Swatch fill="f-green">Transport 36,03 %</Swatch> },
            { size: 2042, fill: "f-ochre", key: <Swatch fill="f-ochre">Forplejning 20,42 %</Swatch> },
            { size: 534, fill: "f-grey", key: <Swatch fill="f-grey">Andet 5,34 %</Swatch> },
          ]}
        />
      </Section>
      <Section title="Tag del" note="Du behøver ikke sidde i et udvalg.">
        <div class="cols">
          <div>
            <h3>Søg tilskud til en rejse</h3>
            <p class="s">Skoler, foreninger og institutioner kan søge hele året.</p>
            <ButtonRow>
              <ButtonLink href="/ansoeg">Søg tilskud</ButtonLink>
            </ButtonRow>
          </div>
          <div>
            <h3>Følg med</h3>
            <p class="s">Få besked, når en rejse er besluttet, eller et regnskab er klar.</p>
            <ButtonRow>
              <ButtonLink href="/rejser/feed.xml" weight="quiet">
                RSS, kalender og e-mail
              </ButtonLink>
            </ButtonRow>
          </div>
        </div>
      </Section>
    </Page>
  );
}
