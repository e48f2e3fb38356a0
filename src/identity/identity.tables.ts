import type { ColumnType } from "kysely";
import type { DateOn, Id } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";
import type { RoleName } from "../profile/index.ts";

export type PersonId = Id<"person">;

export interface IdentityTables {
  identityPerson: {
    municipalityId: MunicipalityId;
    personId: PersonId;
    name: string;
    email: string | null;
    title: string | null;
    unitId: string | null;
    subject: string | null;
    active: boolean;
    createdAt: Date;
    /** When access was closed; `null` while it is open. */
    closedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  identityRole: {
    municipalityId: MunicipalityId;
    personId: PersonId;
    role: RoleName;
    scope: string;
    /** Given by the groups at the municipality's own login, and taken again by them; else given in Udsyn. */
    byLogin: ColumnType<boolean, boolean | undefined, boolean>;
  };
  identitySession: {
    municipalityId: MunicipalityId;
    sessionHash: Buffer;
    personId: PersonId;
    createdAt: Date;
    expiresAt: Date;
  };
  identityToken: {
    municipalityId: MunicipalityId;
    tokenId: Id<"token">;
    tokenHash: Buffer;
    role: RoleName;
    scope: string;
    name: string;
    madeOnMachine: boolean;
    madeBy: string | null;
    createdAt: Date;
    expiresAt: Date | null;
    revokedAt: Date | null;
  };
  identityLink: {
    municipalityId: MunicipalityId;
    linkHash: Buffer;
    purpose: string;
    subjectId: string;
    personId: PersonId | null;
    createdAt: Date;
    expiresAt: Date;
    usedAt: Date | null;
    revokedAt: Date | null;
  };
  identityAbsence: {
    municipalityId: MunicipalityId;
    personId: PersonId;
    awayFrom: DateOn;
    awayTo: DateOn;
    deputyId: PersonId;
  };
}
