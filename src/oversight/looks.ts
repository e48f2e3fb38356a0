/**
 * Acts that are looks at personal data: who reads what is about people leaves one of these in the trail. The list is what
 * the data protection officer is shown as »Opslag i personoplysninger«; test/trust/looks.db.test.ts holds the routes to it.
 */
const looks = {
  "trips.look-at-travel-list": "Rejseliste med pas, allergier og pårørende",
  "trips.look-at-contributions": "Bidrag til en rapport, med navne og mailadresser",
  "replies.look-at-question": "Spørgsmål fra offentligheden, med navn og mailadresse",
  "intake.look-at-held-rows": "Rækker fra en fil, som de var skrevet",
  "trips.look-at-history": "Historik med før og efter",
  "identity.look-at-letters": "Breve, der ikke bliver sendt (kun i demoen)",
  "identity.look-at-people": "Personer, mailadresser og adgang",
  "oversight.read-trail": "Revisionsspor",
  "oversight.read-trace": "En handling i revisionssporet",
  "oversight.export-trail": "Udtræk af revisionssporet",
  "oversight.sample": "Stikprøve",
  "oversight.look-at-chain": "Et beløbs hele kæde",
  "oversight.search-person": "Søgning efter en person",
  "oversight.read-erasure-requests": "Sletninger, der venter",
  "oversight.export-person": "Udtræk af en persons oplysninger",
} as const satisfies Readonly<Record<string, string>>;

type Look = keyof typeof looks;

export const lookActions = Object.keys(looks);

/** What was looked at, in words; `null` for an act that is no look. */
export function lookWords(action: string): string | null {
  return Object.hasOwn(looks, action) ? looks[action as Look] : null;
}
