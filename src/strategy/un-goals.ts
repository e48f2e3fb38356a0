import type { Language } from "../profile/index.ts";

/** The UN's seventeen goals by their official short names; the Danish ones are those of verdensmaalene.dk. */
const names: readonly Record<Language, string>[] = [
  { da: "Afskaf fattigdom", en: "No poverty", de: "Keine Armut" },
  { da: "Stop sult", en: "Zero hunger", de: "Kein Hunger" },
  { da: "Sundhed og trivsel", en: "Good health and well-being", de: "Gesundheit und Wohlergehen" },
  { da: "Kvalitetsuddannelse", en: "Quality education", de: "Hochwertige Bildung" },
  { da: "Ligestilling mellem kønnene", en: "Gender equality", de: "Geschlechtergleichstellung" },
  { da: "Rent vand og sanitet", en: "Clean water and sanitation", de: "Sauberes Wasser und Sanitärversorgung" },
  { da: "Bæredygtig energi", en: "Affordable and clean energy", de: "Bezahlbare und saubere Energie" },
  {
    da: "Anstændige jobs og økonomisk vækst",
    en: "Decent work and economic growth",
    de: "Menschenwürdige Arbeit und Wirtschaftswachstum",
  },
  {
    da: "Industri, innovation og infrastruktur",
    en: "Industry, innovation and infrastructure",
    de: "Industrie, Innovationen und Infrastruktur",
  },
  { da: "Mindre ulighed", en: "Reduced inequalities", de: "Weniger Ungleichheiten" },
  {
    da: "Bæredygtige byer og lokalsamfund",
    en: "Sustainable cities and communities",
    de: "Nachhaltige Städte und Gemeinden",
  },
  {
    da: "Ansvarligt forbrug og produktion",
    en: "Responsible consumption and production",
    de: "Verantwortungsvolle Konsum- und Produktionsmuster",
  },
  { da: "Klimaindsats", en: "Climate action", de: "Maßnahmen zum Klimaschutz" },
  { da: "Livet i havet", en: "Life below water", de: "Leben unter Wasser" },
  { da: "Livet på land", en: "Life on land", de: "Leben an Land" },
  {
    da: "Fred, retfærdighed og stærke institutioner",
    en: "Peace, justice and strong institutions",
    de: "Frieden, Gerechtigkeit und starke Institutionen",
  },
  {
    da: "Partnerskaber for handling",
    en: "Partnerships for the goals",
    de: "Partnerschaften zur Erreichung der Ziele",
  },
];

/** The short name of UN goal 1–17; `null` for any other number. */
export function unGoalName(goal: number, language: Language): string | null {
  return names[goal - 1]?.[language] ?? null;
}
