import { danishOnly } from "../../platform/index.ts";
import { worded } from "../../trips/index.ts";
import { lookWords } from "../looks.ts";

/** Acts that are nobody's case; the others have their words where cases have theirs. */
const texts = danishOnly({
  "accounts.erase-receipt": "Kvittering lagt væk efter frist",
  "accounts.import": "Postering hentet fra en fil",
  "accounts.import-rates": "Satser hentet fra en fil",
  "accounts.import-rate-change": "Sats ændret af en ny fil",
  "accounts.reckon-per-diem": "Time- og dagpenge regnet ud",
  "relations.import": "Partnere hentet fra en fil",
  "relations.import-change": "Partner ændret af en ny fil",
  "relations.publish": "Partner offentliggjort",
  "accounts.import-change": "Postering ændret af en ny fil",
  "accounts.record-printed": "Tidligere regnskab indskrevet",
  "decisions.schedule": "Møde noteret",
  "decisions.move-meeting": "Møde flyttet",
  "decisions.cancel-meeting": "Møde taget af listen",
  "records.erase-document": "Dokument slettet efter frist",
  "seed.batch": "Prøvedata lagt ind",
  "identity.absence": "Fravær og stedfortræder sat",
  "identity.add-person": "Person tilføjet",
  "identity.change-person": "Person ændret",
  "identity.close-person": "Adgang lukket",
  "identity.reopen-person": "Adgang åbnet igen",
  "identity.erase-left": "Persons oplysninger slettet efter frist",
  "identity.add-token": "Adgangstegn lavet",
  "identity.revoke-token": "Adgangstegn trukket tilbage",
  "identity.revoke-sessions": "Logget ud overalt",
  "identity.drop-role": "Rolle taget fra person",
  "identity.sign-in": "Logget ind",
  "identity.no-role-left": "Log ind afvist: ingen rolle tilbage",
  "identity.sign-out": "Logget ud",
  "intake.dismiss": "Holdt række afvist",
  "intake.import": "Fil indlæst",
  "intake.repair": "Holdt række rettet",
  "replies.ask-question": "Spørgsmål stillet fra en offentlig side",
  "replies.answer-question": "Spørgsmål fra offentligheden besvaret",
  "replies.close-question": "Spørgsmål fra offentligheden lukket uden svar",
  "replies.hand-on-question": "Spørgsmål fra offentligheden givet videre",
  "replies.erase-question": "Spørgsmål fra offentligheden slettet",
  "outreach.subscribe": "Tilmeldt nyt på mail",
  "outreach.unsubscribe": "Afmeldt nyt på mail",
  "register.withdraw": "Offentliggjort post trukket tilbage",
  "oversight.erase-person": "Persons oplysninger slettet",
  "oversight.ask-erasure": "Bedt om at få en person slettet",
  "oversight.decline-erasure": "Anmodning om sletning afvist",
  "oversight.repeat-erasure": "Sletning gentaget efter gendannelse",
  "oversight.correct-person": "Persons navn rettet",
  "oversight.retention": "Slettet efter frist",
  "oversight.check-trail": "Kæden kontrolleret",
});

export function actionWords(action: string): string {
  const look = lookWords(action);
  if (look !== null) return `Set: ${look.charAt(0).toLowerCase()}${look.slice(1)}`;
  const said = worded("action", action);
  return said === action ? (texts.find("da", action) ?? action) : said;
}

const subjects = danishOnly({
  trip: "Rejse",
  posting: "Postering",
  partner: "Partner",
  "per-diem": "Dagpengesats",
  "currency-day": "Valutakurser for en dag",
  pot: "Ramme",
  meeting: "Møde",
  question: "Spørgsmål",
  document: "Dokument",
  municipality: "Kommune",
  strategy: "Strategi",
  person: "Person",
  token: "Adgangstegn",
  "import-row": "Importeret række",
  "import-run": "Indlæsning",
  trail: "Revisionsspor",
  trace: "Handling",
  "personal-data": "Persons oplysninger",
  retention: "Opbevaring",
  subscriber: "Abonnent",
});

export function subjectWords(type: string): string {
  return subjects.find("da", type) ?? type;
}

/** What a reading can be narrowed to, in groups. */
export const subjectTypes = Object.keys(subjects.words.da);

const kinds = danishOnly({
  person: "person",
  token: "program",
  link: "link",
  job: "automatisk",
  command: "kommandolinje",
});

export function actorKindWords(kind: string): string {
  return kinds.find("da", kind) ?? kind;
}
