/** What a person can be in a plan, by a step of the way to where they stand; what is nearer the end says more. */
const parts: Readonly<Record<string, string>> = {
  title: "Titel",
  purpose: "Formål",
  translations: "Oversættelse",
  elected: "Folkevalgt deltager",
  staff: "Ansatte deltagere",
  assistants: "Ledsagere",
  others: "Andre deltagere",
  companions: "Privat ledsager",
  destinations: "Sted",
  funding: "Betaler",
  programme: "Program",
  budget: "Budget",
  contact: "Kontakt",
  asPrinted: "Som det står i kilden",
  source: "Kilde",
  aim: "Rapporten: hvad ville I?",
  outcome: "Rapporten: hvad fik I ud af det?",
  change: "Rapporten: hvad bør kommunen ændre?",
};
/** Which of a trip's plans it is, where it is another than the one in force. */
const plans: Readonly<Record<string, string>> = {
  approved: ", som det blev godkendt",
  public_plan: ", som det er offentligt",
  before: ", før der blev besluttet",
};

/** Where somebody stands in a plan, in words; `null` where the column's own words say as much. */
export function planPart(field: string): string | null {
  const [column = "", ...steps] = field.split("/");
  const named = steps.filter((step) => Object.hasOwn(parts, step));
  // A title within a programme is the programme's.
  const words = parts[named[0] ?? ""];
  return words === undefined ? null : `${words}${plans[column] ?? ""}`;
}
