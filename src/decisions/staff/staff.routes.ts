import type { UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { calendarRoutes } from "./calendar.routes.ts";
import { confirmRoutes } from "./confirm.routes.tsx";
import { correctRulingRoutes } from "./correct-ruling.routes.ts";
import { meetingAgendaRoutes } from "./meeting-agenda.routes.ts";
import { meetingRoutes } from "./meetings.routes.tsx";
import { rulingRoutes } from "./ruling.routes.ts";
import type { SubjectDesk } from "./subject-desk.ts";

/** The desk's pages about meetings and rulings. `deskOf` leads to the room that owns a subject. */
export function decisionsDesk(
  db: Db,
  deskOf: (subjectType: string) => SubjectDesk,
  names: ErasedNames,
): readonly UdsynRoute[] {
  return [
    ...meetingRoutes(db, deskOf),
    ...meetingAgendaRoutes(db, deskOf),
    ...calendarRoutes(db),
    ...rulingRoutes(db, deskOf, names),
    ...correctRulingRoutes(db, deskOf, names),
    ...confirmRoutes(db, deskOf),
  ];
}
