import type { UdsynRoute } from "../identity/index.ts";
import type { Db, FileStore } from "../platform/index.ts";
import { personApi } from "./personal-data/person.api.ts";
import { type PersonParts, personRoutes } from "./personal-data/person.routes.ts";
import { waitingApi } from "./personal-data/waiting.api.ts";
import { waitingRoutes } from "./personal-data/waiting.routes.tsx";
import { retentionApi } from "./retention/retention.api.ts";
import { retentionRoutes } from "./retention/retention.routes.tsx";
import { sampleApi } from "./sample/sample.api.ts";
import { sampleRoutes } from "./sample/sample.routes.ts";
import type { WitnessOf } from "./trail/read-trail.ts";
import { trailApi } from "./trail/trail.api.ts";
import { trailRoutes } from "./trail/trail.routes.ts";

export { lookActions } from "./looks.ts";
export { oversightTexts } from "./oversight.texts.ts";
export { correctPerson, type Republish } from "./personal-data/correct-person.ts";
export { erasePerson, repeatErasures, settleErasure } from "./personal-data/erase-person.ts";
export { exportPerson } from "./personal-data/export-person.ts";
export { placesOf, type Sources } from "./personal-data/person-places.ts";
export { runRetention } from "./retention/run-retention.ts";

export type { PersonParts, WitnessOf };

/** What the pages stand on. */
interface OversightParts extends PersonParts {
  readonly witnessOf: WitnessOf;
  /** Where receipts lie; `null` where this installation has no store. */
  readonly files: FileStore | null;
}

/** The pages of those who look over shoulders: auditor and data protection officer. */
export function oversightRoutes(db: Db, parts: OversightParts): readonly UdsynRoute[] {
  return [
    ...trailRoutes(db, parts.witnessOf),
    ...sampleRoutes(db, parts.files),
    ...personRoutes(db, parts),
    ...waitingRoutes(db, parts),
    ...retentionRoutes(db),
  ];
}

/** The same for their programs. */
export function oversightApi(db: Db, parts: OversightParts): readonly UdsynRoute[] {
  return [
    ...trailApi(db, parts.witnessOf),
    ...sampleApi(db, parts.files),
    ...personApi(db, parts),
    ...waitingApi(db, parts),
    ...retentionApi(db),
  ];
}
