import { day, dividedBy } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  BudgetBar,
  ClassKey,
  DataTable,
  Details,
  Facts,
  LinkRow,
  Notice,
  Page,
  Programme,
  ProgressRail,
  Proof,
  Rows,
  Section,
  StackedBar,
  StatusDisc,
  Title,
  Trail,
} from "../components/index.ts";
import { gallerySite, translationsOf } from "./gallery-site.tsx";

const f = formatsIn("da");
const lines = [
  { kind: "Transport", budget: 7000000n, spent: 6629200n },
  { kind: "Forplejning", budget: 2400000n, spent: 2588100n },
  { kind: "Overnatning", budget: 7200000n, spent: 6820000n },
  { kind: "Andet", budget: null, spent: 564000n },
];

export function GalleryRecord() {
  return (
    <Page
      lang="da"
      site={gallerySite}
      title="Eksempelrejse"
      path="/rejser/eksempel"
      current="/rejser"
      translations={translationsOf("/rejser/eksempel")}
      crumbs={[{ text: "Forside", href: "/" }, { text: "Rejser", href: "/rejser" }, { text: "Eksempelrejse" }]}
      record={{ caseNumber: "2026-0042", version: 4, date: f.date(day("2026-05-06")) }}
    >
      <Title
        marks={[<StatusDisc key="status" knowledge="final" />, "Sag 2026-0042", "Version 4"]}
        title="Hvordan bliver en skolestrategi til noget i klassen?"
        lede={`Udvalget rejste ${f.range(day("2025-09-10"), day("2025-09-16"))} for at finde inspiration til »Fremtidens skole«: inklusion, udbytte og vejen fra politisk strategi til praksis.`}
      />
      <ProgressRail
        steps={[
          { title: "Besluttet", state: "done", note: "8. marts 2025" },
          { title: "Program", state: "done", note: "14. juni 2025" },
          { title: "Rejst", state: "done", note: "10.–16. sep. 2025" },
          { title: "Regnskab", state: "done", note: "18. okt. 2025" },
          { title: "Rapport", state: "now", note: "Afventer udvalget" },
          { title: "Godkendt", state: "todo" },
        ]}
      />
      <Section first title="Oplysninger">
        <Facts
          facts={[
            { label: "Afrejse", value: f.date(day("2025-09-10")) },
            { label: "Hjemkomst", value: f.date(day("2025-09-16")) },
            { label: "Varighed", value: f.days(day("2025-09-10"), day("2025-09-16")) },
            { label: "Sted", value: "Eksempelby, Canada" },
            { label: "Deltagere", value: "6 politikere og 3 ansatte" },
            { label: "Sagsnummer i det gamle system", value: null },
          ]}
        />
      </Section>
      <Section title="Regnskab" note="Den lodrette streg er budgettet.">
        <DataTable
          caption="Regnskab og budget efter art"
          captionHidden
          rows={lines}
          rowKey={(line) => line.kind}
          total="I alt, kr."
          columns={[
            { kind: "text", key: "kind", head: "Art", cell: (line) => line.kind },
            {
              kind: "bar",
              key: "bar",
              head: "Regnskab mod budget",
              cell: (line) => <BudgetBar spent={line.spent} budget={line.budget} largest={7200000n} />,
            },
            { kind: "amount", key: "budget", head: "Budget", value: (line) => line.budget, foot: "sum" },
            { kind: "amount", key: "spent", head: "Regnskab", value: (line) => line.spent, foot: "sum", strong: true },
            {
              kind: "difference",
              key: "gap",
              head: "Forskel",
              value: (line) => (line.budget === null ? null : line.spent - line.budget),
              missing: () => "–",
            },
            {
              kind: "amount",
              key: "each",
              head: "Pr. person",
              value: (line) => dividedBy(line.spent, 9),
              foot: (sums) => (sums.spent ? dividedBy(sums.spent, 9) : null),
              strong: true,
            },
          ]}
        />
        <Notice tone="watch">
          <p>Forplejning blev 1.881 kr. dyrere end budgetteret: en fælles middag mere end planlagt.</p>
        </Notice>
      </Section>
      <Section title="Program" note="Post for post med formål.">
        <StackedBar
          thin
          says="Timer fordelt på formål: fagligt 28, repræsentation 2,5, fri tid 5; transport 16"
          parts={[
            { size: 28, fill: "f-blue", key: <ClassKey purposeClass="municipal" after="28 t." /> },
            { size: 2.5, fill: "f-green", key: <ClassKey purposeClass="representation" after="2,5 t." /> },
            { size: 5, fill: "f-ochre", key: <ClassKey purposeClass="own-time" after="5 t." /> },
            { size: 16, fill: "f-grey", key: <ClassKey purposeClass="travel" after="16 t." /> },
          ]}
        />
        <Programme
          days={[
            {
              on: day("2025-09-10"),
              slots: [
                { from: "10:45", to: "13:05", title: "København til Eksempelby, fly", purposeClass: "travel" },
                { from: "16:00", to: null, title: "Ankomst til hotellet", purposeClass: "travel" },
              ],
            },
            {
              on: day("2025-09-11"),
              slots: [
                {
                  from: "09:00",
                  to: "16:00",
                  title: "Fra politisk strategi til klasseværelse",
                  note: "Undervisningsministeriet",
                  purposeClass: "municipal",
                },
                { from: null, to: null, title: "Middag med værterne", purposeClass: "representation" },
                { from: "14:00", to: "19:00", title: "Til egen rådighed", purposeClass: "own-time" },
              ],
            },
          ]}
        />
      </Section>
      <Section title="Rapport" note="Udvalgets egne ord.">
        <div class="prose">
          <h3>Hvad ville vi?</h3>
          <p>
            Se, hvordan en hel provins får få og tydelige skolemål til at slå igennem, uden at skolerne mister deres
            eget rum.
          </p>
          <h3>Hvad ændrer vi?</h3>
        </div>
        <Rows
          rows={[
            { title: "Læsevejleder med fast tid på alle skoler", knowledge: "final", status: "Gjort 2026" },
            { title: "Modtageklasser tæt på almenklassen", knowledge: "partly", status: "Delvist" },
          ]}
        />
      </Section>
      <Section title="Beslutninger" note="Hvert skridt peger på et punkt på en dagsorden.">
        <Trail
          steps={[
            {
              when: "8. marts 2025",
              title: "Udvalget beslutter rejsen og rammen",
              knowledge: "final",
              children: <a href="/beslutninger/1">Punkt 6, åbent</a>,
            },
            {
              when: "6. december 2025",
              title: "Rapporten behandles",
              knowledge: "estimated",
              children: <p class="m">Punkt 3, lukket</p>,
            },
          ]}
        />
      </Section>
      <Section title="Klima" note="Beregnet, ikke målt.">
        <p>
          <b class="n">
            Cirka 15 ton CO<sub>2</sub>e
          </b>{" "}
          for ni deltagere.
        </p>
        <Details summary="Se regnestykket">
          <p class="n">9 deltagere × 2 × 6.240 km × 0,134 kg = 15.051 kg.</p>
        </Details>
      </Section>
      <Section title="Versioner" note="Hvad der er rettet, og hvorfor.">
        <Rows rows={[{ title: "Version 4: Sum tilføjet", end: "6. maj 2026" }]} />
        <Proof
          title="Kontrollér denne post."
          sha256={"0b3eb3142b669d17".repeat(4)}
          links={[{ href: "/log", text: "Prøv selv" }]}
        >
          Fingeraftrykket ændrer sig, hvis så meget som et komma bliver rettet.
        </Proof>
      </Section>
      <Section title="Hent og spørg">
        <LinkRow
          links={["Udvalgsbilag (PDF)", "Data (JSON)", "Regnskab (CSV)"].map((text) => ({
            href: `/hent/${text.length}`,
            text,
          }))}
        />
      </Section>
    </Page>
  );
}
