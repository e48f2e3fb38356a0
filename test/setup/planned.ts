import type { TestSite } from "./site.ts";

const hamburg = {
  kind: "committee-trip",
  title: "Hamborg: hvordan bliver en havn til en bydel?",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  committee: "boerne-og-skoleudvalget",
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  destinations: [{ place: "Hamborg", country: "DE" }],
  participants: {
    elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] },
    staff: [{ unit: "Skole og Dagtilbud", count: 1 }],
  },
  programme: [
    { date: "2026-09-03", from: "09:30", to: "12:00", title: "Rundvisning i HafenCity", purposeClass: "municipal" },
  ],
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
};

/** A trip planned and ready for the agenda, over the interface for programs; the forms have a journey of their own. */
export async function planned(site: TestSite, changes: object = {}): Promise<string> {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { ...hamburg, ...changes });
  if (made.status !== 201) throw new Error(await made.text());
  return ((await made.json()) as { id: string }).id;
}
