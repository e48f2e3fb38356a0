import { catalogue } from "../../../platform/index.ts";

/** What the fields of a record are called where versions are held beside each other. */
export const historyTexts = catalogue({
  da: {
    title: "Versioner",
    lede: "Hver ændring af »{trip}« er en ny version. Her står, hvornår den kom, hvorfor, og hvad der blev ændret.",
    all: "Se, hvad der blev ændret fra version til version",
    back: "{direction, select, in {Se besøget, som det står nu} other {Se rejsen, som den står nu}}",
    json: "Version {version} med bevis (JSON)",
    of: "Versioner: {trip}",
    before: "Før",
    "in-language": "på {language, select, en {engelsk} de {tysk} other {dansk}}",
    after: "Nu",
    added: "Nyt",
    removed: "Taget ud",
    same: "Intet i det, der vises her, er ændret.",
    unseen: "Det, der blev ændret, kan ikke ses, fordi det er slettet. Både før og nu står der »slettet« i: {fields}.",
    reason: "Begrundelse: ",
    withdrawn: "Trukket tilbage",
    again: "Offentlig igen",
    "partner.gone": "En partner, der ikke står i registret mere",
    voucher: "bilag {voucher}",
    "and-more": "m.m.",
    "field.title": "Overskrift",
    "field.purpose": "Formål",
    "field.translation": "Oversættelse",
    "field.case-number": "Sagsnummer",
    "field.kind": "Slags",
    "field.body": "Udvalg eller enhed",
    "field.unit": "Ansvarlig enhed",
    "field.goal": "Mål",
    "field.partner": "Partner",
    "field.place": "Rejsemål",
    "field.dates": "Dage",
    "field.printed": "Som trykt i kilden",
    "field.elected": "Folkevalgte",
    "field.staff": "Ansatte",
    "field.others": "Andre deltagere",
    "field.total": "Deltagere i alt",
    "field.funding": "Betaler",
    "field.programme": "Program",
    "field.budget": "Budget",
    "field.accounts-status": "Regnskabets status",
    "field.accounts": "Regnskab",
    "field.accounts-total": "Regnskab i alt",
    "field.accounts-stated": "Kildens total",
    "field.climate": "CO₂-aftryk",
    "field.report": "Rapport",
    "field.status": "Status",
    "field.ruling": "Beslutning",
    "field.contact": "Kontakt",
    "field.annex": "Bilag",
    "field.source": "Kilde",
    "status.approved": "Godkendt",
    "status.complete": "Afsluttet",
    "status.draft": "Kladde",
    "accounts.none": "Mangler",
    "accounts.not-settled": "Anslået, ikke gjort op",
    "accounts.partly-booked": "Delvist bogført",
    "accounts.final": "Endeligt",
  },
  en: {
    title: "Versions",
    lede: "Every change to “{trip}” is a new version. Here you see when it came, why, and what changed.",
    all: "See what changed from version to version",
    back: "{direction, select, in {See the visit as it stands now} other {See the trip as it stands now}}",
    json: "Version {version} with proof (JSON)",
    of: "Versions: {trip}",
    before: "Before",
    "in-language": "in {language, select, da {Danish} de {German} other {English}}",
    after: "Now",
    added: "Added",
    removed: "Taken out",
    same: "Nothing that is shown here changed.",
    unseen:
      "What changed cannot be seen, because it has been erased. Both before and now it says ‘erased’ in: {fields}.",
    reason: "Reason: ",
    withdrawn: "Withdrawn",
    again: "Published again",
    "partner.gone": "A partner that is no longer in the register",
    voucher: "voucher {voucher}",
    "and-more": "and more",
    "field.title": "Title",
    "field.purpose": "Purpose",
    "field.translation": "Translation",
    "field.case-number": "Case number",
    "field.kind": "Kind",
    "field.body": "Committee or unit",
    "field.unit": "Responsible unit",
    "field.goal": "Goal",
    "field.partner": "Partner",
    "field.place": "Destination",
    "field.dates": "Days",
    "field.printed": "As printed in the source",
    "field.elected": "Elected members",
    "field.staff": "Staff",
    "field.others": "Other participants",
    "field.total": "Participants in all",
    "field.funding": "Payer",
    "field.programme": "Programme",
    "field.budget": "Budget",
    "field.accounts-status": "Status of the accounts",
    "field.accounts": "Accounts",
    "field.accounts-total": "Accounts in all",
    "field.accounts-stated": "The source's total",
    "field.climate": "CO₂ footprint",
    "field.report": "Report",
    "field.status": "Status",
    "field.ruling": "Decision",
    "field.contact": "Contact",
    "field.annex": "Annexes",
    "field.source": "Source",
    "status.approved": "Approved",
    "status.complete": "Complete",
    "status.draft": "Draft",
    "accounts.none": "Missing",
    "accounts.not-settled": "Estimated, not settled",
    "accounts.partly-booked": "Partly booked",
    "accounts.final": "Final",
  },
  de: {
    title: "Versionen",
    lede: "Jede Änderung an „{trip}“ ist eine neue Version. Hier steht, wann sie kam, warum, und was sich geändert hat.",
    all: "Was sich von Version zu Version geändert hat",
    back: "{direction, select, in {Der Besuch, wie er jetzt dasteht} other {Die Reise, wie sie jetzt dasteht}}",
    json: "Version {version} mit Nachweis (JSON)",
    of: "Versionen: {trip}",
    before: "Vorher",
    "in-language": "auf {language, select, da {Dänisch} en {Englisch} other {Deutsch}}",
    after: "Jetzt",
    added: "Neu",
    removed: "Entfernt",
    same: "Von dem, was hier steht, hat sich nichts geändert.",
    unseen:
      "Was sich geändert hat, ist nicht zu sehen, weil es gelöscht ist. Vorher wie jetzt steht „gelöscht“ in: {fields}.",
    reason: "Begründung: ",
    withdrawn: "Zurückgezogen",
    again: "Wieder veröffentlicht",
    "partner.gone": "Ein Partner, der nicht mehr im Register steht",
    voucher: "Beleg {voucher}",
    "and-more": "u. a.",
    "field.title": "Überschrift",
    "field.purpose": "Zweck",
    "field.translation": "Übersetzung",
    "field.case-number": "Aktenzeichen",
    "field.kind": "Art",
    "field.body": "Ausschuss oder Einheit",
    "field.unit": "Zuständige Einheit",
    "field.goal": "Ziel",
    "field.partner": "Partner",
    "field.place": "Reiseziel",
    "field.dates": "Tage",
    "field.printed": "Wie in der Quelle gedruckt",
    "field.elected": "Gewählte Mitglieder",
    "field.staff": "Beschäftigte",
    "field.others": "Andere Teilnehmende",
    "field.total": "Teilnehmende insgesamt",
    "field.funding": "Kostenträger",
    "field.programme": "Programm",
    "field.budget": "Budget",
    "field.accounts-status": "Stand der Abrechnung",
    "field.accounts": "Abrechnung",
    "field.accounts-total": "Abrechnung insgesamt",
    "field.accounts-stated": "Summe der Quelle",
    "field.climate": "CO₂-Fußabdruck",
    "field.report": "Bericht",
    "field.status": "Stand",
    "field.ruling": "Beschluss",
    "field.contact": "Kontakt",
    "field.annex": "Anlagen",
    "field.source": "Quelle",
    "status.approved": "Genehmigt",
    "status.complete": "Abgeschlossen",
    "status.draft": "Entwurf",
    "accounts.none": "Fehlt",
    "accounts.not-settled": "Geschätzt, nicht abgerechnet",
    "accounts.partly-booked": "Teilweise gebucht",
    "accounts.final": "Endgültig",
  },
});

/** What a version can say, as its fields are named above. */
export type StatedField =
  | "title"
  | "purpose"
  | "translation"
  | "case-number"
  | "kind"
  | "status"
  | "body"
  | "unit"
  | "dates"
  | "place"
  | "elected"
  | "staff"
  | "others"
  | "total"
  | "goal"
  | "partner"
  | "funding"
  | "budget"
  | "programme"
  | "accounts-status"
  | "accounts"
  | "accounts-total"
  | "accounts-stated"
  | "climate"
  | "report"
  | "ruling"
  | "contact"
  | "annex"
  | "source"
  | "printed";
