import { NotFound } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { cprFaults, typedMarks } from "../../records/index.ts";
import {
  type ContributionField,
  contributionFields,
  contributionsIn,
  type InvitationId,
  takeLines,
} from "../../replies/index.ts";
import { DateField, type FormTree, Notice, TextArea, textAt } from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { withLines } from "../gather-replies/gather-replies.ts";
import { LinesFor } from "../gather-replies/lines-for.tsx";
import { lookAtContributions } from "../gather-replies/look-at-contributions.ts";
import { subjectOf } from "../gather-replies/trip-replies.ts";
import { rolesThatMay } from "../may.ts";
import { missingForReport } from "../missing-report.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { correctReport, reportCorrectionFaults, reportCorrectionRefusal } from "../write-report/correct-report.ts";
import { reportAuthors, reportRefusal } from "../write-report/may-write-report.ts";
import { followUpFaults, reportSchema, writeReport } from "../write-report/write-report.ts";
import { reading, type TripForm } from "./tasks/task.ts";
import { tripPath } from "./trip-path.ts";

const labels = {
  aim: "Hvad ville I?",
  outcome: "Hvad fik I ud af det?",
  change: "Hvad ændrer I?",
  followUpOn: "Hvornår følger I op?",
};
/** Those of a report that is put right. */
export const correctionLabels = { ...labels, reason: "Hvad er rettet, og hvorfor?" } as const;

function typed(tree: FormTree) {
  const r = reading(tree);
  const given = {
    aim: r.text("aim") ?? "",
    outcome: r.text("outcome") ?? "",
    change: r.text("change") ?? "",
    followUpOn: r.date("followUpOn"),
  };
  return { given, faults: r.faults };
}

/** The button that takes a traveller's lines into a field. */
const taking = /^take:([0-9a-f-]{36})\.(\w+)$/;

function takenInto(pressed: string, field: ContributionField): boolean {
  return taking.exec(pressed)?.[2] === field;
}

/** The report on coming home, in the words of those who went. */
export const reportForm: TripForm = {
  slug: "rapport",
  title: "Rapport",
  labels,
  groups: {},
  allow: reportAuthors,
  values: ({ report }) => ({
    aim: report?.aim ?? "",
    outcome: report?.outcome ?? "",
    change: report?.change ?? "",
    followUpOn: report?.followUpOn ?? "",
  }),
  read: typed,
  Fields: ({ field, trip, contributions }) => (
    <>
      <p class="s m">
        Flere kan skrive med: <a href={tripPath(trip, "bidrag")}>bed dem, der var med, om deres linjer</a>. Samme sted
        står svarene på spørgeskemaet, når det er lukket.
      </p>
      <TextArea
        label={labels.aim}
        {...field("aim")}
        goesOn={takenInto(field("do").value, "aim")}
        later
        hint="Det, I ville finde ud af."
      />
      <LinesFor field="aim" text={field("aim").value} contributions={contributions} />
      <TextArea
        label={labels.outcome}
        {...field("outcome")}
        goesOn={takenInto(field("do").value, "outcome")}
        later
        hint="Det vigtigste, og gerne det, der overraskede."
        rows={8}
      />
      <LinesFor field="outcome" text={field("outcome").value} contributions={contributions} />
      <TextArea
        label={labels.change}
        {...field("change")}
        goesOn={takenInto(field("do").value, "change")}
        later
        hint="Det, kommunen nu gør anderledes. »Intet« er også et svar."
      />
      <LinesFor field="change" text={field("change").value} contributions={contributions} />
      <DateField label={labels.followUpOn} {...field("followUpOn")} optional />
    </>
  ),
  // Whoever writes the report may not be the one who puts it on an agenda: the trip's own page knows what comes next.
  onwards: (trip) => ({ text: `Gem og se ${caseWords(trip).the}`, href: tripPath(trip) }),
  refusal: reportRefusal,
  contributions: async (work, trip) => contributionsIn(await lookAtContributions(work, trip)),
  pressed: async (work, trip, sent) => {
    const [, id = "", name] = taking.exec(textAt(sent, "do")) ?? [];
    const field = contributionFields.find((one) => one === name);
    if (!field) return null;
    const lines = await takeLines(work, subjectOf(trip), id as InvitationId, field).catch(asNothing);
    if (lines === null) return { values: sent };
    return {
      values: { ...sent, [field]: withLines(textAt(sent, field), lines.text) },
      says: "Teksten står i feltet nu. Gem, når du er færdig.",
    };
  },
  missing: (trip) => missingForReport(trip.report),
  check: (trip, given, _profile, today) => {
    const read = checked(reportSchema, given);
    const days = "faults" in read ? [] : followUpFaults(trip, read.value.followUpOn, today);
    return [...("faults" in read ? read.faults : []), ...days, ...cprFaults(given), ...typedMarks(given, trip.report)];
  },
  store: (work, trip, given, asks) => writeReport(work, trip.id, trip.version, given, asks),
};

/** A settled report put right: published at once, with the reason. */
export function reportCorrection(publish: PublishTrip): TripForm {
  const { contributions: _, pressed: __, ...form } = reportForm;
  return {
    ...form,
    slug: "rapport/ret",
    title: "Ret rapporten",
    labels: correctionLabels,
    allow: rolesThatMay("cancel"),
    values: (trip) => ({ ...form.values(trip), reason: "" }),
    read: (tree) => {
      const { given, faults } = typed(tree);
      return { given: { ...given, reason: textAt(tree, "reason") }, faults };
    },
    Fields: ({ field }) => (
      <>
        <Notice tone="watch">
          <p>
            Rapporten er offentlig. Rettelsen bliver offentlig med det samme som en ny version; de tidligere bliver
            stående i kommunens log, og begrundelsen kan læses af alle.
          </p>
        </Notice>
        <TextArea label={labels.aim} {...field("aim")} />
        <TextArea label={labels.outcome} {...field("outcome")} rows={8} />
        <TextArea label={labels.change} {...field("change")} />
        <DateField label={labels.followUpOn} {...field("followUpOn")} optional />
        <TextArea label={correctionLabels.reason} {...field("reason")} rows={3} hint="Bliver offentlig." />
      </>
    ),
    publishes: "Offentliggør rettelsen",
    refusal: reportCorrectionRefusal,
    missing: () => [],
    check: (trip, given, _profile, today) => [...reportCorrectionFaults({ today }, trip, given), ...cprFaults(given)],
    store: async (work, trip, given, asks) =>
      (await correctReport(work, trip.id, { from: trip.version, given, publish, asks })).trip,
  };
}

/** What was to be taken in is gone meanwhile. The form stays as it was typed. */
function asNothing(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
