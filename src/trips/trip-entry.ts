import type { OfficialPart } from "../register/index.ts";
import type { Answer } from "../web/index.ts";
import type { tripEntrySchema } from "./trip-entry-schema.ts";

/** A trip as everybody sees it, by its public schema. */
export type TripEntry = Answer<typeof tripEntrySchema>;

/** Names of persons and free text: salted in the log's leaf, so that they can be erased. */
export const tripHidden = [
  "title",
  "purpose",
  "translations.*.title",
  "translations.*.purpose",
  "caseNumber",
  "destinations[].place",
  "participants.elected.named[].name",
  "participants.elected.named[].role",
  "participants.staff[].unit",
  "participants.others[].group",
  "funding[].name",
  "funding[].basis",
  "programme[].title",
  "programme[].place",
  "programme[].host",
  "budget.lines[].label",
  "budget.lines[].amountText",
  "accounts.lines[].label",
  "accounts.lines[].amountText",
  "accounts.lines[].voucher",
  "accounts.statedTotal",
  "report.aim",
  "report.outcome",
  "report.change",
  "rulings[].item",
  "rulings[].basis",
  "rulings[].text",
  "rulings[].minority",
  "rulings[].recused",
  "rulings[].votes.againstBy",
  "rulings[].votes.abstainedBy",
  "rulings[].url",
  "annexes[].title",
  "contact.unit",
  "contact.email",
  "source.text",
  "source.url",
  "asPrinted.*",
];

/** Why an elected member's journey stays public when the member is erased. */
export const travelIsOfficial =
  "Folkevalgtes deltagelse i kommunens rejser er offentlig, så længe rejsen vises (kommunestyrelsesloven §16).";
const standIsOfficial = "Folkevalgtes stilling til en sag hører til beslutningsreferatet (kommunestyrelsesloven §13).";

/** What is said of elected members in their office: who travelled, and who took no part or another stand in a ruling. */
export const tripOfficial: readonly OfficialPart[] = [
  { path: "participants.elected.named[].name", why: travelIsOfficial, office: "name" },
  { path: "rulings[].recused", why: standIsOfficial, office: "name" },
  { path: "rulings[].votes.againstBy", why: standIsOfficial, office: "name" },
  { path: "rulings[].votes.abstainedBy", why: standIsOfficial, office: "name" },
  { path: "rulings[].minority", why: standIsOfficial, office: "statement" },
];
