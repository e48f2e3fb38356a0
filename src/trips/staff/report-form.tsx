import { checked } from "../../platform/index.ts";
import { cprFaults } from "../../records/index.ts";
import { DateField, TextArea } from "../../web/index.ts";
import { missingForReport } from "../missing-report.ts";
import { reportRefusal } from "../write-report/may-write-report.ts";
import { reportSchema, writeReport } from "../write-report/write-report.ts";
import { reading, type TripForm } from "./tasks/task.ts";
import { tripPath } from "./trip-path.ts";

const labels = {
  aim: "Hvad ville I?",
  outcome: "Hvad fik I ud af det?",
  change: "Hvad ændrer I?",
  followUpOn: "Hvornår følger I op?",
};

/** The report on coming home, in the words of those who went. */
export const reportForm: TripForm = {
  slug: "rapport",
  title: "Rapport",
  labels,
  groups: {},
  allow: ["coordinator", "secretary", "councillor", "manager"],
  values: ({ report }) => ({
    aim: report?.aim ?? "",
    outcome: report?.outcome ?? "",
    change: report?.change ?? "",
    followUpOn: report?.followUpOn ?? "",
  }),
  read: (tree) => {
    const r = reading(tree);
    const given = {
      aim: r.text("aim") ?? "",
      outcome: r.text("outcome") ?? "",
      change: r.text("change") ?? "",
      followUpOn: r.date("followUpOn"),
    };
    return { given, faults: r.faults };
  },
  Fields: ({ field }) => (
    <>
      <TextArea label={labels.aim} {...field("aim")} later hint="Det, I tog af sted for at finde ud af." />
      <TextArea
        label={labels.outcome}
        {...field("outcome")}
        later
        hint="Det vigtigste, og gerne det, der overraskede."
        rows={8}
      />
      <TextArea
        label={labels.change}
        {...field("change")}
        later
        hint="Det, kommunen nu gør anderledes. »Intet« er også et svar."
      />
      <DateField label={labels.followUpOn} {...field("followUpOn")} optional />
    </>
  ),
  // Whoever writes the report may not be the one who puts it on an agenda: the trip's own page knows what comes next.
  onwards: (trip) => ({ text: "Gem og se rejsen", href: tripPath(trip) }),
  refusal: reportRefusal,
  missing: (trip) => missingForReport(trip.report),
  check: (_, given) => {
    const read = checked(reportSchema, given);
    return [...("faults" in read ? read.faults : []), ...cprFaults(given)];
  },
  store: (work, trip, given) => writeReport(work, trip.id, trip.version, given),
};
