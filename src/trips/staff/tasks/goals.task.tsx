import { formatsIn } from "../../../platform/index.ts";
import {
  deskPartners,
  type Partner,
  partnerById,
  partnerCountry,
  partnerName,
  partnershipOn,
  partnersLike,
  partnersOn,
} from "../../../relations/index.ts";
import { goalsOn, strategiesOf } from "../../../strategy/index.ts";
import { Button, Checkboxes, EmptyState, Fieldset, TextField, textAt, textsAt } from "../../../web/index.ts";
import { caseWords } from "../../case-words.ts";
import { staffTexts } from "../staff.texts.ts";
import { type FieldsProps, type Offered, reading, type TripTask } from "./task.ts";

const f = formatsIn("da");
const labels = { goals: "Mål i strategien", partners: "Partnere" };
/** Where there are no more to choose among, all are in sight and nothing is searched. */
const allInSight = 8;
const mostFound = 20;

/** The strategy's goals the trip serves, and the partners it concerns. What is chosen and no longer offered stays chosen. */
export const goalsTask: TripTask = {
  slug: "maal",
  title: "Mål og partnere",
  owns: ["goals", "partners"],
  labels,
  groups: {},
  values: ({ plan }) => ({ goals: plan.goals, partners: plan.partners }),
  read: (tree) => {
    const r = reading(tree);
    return { given: { goals: r.texts("goals"), partners: r.texts("partners") }, faults: r.faults };
  },
  offers: async (work, trip, values) => {
    const all = await deskPartners(work);
    const on = trip.startOn ?? work.today;
    const chosen = textsAt(values, "partners");
    const active = partnersOn(all, on);
    const found = all.length <= allInSight ? all : partnersLike(all, textAt(values, "find"), "da").slice(0, mostFound);
    const near = active.length <= allInSight ? active : [];
    const shown = new Set([...all.filter((one) => chosen.includes(one.id)), ...found, ...near]);
    const gone = chosen.filter((id) => !all.some((one) => one.id === id));
    return [
      ...[...shown].map((one) => offeredAs(one, on)),
      ...gone.map((id) => {
        const known = partnerById(all, id);
        const lost = { id, text: id, hint: "Findes ikke mere blandt kommunens partnere." };
        return known ? { ...offeredAs(known, on), id } : lost;
      }),
    ];
  },
  // A search that is typed and not asked for yet is asked for, whatever button was pressed: nothing typed is passed over.
  pressed: async (work, _trip, sent) => {
    const typed = textAt(sent, "find");
    if (textAt(sent, "do") !== "find" && (typed === "" || typed === textAt(sent, "found"))) return null;
    const hits = partnersLike(await deskPartners(work), typed, "da").length;
    return { values: { ...sent, found: typed, hits: typed === "" ? "" : String(hits) } };
  },
  Fields: GoalFields,
  summary: ({ plan }, names) => {
    const [goals, partners] = [plan.goals.length, plan.partners.map((id) => names.get(id) ?? id)];
    const parts = [...(goals > 0 ? [`${goals} mål`] : []), ...partners];
    return parts.length === 0 ? null : f.list(parts);
  },
};

function offeredAs(partner: Partner, on: Parameters<typeof partnershipOn>[1]): Offered {
  const status = partnershipOn(partner, on)?.status ?? "none";
  const country = partnerCountry(partner);
  const hint = [country && f.country(country), staffTexts.find("da", `partnership.${status}`)]
    .filter(Boolean)
    .join(". ");
  return { id: partner.id, text: partnerName(partner, "da"), hint };
}

function GoalFields({ field, many, trip, here, today, offered }: FieldsProps) {
  const goals = goalsOn(strategiesOf(here.slug), trip.startOn ?? today);
  const goalOptions = goals.map(({ goal }) => ({ value: goal.id, text: `»${goal.quote}«`, hint: goal.section }));
  return (
    <>
      {goals.length === 0 && trip.plan.goals.length === 0 ? (
        <EmptyState title="Ingen strategi gælder den dag">{`Kommunen har ingen mål på ${caseWords(trip).its} første dag.`}</EmptyState>
      ) : (
        <Checkboxes
          label={labels.goals}
          {...many("goals")}
          optional
          options={withChosen(goalOptions, trip.plan.goals)}
          hint={`Sæt kryds ved det, ${caseWords(trip).the} skal bidrage til. Strategien er citeret.`}
        />
      )}
      <Fieldset title={labels.partners}>
        <Found field={field} />
        {offered.length > 0 && (
          <Checkboxes
            label={trip.direction === "in" ? "Hvem er besøget fra eller med?" : "Hvem er rejsen til eller med?"}
            {...many("partners")}
            optional
            options={offered.map(({ id, ...one }) => ({ value: id, ...one }))}
          />
        )}
        <TextField
          label="Find en partner"
          {...field("find")}
          optional
          hint="Skriv et ord af navnet eller byen. Importerede partnere er med."
        />
        <input type="hidden" name="found" value={field("found").value} />
        <div>
          <Button weight="quiet" does="find" unchecked>
            Find partneren
          </Button>
        </div>
      </Fieldset>
    </>
  );
}

/** What a search came to: where the page opens, and read aloud. */
function Found({ field }: Pick<FieldsProps, "field">) {
  const [asked, hits] = [field("found").value, Number(field("hits").value)];
  if (asked === "" || field("hits").value === "") return null;
  const said =
    hits === 0
      ? `Ingen partner passer på »${asked}«. Søg på et andet ord; nye partnere kommer med en import.`
      : `${staffTexts.in("da")("partners-found", { count: hits })} på »${asked}«. Sæt kryds, og gem.`;
  return (
    <p role="status" tabIndex={-1} autofocus>
      {said}
      {hits > mostFound && ` De første ${mostFound} er vist: skriv flere ord.`}
    </p>
  );
}

function withChosen<Option extends { value: string }>(options: readonly Option[], chosen: readonly string[]) {
  const gone = chosen.filter((id) => !options.some((one) => one.value === id));
  return [...options, ...gone.map((id) => ({ value: id, text: id, hint: "Gælder ikke på den første dag." }))];
}
