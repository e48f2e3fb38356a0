import { changeInWords, rulingTitle } from "../../decisions/index.ts";
import { type Currency, type DateOn, dateOn, hundredthsOf, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { asPublished } from "../../register/index.ts";
import { DataTable, Details, Facts, Notice, Programme, type ProgrammeDay, Trail } from "../../web/index.ts";
import { saidAsPublished } from "../correct-trip/public-changes.ts";
import { payerKey } from "../payer-word.ts";
import { Paragraphs } from "../public/record-facts.tsx";
import { tripWords } from "../public/trip-words.texts.ts";
import { tripType } from "../trip.public.ts";
import type { TripEntry } from "../trip-entry.ts";
import { staffTexts, worded } from "./staff.texts.ts";

const f = formatsIn("da");

/** A public entry as it would be published, every field of it: what stands here stands there, and nothing else. */
export function EntryPreview({ entry: whole }: { entry: TripEntry }) {
  const entry = saidAsPublished(whole);
  const { participants, budget, accounts, report } = entry;
  return (
    <div class="stack-l" lang={entry.lang}>
      <p class="lede">{entry.title}</p>
      <Facts
        facts={[
          { label: "Slags", value: entry.kind && worded("kind", entry.kind) },
          { label: "Status", value: worded("status", entry.status) },
          { label: "Hvornår", value: daysOf(entry) },
          { label: "Hvor", value: placesOf(entry) },
          { label: "Ansvarlig", value: entry.committee?.name ?? entry.unit?.name ?? null },
          { label: "Sagsnummer", value: entry.caseNumber },
          { label: "Deltagere", value: peopleOf(participants) },
          { label: "Betales af", value: fundingOf(entry) },
          { label: "Kontakt", value: [entry.contact?.unit, entry.contact?.email].filter(Boolean).join(", ") || null },
        ]}
      />
      {entry.purpose && <Paragraphs text={entry.purpose} lang={undefined} />}
      {budget && (
        <DataTable
          tight
          caption="Budget"
          captionNote={tripWords.in("da")(`vat.${budget.vat}`)}
          rows={budget.lines.map((line, at) => ({ ...line, at }))}
          rowKey={(line) => String(line.at)}
          total
          columns={[
            {
              kind: "text",
              key: "what",
              head: "Hvad",
              cell: (line) => line.label ?? worded("category", line.category),
            },
            {
              kind: "amount",
              key: "amount",
              head: `Beløb, ${budget.currency === "DKK" ? "kr." : budget.currency}`,
              value: (line) => (line.amount === null ? null : hundredthsOf(line.amount)),
              missing: (line) => line.amountText,
              foot: "sum",
              strong: true,
            },
          ]}
        />
      )}
      {entry.purpose && <p>{entry.purpose}</p>}
      {budget && <Money {...budget} caption="Budget" note={worded("vat", budget.vat)} />}
      {accounts.lines.length > 0 && <Money {...accounts} caption="Posteringer" />}
      {entry.programme.length > 0 && <Programme days={programmeDays(entry)} />}
      {report && (
        <Facts
          facts={[
            { label: "Hvad ville I?", value: <Paragraphs text={report.aim} lang={undefined} /> },
            { label: "Hvad fik I ud af det?", value: <Paragraphs text={report.outcome} lang={undefined} /> },
            { label: "Hvad ændrer I?", value: <Paragraphs text={report.change} lang={undefined} /> },
          ]}
        />
      )}
      {entry.rulings.length > 0 && (
        <Trail
          steps={entry.rulings.map((ruling) => ({
            when: dayWords(ruling.metOn),
            title: rulingTitle(ruling, "da", entry.direction === "in"),
            knowledge: "final",
            children: (
              <>
                <p>
                  {ruling.committee.name}
                  {ruling.item && `, punkt ${ruling.item}`}
                  {ruling.afterAgendaClosed && ". Kom efter dagsordenens frist"}
                  {ruling.late && `. Afgjort efter ${entry.direction === "in" ? "besøgets begyndelse" : "afrejsen"}`}
                </p>
                {ruling.change && <p>{changeInWords(ruling.change, "da")}</p>}
                {ruling.text && <p>{ruling.text}</p>}
                {ruling.votes && (
                  <p>
                    {ruling.votes.for} stemte for, {ruling.votes.against} imod
                    {ruling.votes.abstained > 0 && `, ${ruling.votes.abstained} undlod`}.
                    {ruling.votes.againstBy?.length ? ` Imod stemte ${f.list(ruling.votes.againstBy)}.` : ""}
                    {ruling.votes.abstainedBy?.length ? ` Undlod: ${f.list(ruling.votes.abstainedBy)}.` : ""}
                  </p>
                )}
                {ruling.minority && <p>Mindretal: {ruling.minority}</p>}
                {ruling.recused.length > 0 && <p>{`Inhabile: ${f.list(ruling.recused)}.`}</p>}
              </>
            ),
          }))}
        />
      )}
      <Details summary="Se posten, som maskiner læser den">
        <pre class="code">{JSON.stringify(asPublished(tripType, whole).entry, null, 2)}</pre>
      </Details>
    </div>
  );
}

interface MoneyProps extends Pick<TripEntry["accounts"], "currency"> {
  readonly lines: readonly Pick<
    TripEntry["accounts"]["lines"][number],
    "category" | "label" | "amount" | "amountText"
  >[];
  readonly caption: string;
  readonly note?: string;
}

function Money({ currency, lines, caption, note }: MoneyProps) {
  return (
    <DataTable
      tight
      caption={caption}
      {...(note !== undefined && { captionNote: note })}
      rows={lines.map((line, at) => ({ ...line, at }))}
      rowKey={(line) => String(line.at)}
      total
      columns={[
        {
          kind: "text",
          key: "what",
          head: "Hvad",
          cell: (line) => line.label ?? worded("category", line.category),
        },
        {
          kind: "amount",
          key: "amount",
          head: `Beløb, ${currency === "DKK" ? "kr." : currency}`,
          value: (line) => (line.amount === null ? null : hundredthsOf(line.amount)),
          missing: (line) => line.amountText,
          foot: "sum",
          strong: true,
        },
      ]}
    />
  );
}

/** What is said where nothing becomes public. */
export function NothingPublic({ status }: { status: string }) {
  return (
    <Notice tone="note" title="Intet bliver offentligt">
      <p>
        Rejsen bliver »{worded("status", status).toLowerCase()}«. Kun godkendte rejser står i det offentlige register;
        beslutningen står i udvalgets eget referat.
      </p>
    </Notice>
  );
}

/** What is said where a trip was taken down. */
export function StaysDown() {
  return (
    <Notice tone="note" title="Intet bliver offentligt">
      <p>Offentliggørelsen er trukket tilbage. Intet bliver offentligt igen af sig selv.</p>
    </Notice>
  );
}

function dayWords(text: string): string {
  const on = dateOn(text);
  return on ? f.date(on) : text;
}

function daysOf({ startOn, endOn }: TripEntry): string | null {
  const [from, to] = [startOn && dateOn(startOn), endOn && dateOn(endOn)];
  return from && to ? f.range(from, to) : null;
}

function placesOf({ destinations }: TripEntry): string | null {
  const places = destinations.map(({ place, country }) => (country ? `${place}, ${f.country(country)}` : place));
  return places.length > 0 ? f.list(places) : null;
}

function peopleOf({ elected, staff, others, total }: TripEntry["participants"]): string | null {
  const parts = [
    ...elected.named.map(({ name, role }) => (role ? `${name} (${role})` : name)),
    ...(elected.named.length === 0 && elected.count ? [`${elected.count} folkevalgte`] : []),
    ...staff.map(({ unit, count }) => `${count} fra ${unit}`),
    ...others.map(({ group, count }) => `${count} ${group}`),
  ];
  if (total === null) return parts.length > 0 ? f.list(parts) : null;
  const all = staffTexts.in("da")("people", { count: total });
  return parts.length > 0 ? `${all}: ${f.list(parts)}` : all;
}

function fundingOf({ funding, budget, direction }: TripEntry): string | null {
  const currency = (budget?.currency ?? "DKK") as Currency;
  const parts = funding.map(({ payer, name, amount, basis }) =>
    [
      name ?? worded("payer", payerKey(payer, { direction })),
      amount === null ? null : f.amount(money(hundredthsOf(amount) ?? 0n, currency)),
      basis,
    ]
      .filter(Boolean)
      .join(", "),
  );
  return parts.length > 0 ? parts.join("; ") : null;
}

function programmeDays({ programme }: TripEntry): readonly ProgrammeDay[] {
  const days = Map.groupBy(programme, (slot) => slot.date);
  return [...days].flatMap(([date, slots]) => {
    const on: DateOn | null = dateOn(date);
    const shown = slots.map((slot) => ({ ...slot, note: [slot.place, slot.host].filter(Boolean).join(", ") || null }));
    return on ? [{ on, slots: shown }] : [];
  });
}
