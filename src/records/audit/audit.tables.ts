import type { ColumnType } from "kysely";
import type { MunicipalityId } from "../../platform/index.ts";

type Json = ColumnType<{ before: unknown; after: unknown }, string, string>;

export interface AuditTables {
  recordsAudit: {
    municipalityId: MunicipalityId;
    auditId: string;
    at: Date;
    actorKind: "person" | "token" | "link" | "job" | "command";
    actorId: string;
    action: string;
    subjectType: string;
    subjectId: string;
    digest: Buffer;
  };
  recordsAuditValue: {
    municipalityId: MunicipalityId;
    auditId: string;
    salt: Buffer;
    actorName: string;
    value: Json;
  };
  recordsAuditSeal: {
    municipalityId: MunicipalityId;
    seq: bigint;
    auditId: string;
    seal: Buffer;
    sealedAt: Date;
  };
}
