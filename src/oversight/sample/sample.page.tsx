import { isRemoved, type PostingFacts, type PostingOrRemoved } from "../../accounts/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { worded } from "../../trips/index.ts";
import {
  DataTable,
  DateField,
  EmptyState,
  Filters,
  formErrors,
  Notice,
  NumberField,
  type Reply,
  TextField,
  Title,
} from "../../web/index.ts";
import { CaseLink } from "../case-link.tsx";
import type { Case, CaseOf } from "../cases.ts";
import { OversightMenu } from "../menu.tsx";
import { oversightTexts } from "../oversight.texts.ts";
import { TrailTable, trailBase } from "../trail/trail.page.tsx";
import type { Sample, SampleOf } from "./draw-sample.ts";

const f = formatsIn("da");

export interface SampleAsked extends SampleOf {
  readonly typed: { fra: string; til: string; antal: string; froe: string; hvad: string };
  readonly faults: readonly Fault[];
}

export interface SampleView extends Pick<SampleAsked, "typed" | "faults" | "by"> {
  readonly asked: AskedByWho;
  readonly drawn: Sample | null;
  readonly caseOf: CaseOf;
}

/** A sample and how it was drawn: with the same seed anybody draws the same one. */
export function sampleReply({ asked, typed, by, faults, drawn, caseOf }: SampleView): Reply {
  const errors = formErrors("da", faults, oversightTexts);
  return deskReply(
    {
      asked,
      title: "Stikprøve",
      crumbs: [{ text: "Revisionsspor", href: trailBase }, { text: "Stikprøve" }],
      children: (
        <>
          <Title
            title="Stikprøve"
            lede="Udtrukket tilfældigt. Med samme frø, periode og tidspunkt kan enhver trække den igen og få det samme."
          />
          <OversightMenu who={asked.who} here="/skrivebord/stikproeve" />
          <Filters
            action="/skrivebord/stikproeve"
            label="Hvad skal der trækkes?"
            submit="Træk"
            segments={[
              {
                name: "hvad",
                label: "Træk blandt",
                value: typed.hvad === "acts" ? "acts" : "amounts",
                options: [
                  { value: "amounts", text: "Beløb" },
                  { value: "acts", text: "Handlinger" },
                ],
              },
            ]}
          >
            <DateField label="Fra" name="fra" value={typed.fra} error={errors.at("fra")} optional />
            <DateField label="Til og med" name="til" value={typed.til} error={errors.at("til")} optional />
            <NumberField label="Hvor mange" name="antal" value={typed.antal} error={errors.at("antal")} />
            <TextField
              label="Frø"
              name="froe"
              value={typed.froe}
              hint="Et tilfældigt ord. Skriv det i revisionens papirer."
              error={errors.at("froe")}
            />
          </Filters>
          {drawn && <Drawn {...{ asked, drawn, typed, by, caseOf }} />}
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}

type DrawnProps = Pick<SampleView, "asked" | "typed" | "by" | "caseOf"> & { drawn: NonNullable<SampleView["drawn"]> };

function Drawn({ asked, drawn, typed, by, caseOf }: DrawnProps) {
  const count = drawn.kind === "amounts" ? drawn.postings.length : drawn.lines.length;
  const what = drawn.kind === "amounts" ? "beløb" : "handlinger";
  if (count === 0) return <EmptyState title={`Der er ingen ${what} i perioden`} />;
  return (
    <>
      <Notice tone="note">
        <p>
          {f.number(count)} af {f.number(drawn.of)} {what}, trukket med frøet <b>{typed.froe}</b>: rækkefølgen er
          SHA-256 af frø og id.{" "}
          {drawn.kind === "amounts"
            ? "Der er trukket blandt alle posteringer, der var indtastet eller indlæst"
            : "Der er trukket blandt det, der var gjort"}{" "}
          {f.exactMoment(instant(by), asked.here.profile.timeZone)}.
          {drawn.kind === "amounts" &&
            " Posteringer, der er fjernet igen eller ikke hører til en sag, kan også blive trukket."}
          {drawn.kind === "amounts" &&
            (typed.fra || typed.til) &&
            " Perioden er den dag, der nu står på posteringen: Rettes dagen, kan trækningen blive en anden."}
        </p>
        <p>
          <a href={addressOf(typed, by)}>Stikprøvens faste adresse</a> trækker den samme igen.
        </p>
      </Notice>
      {drawn.kind === "acts" ? (
        <TrailTable asked={asked} lines={drawn.lines} caseOf={caseOf} caption="Udtrukne handlinger" />
      ) : (
        <DataTable
          caption="Udtrukne beløb, i kommunens valuta"
          lead
          rows={drawn.postings}
          rowKey={(one) => one.id}
          columns={[
            {
              kind: "text",
              key: "text",
              head: "Postering",
              narrow: "full",
              cell: (one) => (
                <>
                  <a href={`${trailBase}/posteringer/${one.id}`}>
                    {factsOf(one)?.label ?? factsOf(one)?.text ?? "Værdierne er slettet"}
                  </a>
                  <OfCase of={caseOf({ type: "posting", id: one.id })} />
                  {isRemoved(one) && (
                    <small> Fjernet fra regnskabet: {one.reason ?? "begrundelsen er slettet efter fristen"}</small>
                  )}
                </>
              ),
            },
            {
              kind: "text",
              key: "category",
              head: "Art",
              cell: (one) => worded("category", factsOf(one)?.category ?? "–"),
            },
            { kind: "text", key: "voucher", head: "Bilag", cell: (one) => factsOf(one)?.voucher ?? "–" },
            {
              kind: "text",
              key: "on",
              head: "Bogført",
              cell: (one) => bookedWords(factsOf(one)),
            },
            { kind: "amount", key: "amount", head: "Beløb", value: (one) => factsOf(one)?.homeHundredths ?? null },
          ]}
        />
      )}
    </>
  );
}

/** A sample's address with the moment in it, for the auditor's papers. */
function addressOf(typed: SampleAsked["typed"], by: Date): string {
  const said = Object.entries(typed).filter(([, value]) => value !== "");
  return `/skrivebord/stikproeve?${new URLSearchParams([...said, ["indtil", by.toISOString()]])}`;
}

function OfCase({ of }: { of: Case | null }) {
  if (of === null) return null;
  return (
    <small>
      {" "}
      <CaseLink of={of} />
    </small>
  );
}

function factsOf(one: PostingOrRemoved): PostingFacts | null {
  return isRemoved(one) ? one.facts : one;
}

function bookedWords(facts: PostingFacts | null): string {
  return facts?.bookedOn ? f.shortDate(facts.bookedOn) : "–";
}
