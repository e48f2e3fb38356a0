import { accountsRetention, actOnHeldLine, lastBookkeeping } from "../../accounts/index.ts";
import { identityRetention, trace, type Work } from "../../identity/index.ts";
import { intakeRetention } from "../../intake/index.ts";
import { outreachRetention } from "../../outreach/index.ts";
import { settingOn } from "../../profile/index.ts";
import { holdsIn, holdsOver, lastUpload, liftHold, type RetentionRule, recordsRetention } from "../../records/index.ts";
import { questionRetention } from "../../replies/index.ts";
import { tripsRetention } from "../../trips/index.ts";
import { lookActions } from "../looks.ts";

function terms({ municipality, today }: Work) {
  return settingOn(municipality.profile, "retention", today).value;
}

/** First of all: a mark whose day is over keeps nothing any more. */
const holds: RetentionRule<Work> = {
  id: "holds",
  what: "Mærker om bevaring, med begrundelse",
  purpose: "At sager, der skal i arkiv, ikke slettes, før arkivet har dem.",
  basis: "Arkivloven §8; databeskyttelsesforordningen artikel 17, stk. 3, litra d",
  term: () => "Til og med den dag, der står på mærket",
  how: "Mærket fjernes, og fristerne gælder igen for sagen.",
  standing: async ({ tx, municipality, today }) => {
    const [standing, over] = [await holdsIn(tx, municipality.id, today), await holdsOver(tx, municipality.id, today)];
    return { held: standing.length + over.length, due: over.length };
  },
  erase: async (work) => {
    const over = await holdsOver(work.tx, work.municipality.id, work.today);
    for (const { subject, until } of over) {
      await liftHold(work.tx, work.municipality.id, subject);
      await trace(work, { action: "records.hold-over", subject, before: { until } });
    }
    return over.length;
  },
};

/** Every rule of every room, in the order they are shown and done. */
export const retentionRules: readonly RetentionRule<Work>[] = [
  holds,
  ...tripsRetention,
  ...accountsRetention,
  ...intakeRetention,
  questionRetention,
  ...outreachRetention,
  ...recordsRetention<Work>({
    logMonths: (work) => terms(work).accessLogMonths,
    auditYears,
    linkDays: (work) => terms(work).linkDays,
    looks: lookActions,
    isPart: actOnHeldLine,
  }),
  ...identityRetention([...lastBookkeeping, lastUpload]),
];

/** An act may be about accounts: its values are kept as long as those. */
function auditYears(work: Work): number {
  const { accountingYearsAfterYearEnd, personalDataYearsAfterClosing } = terms(work);
  return Math.max(accountingYearsAfterYearEnd, personalDataYearsAfterClosing);
}
