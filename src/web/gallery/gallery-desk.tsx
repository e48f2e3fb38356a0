import {
  Board,
  ButtonLink,
  ButtonRow,
  CalculationLines,
  DataTable,
  Dialog,
  DueList,
  EmptyState,
  MeterLine,
  Notice,
  Page,
  PotList,
  StatusDisc,
  SummaryList,
  TaskList,
  Title,
  WaitingList,
} from "../components/index.ts";
import { gallerySite } from "./gallery-site.tsx";

const cases = [
  { name: "East Kilbride, marts", step: "Rapport", ready: 0.83, budget: 7700000n },
  { name: "Bruxelles, juni", step: "Program", ready: 0.42, budget: 9600000n },
];

export function GalleryDesk() {
  return (
    <Page lang="da" site={gallerySite} title="Skrivebord" current="/skrivebord" tone="desk">
      <Title title="Onsdag 6. maj" note="Fire sager venter på dig. Den første er over frist." />
      <ButtonRow>
        <ButtonLink href="/skrivebord/rejser/ny">Ny rejse</ButtonLink>
        <ButtonLink href="/skrivebord/besoeg/nyt" weight="quiet">
          Nyt besøg
        </ButtonLink>
        <Dialog id="hjaelp" opens="Hvad betyder skiverne?" title="Skiverne">
          <ul class="stack">
            {(["estimated", "partly", "final", "missing", "late"] as const).map((knowledge) => (
              <li key={knowledge}>
                <StatusDisc knowledge={knowledge} />
              </li>
            ))}
          </ul>
        </Dialog>
      </ButtonRow>
      <div class="duo">
        <div class="stack-l">
          <section>
            <h2 class="under">Afventer dig</h2>
            <WaitingList
              waiting={[
                {
                  title: "Skriv rapport: East Kilbride, 12.–15. marts",
                  note: "Over frist. Fristen var 30. april",
                  knowledge: "late",
                  action: { href: "/a", text: "Skriv rapport" },
                },
                {
                  title: "Godkend program: Brandenburg, 20.–22. maj",
                  note: "To punkter mangler formål",
                  knowledge: "partly",
                  action: { href: "/b", text: "Åbn program" },
                },
              ]}
            />
          </section>
          <section>
            <h2 class="under">Dine sager</h2>
            <DataTable
              tight
              captionHidden
              caption="Dine sager"
              rows={cases}
              rowKey={(one) => one.name}
              total
              columns={[
                { kind: "text", key: "case", head: "Sag", cell: (one) => <a href="/sag">{one.name}</a> },
                {
                  kind: "text",
                  key: "step",
                  head: "Skridt",
                  cell: (one) => <StatusDisc knowledge="partly">{one.step}</StatusDisc>,
                },
                {
                  kind: "text",
                  key: "ready",
                  head: "Klar til offentliggørelse",
                  narrow: "hidden",
                  cell: (one) => <MeterLine filled={one.ready}>{`${Math.round(one.ready * 100)} %`}</MeterLine>,
                },
                {
                  kind: "amount",
                  key: "budget",
                  head: "Budget, kr.",
                  value: (one) => one.budget,
                  foot: "sum",
                  strong: true,
                },
              ]}
            />
          </section>
          <section>
            <h2 class="under">Hvor rejserne er</h2>
            <Board
              columns={[
                { title: "Besluttet", cases: [{ href: "/1", text: "Helsinki" }] },
                {
                  title: "Program",
                  cases: [
                    { href: "/2", text: "Brandenburg" },
                    { href: "/3", text: "Bruxelles" },
                  ],
                },
                { title: "Rejser nu", cases: [] },
                { title: "Regnskab", cases: [] },
                { title: "Rapport", cases: [{ href: "/4", text: "East Kilbride" }] },
              ]}
            />
          </section>
          <section>
            <h2>Før du kan sende</h2>
            <TaskList
              tasks={[
                { title: "Hvor og hvornår", href: "/t/1", knowledge: "final", state: "Udfyldt" },
                {
                  title: "Deltagere",
                  href: "/t/2",
                  note: "Ét navn mangler rolle",
                  knowledge: "partly",
                  state: "Mangler 1 af 3",
                },
                { title: "Budget", href: "/t/3", knowledge: "estimated", state: "Ikke begyndt" },
                { title: "Send til udvalget", knowledge: "missing", state: "Åbner, når resten er klar" },
              ]}
            />
          </section>
          <section>
            <h2>Tjek dine svar</h2>
            <SummaryList
              answers={[
                {
                  question: "Rejsemål",
                  answer: "Brandenburg an der Havel, Tyskland",
                  change: { href: "/ret", text: "Ret" },
                },
                { question: "Invitation", answer: <b>Mangler</b>, change: { href: "/ret", text: "Udfyld" } },
                { question: "Beløb", answer: "9.600 kr. + 1.600 kr. = 11.200 kr." },
              ]}
            />
          </section>
          <EmptyState title="Intet venter på dig" action={<ButtonLink href="/ny">Opret en rejse</ButtonLink>}>
            Alle sager er enten hos udvalget eller offentliggjort.
          </EmptyState>
        </div>
        <aside class="side" aria-label="Budget og frister">
          <section>
            <h2 class="under">Rejsebudget 2026</h2>
            <PotList
              pots={[
                {
                  owner: "Børne- og Skoleudvalget",
                  left: "12.614,50",
                  spent: 0.34,
                  committed: 0.6,
                  note: "Brugt 71.385,50. Disponeret 126.000. Ramme 210.000",
                },
                {
                  owner: "Økonomiudvalget",
                  left: "120.000",
                  spent: 0,
                  committed: 0,
                  note: "Intet brugt. Ramme 120.000",
                },
                {
                  owner: "Erhvervs- og Beskæftigelsesudvalget",
                  left: "−4.000",
                  spent: 0.5,
                  committed: 0.9,
                  note: "Disponeret ud over rammen",
                },
              ]}
            />
          </section>
          <section>
            <h2 class="under">Frister</h2>
            <DueList
              dues={[
                { on: "30. april", what: "Rapport, East Kilbride (over frist)", knowledge: "late" },
                { on: "12. maj", what: "Program i Kultur- og Fritidsudvalget", knowledge: "partly" },
                { on: "31. dec.", what: "Strategien udløber", knowledge: "estimated" },
              ]}
            />
          </section>
          <div class="box">
            <h2>Det kan I få</h2>
            <CalculationLines
              lines={[
                { text: "24 elever × 4 overnatninger × 100 kr.", hundredths: 960000n },
                {
                  text: "4 ledere × 4 overnatninger × 100 kr.",
                  note: "1 leder pr. påbegyndt 7: 24 ÷ 7 = 3,4, altså 4",
                  hundredths: 160000n,
                },
              ]}
            />
          </div>
          <Notice tone="ok" title="Gemt kl. 14.32" announce />
          <Notice tone="wrong" title="Regnskabet stemmer ikke">
            <p>Linjerne giver 166.013 kr.; bilaget siger 166.012 kr.</p>
          </Notice>
          <Notice tone="note">
            <p>En bemærkning uden hast.</p>
          </Notice>
        </aside>
      </div>
    </Page>
  );
}
