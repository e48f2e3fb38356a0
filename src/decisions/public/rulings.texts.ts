import { catalogue } from "../../platform/index.ts";

export const rulingPageTexts = catalogue({
  da: {
    front: "Forside",
    title: "Beslutninger",
    lede: "Det, udvalgene har besluttet om rejser og rapporter. En beslutning offentliggøres, når referatet er bekræftet. Nyeste først.",
    empty: "Her er ikke offentliggjort nogen beslutninger endnu",
    "empty.text": "En beslutning står her, når referatet er bekræftet og rejsen er offentlig.",
    "refusals.title": "Hvad står her ikke?",
    refusals:
      "Her står beslutninger om rejser, der er eller har været godkendt, også et senere nej. Et nej til en rejse, der aldrig blev godkendt, står kun i udvalgets referat.",
    "refusals.link": "Hvad er offentligt, og hvad er ikke?",
  },
  en: {
    front: "Front page",
    title: "Decisions",
    lede: "What the committees have decided on trips and reports, once the minutes are confirmed. Newest first.",
    empty: "No decisions have been published here yet",
    "empty.text": "A decision stands here when the minutes are confirmed and the trip is public.",
    "refusals.title": "What is not here",
    refusals:
      "Here are rulings on trips that are or have been approved, a later no too. A no to a trip that was never approved stands only in the committee’s minutes.",
    "refusals.link": "What is public, and what is not",
  },
  de: {
    front: "Startseite",
    title: "Beschlüsse",
    lede: "Was die Ausschüsse zu Reisen und Berichten beschlossen haben, sobald das Protokoll bestätigt ist. Neueste zuerst.",
    empty: "Hier sind noch keine Beschlüsse veröffentlicht",
    "empty.text": "Ein Beschluss steht hier, wenn das Protokoll bestätigt und die Reise öffentlich ist.",
    "refusals.title": "Was hier nicht steht",
    refusals:
      "Hier stehen Beschlüsse zu Reisen, die genehmigt sind oder waren, auch eine spätere Ablehnung. Die Ablehnung einer nie genehmigten Reise steht nur im Protokoll des Ausschusses.",
    "refusals.link": "Was öffentlich ist und was nicht",
  },
});
