import { accountsPersonal } from "../accounts/index.ts";
import { decisionsPersonal, rulingDraftForm } from "../decisions/index.ts";
import { identityPersonal, type Work } from "../identity/index.ts";
import { intakePersonal } from "../intake/index.ts";
import { outreachLinks, outreachPersonal, topicRenamed } from "../outreach/index.ts";
import type { PersonalSource } from "../records/index.ts";
import { linksHidden, recordsPersonal } from "../records/index.ts";
import { erasable, registerPersonal } from "../register/index.ts";
import { relationsPersonal } from "../relations/index.ts";
import { questionAboutRenamed, questionDraftForm, repliesLinks, repliesPersonal } from "../replies/index.ts";
import { partnerRenamed, plainAgenda, tripDraftForm, tripsLinks, tripsPersonal, tripType } from "../trips/index.ts";

/** Links that let in whoever holds them. */
const links = { ...repliesLinks, ...outreachLinks, ...tripsLinks };

/**
 * Everywhere people stand, room by room. A room with a table that can hold a name adds its source here;
 * test/house/personal-columns.db.test.ts holds the catalogue of the database to it. No link that works comes out with
 * what is found.
 */
export function personalSources(secret: string): readonly PersonalSource<Work>[] {
  return [
    ...identityPersonal((page) => tripDraftForm(page) ?? rulingDraftForm(page) ?? questionDraftForm(page)),
    ...relationsPersonal(async (...renamed) => {
      await partnerRenamed(...renamed);
      await topicRenamed(...renamed);
      await questionAboutRenamed(...renamed);
    }),
    ...tripsPersonal(secret),
    ...decisionsPersonal(plainAgenda),
    ...accountsPersonal,
    ...intakePersonal,
    ...repliesPersonal,
    ...outreachPersonal,
    registerPersonal([erasable(tripType)]),
    ...recordsPersonal<Work>(),
  ].map((source) => linksHidden(source, links));
}
