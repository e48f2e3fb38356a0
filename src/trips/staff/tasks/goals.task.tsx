import { partnerName, partnersOf, partnersOn } from "../../../relations/index.ts";
import { goalsOn, strategiesOf } from "../../../strategy/index.ts";
import { Checkboxes, EmptyState } from "../../../web/index.ts";
import { type FieldsProps, reading, type TripTask } from "./task.ts";

const labels = { goals: "Mål i strategien", partners: "Partnere" };

/** The strategy's goals the trip serves, and the partners it concerns. What is chosen and no longer offered stays chosen. */
export const goalsTask: TripTask = {
  slug: "maal",
  title: "Mål",
  owns: ["goals", "partners"],
  labels,
  groups: {},
  values: ({ plan }) => ({ goals: plan.goals, partners: plan.partners }),
  read: (tree) => {
    const r = reading(tree);
    return { given: { goals: r.texts("goals"), partners: r.texts("partners") }, faults: r.faults };
  },
  Fields: GoalFields,
  summary: ({ plan }) => {
    const [goals, partners] = [plan.goals.length, plan.partners.length];
    if (goals + partners === 0) return null;
    return `${goals} mål, ${partners} ${partners === 1 ? "partner" : "partnere"}`;
  },
};

function GoalFields({ many, trip, here, today }: FieldsProps) {
  const on = trip.startOn ?? today;
  const goals = goalsOn(strategiesOf(here.slug), on);
  const partners = partnersOn(partnersOf(here.slug), on);
  const goalOptions = goals.map(({ goal }) => ({ value: goal.id, text: `»${goal.quote}«`, hint: goal.section }));
  const partnerOptions = partners.map((one) => ({ value: one.id, text: partnerName(one, "da") }));
  if (goals.length + partners.length === 0)
    return (
      <EmptyState title="Ingen strategi gælder den dag">
        Kommunen har ingen mål eller partnere, der gælder på rejsens første dag.
      </EmptyState>
    );
  return (
    <>
      <Checkboxes
        label={labels.goals}
        {...many("goals")}
        optional
        options={withChosen(goalOptions, trip.plan.goals)}
        hint="Sæt kryds ved det, rejsen skal bidrage til. Strategien er citeret."
      />
      <Checkboxes
        label={labels.partners}
        {...many("partners")}
        optional
        options={withChosen(partnerOptions, trip.plan.partners)}
      />
    </>
  );
}

function withChosen<Option extends { value: string }>(options: readonly Option[], chosen: readonly string[]) {
  const gone = chosen.filter((id) => !options.some((one) => one.value === id));
  return [...options, ...gone.map((id) => ({ value: id, text: id, hint: "Gælder ikke på rejsens første dag." }))];
}
