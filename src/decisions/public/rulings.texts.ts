import { catalogue } from "../../platform/index.ts";

export const rulingPageTexts = catalogue({
  da: {
    front: "Forside",
    title: "Beslutninger",
    lede: "Det, udvalgene har besluttet om rejser og rapporter. En beslutning offentliggøres, når referatet er bekræftet. Nyeste først.",
    empty: "Her er ikke offentliggjort nogen beslutninger endnu",
    "empty.text": "En beslutning står her, når referatet er bekræftet og rejsen er offentlig.",
  },
  en: {
    front: "Front page",
    title: "Decisions",
    lede: "What the committees have decided on trips and reports, once the minutes are confirmed. Newest first.",
    empty: "No decisions have been published here yet",
    "empty.text": "A decision stands here when the minutes are confirmed and the trip is public.",
  },
  de: {
    front: "Startseite",
    title: "Beschlüsse",
    lede: "Was die Ausschüsse zu Reisen und Berichten beschlossen haben, sobald das Protokoll bestätigt ist. Neueste zuerst.",
    empty: "Hier sind noch keine Beschlüsse veröffentlicht",
    "empty.text": "Ein Beschluss steht hier, wenn das Protokoll bestätigt und die Reise öffentlich ist.",
  },
});
