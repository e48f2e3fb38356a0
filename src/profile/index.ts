export { type AccountsWindow, accountsWindow, isBeforeWindow, isInNoSum } from "./accounts-window.ts";
export { bodyByIdIn, bodyNameIn, committeeNameIn, contactUnitIn } from "./body-names.ts";
export * from "./codes.ts";
export * from "./committees.ts";
export { demoProfileFiles, demoProfiles } from "./demo-profiles.ts";
export { municipalityAt, municipalityBySlug } from "./directory.ts";
export { type EmissionFactor, type EmissionSet, emissionSetById, type Reach, reaches } from "./emission-sets.ts";
export type { Localized, Period, Source } from "./fields.ts";
export * as dataFields from "./fields.ts";
export { gatheredNote, gathererIn, whose, wordsOf, writeTo } from "./gathered.ts";
export { type LeftOut, leftOut } from "./left-out.ts";
export {
  type AsFiles,
  type KnownMunicipality,
  knownMunicipalities,
  type Municipality,
  profilesChannel,
  profileTaken,
  readMunicipalities,
  readProfileFile,
  renameLog,
  saveProfile,
} from "./municipality.store.ts";
export { notHeldYet } from "./not-held.ts";
export * from "./policies.ts";
export type {
  Decider,
  LimitName,
  Policies,
  PolicyName,
  PolicyValue,
  SettingName,
  SurveyQuestion,
} from "./policy-fields.ts";
export { profileFaultWords } from "./profile.texts.ts";
export type { Committee, DataLicence, DemoPerson, Profile, ProfileFile, SignInRules, Unit } from "./profile.ts";
export { type ProfileDifference, profileDiff } from "./profile-diff.ts";
export { type ReadProfile, readProfile } from "./read-profile.ts";
export { inRoom, isRoomOn } from "./rooms-on.ts";
export { type BaseOf, senderOf } from "./sender-of.ts";
export { feedOf, municipalityName, printedOn, roomPagesOf, siteOf, translationsOf } from "./site.tsx";
export { holdsOn, overlap, periodAfter, type Span } from "./spans.ts";
export { type Standing, unreachableHosts } from "./taken.ts";
export { workingDaysAfter } from "./working-days.ts";
