export { databaseFaultWords } from "./away.ts";
export {
  afterCommit,
  type Database,
  inMunicipality,
  type MunicipalityId,
  openDatabase,
  openRegister,
} from "./database.ts";
export { askAnything, modeMadeIn, tryWriting } from "./installation-mode.ts";
export {
  executedMigrations,
  migrate,
  missingMigrations,
  NewerSchema,
  newerMigrations,
  pendingMigrations,
  refreshStatistics,
  refuseNewerSchema,
  roleOf,
  unknownSteps,
} from "./migrate.ts";
export {
  type Connections,
  type ConnectTo,
  clientOf,
  type Db,
  isOnThisMachine,
  onClient,
  pool,
  prepared,
  published,
  type Tx,
  working,
} from "./pools.ts";
export { type Remembering, rememberRegister } from "./remembering.ts";
export { askRoles, type RoleFault, type RolesAsked, rightsFaults, roleFaults, seesMore } from "./role-faults.ts";
export { markSecret, secretStanding } from "./secret-mark.ts";
export { standingOf } from "./standing.ts";
