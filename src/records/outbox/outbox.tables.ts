import type { ColumnType, Generated } from "kysely";
import type { MunicipalityId } from "../../platform/index.ts";
import type { Effect } from "./outbox.store.ts";

export interface OutboxTables {
  recordsOutbox: {
    municipalityId: MunicipalityId;
    outboxId: string;
    kind: Effect["kind"];
    key: string;
    payload: ColumnType<Effect["payload"], string, string>;
    createdAt: Date;
    attempts: Generated<number>;
    deliveredAt: Date | null;
    /** Why the last try failed, in the mail server's words. */
    failure: string | null;
    claimedUntil: Date | null;
  };
}
