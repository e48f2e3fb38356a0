import { z } from "zod";
import { dataFields } from "../profile/index.ts";

const { day, localized, slug, source, span, text } = dataFields;

/** Words of the strategy, exactly as adopted, with where they stand. Shown as a quotation, never paraphrased. */
const quotation = { quote: text, section: text };

const theme = z.strictObject({ id: slug, ...quotation });
const focusArea = z.strictObject({ id: slug, name: localized, ...quotation });

const goal = z.strictObject({
  id: slug,
  /** `null`: the goal cuts across the focus areas. */
  focusArea: slug.nullable(),
  ...quotation,
  /** Where a goal holds for less than the strategy's period. */
  from: day.optional(),
  to: day.optional(),
});

/** A field the strategy names among the UN goals, and which goals we read it as. The reading is ours and is said to be. */
const unField = z.strictObject({
  id: slug,
  ...quotation,
  goals: z.array(z.int().min(1).max(17)),
  interpretation: z.literal(true),
  note: text.nullable(),
});

/** One adopted strategy, `udsyn.strategy/1`. Renewal is a new file with its own period, never a change of this one. */
export const strategySchema = z
  .strictObject({
    schema: z.literal("udsyn.strategy/1"),
    id: slug,
    municipality: slug,
    fictional: z.boolean(),
    title: text,
    /** The language it was adopted in; quotations are in it. */
    language: z.string().regex(/^[a-z]{2}$/),
    ...span,
    to: day,
    adopted: z.strictObject({ committee: slug, on: day }),
    source,
    /** The one sentence that the front page opens with; the strategy's own. */
    opening: z.strictObject(quotation),
    vision: z.strictObject({ title: text, section: text }),
    themes: z.array(theme),
    focusAreas: z.array(focusArea),
    goals: z.array(goal).min(1),
    unFields: z.array(unField),
    /** Other policies and strategies that it says it works together with. */
    otherPolicies: z.array(z.strictObject(quotation)),
  })
  .superRefine((strategy, context) => {
    for (const [at, one] of strategy.goals.entries()) {
      const outside = (one.from ?? strategy.from) < strategy.from || (one.to ?? strategy.to) > strategy.to;
      if (outside) context.addIssue({ code: "custom", message: "outside-the-strategy", path: ["goals", at] });
      if (one.focusArea !== null && !strategy.focusAreas.some((area) => area.id === one.focusArea))
        context.addIssue({ code: "custom", message: "no-such-focus-area", path: ["goals", at, "focusArea"] });
      if (strategy.goals.findIndex((other) => other.id === one.id) < at)
        context.addIssue({ code: "custom", message: "repeated", path: ["goals", at, "id"] });
    }
  });

export type Strategy = z.output<typeof strategySchema>;
export type StrategyGoal = Strategy["goals"][number];
export type StrategyFocusArea = Strategy["focusAreas"][number];
export type StrategyTheme = Strategy["themes"][number];
export type UnField = Strategy["unFields"][number];
