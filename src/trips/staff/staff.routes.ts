import type { SubjectHandler } from "../../decisions/index.ts";
import type { UdsynRoute, Work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { eraseDraftRoutes } from "../erase-draft/erase-draft.routes.tsx";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { answerRoutes } from "../staff-visit/answer.routes.ts";
import { shortFormRoutes } from "../staff-visit/short-form.routes.tsx";
import { takeBackRoutes } from "../take-back/take-back.routes.tsx";
import { agendaRoutes } from "./agenda.routes.ts";
import { backToApprovedRoutes } from "./back-to-approved.routes.ts";
import { correctRoutes } from "./correct.routes.tsx";
import { editRoutes } from "./edit.routes.ts";
import { endRoutes } from "./end.routes.tsx";
import { historyRoutes } from "./history.routes.tsx";
import { overviewRoutes } from "./overview.routes.ts";
import { startRoutes } from "./start.routes.ts";

/** Everything that is done with a trip at the desk. */
export function tripStaff(
  db: Db,
  handler: SubjectHandler<Work>,
  publish: PublishTrip,
  baseOf: BaseOf,
  names: ErasedNames,
): readonly UdsynRoute[] {
  return [
    ...startRoutes(db, names),
    ...overviewRoutes(db),
    ...backToApprovedRoutes(db),
    ...editRoutes(db, publish, names),
    ...agendaRoutes(db, handler),
    ...endRoutes(db, publish, names),
    ...correctRoutes(db, publish, names),
    ...shortFormRoutes(db, baseOf, names),
    ...answerRoutes(db, publish, baseOf),
    ...eraseDraftRoutes(db),
    ...takeBackRoutes(db, publish),
    ...historyRoutes(db),
  ];
}
