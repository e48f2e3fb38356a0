import { catalogue } from "../../platform/index.ts";

export const siteTexts = catalogue({
  da: { moved: "Siden er flyttet", "moved.to": "Gå til siden" },
  en: { moved: "The page has moved", "moved.to": "Go to the page" },
  de: { moved: "Die Seite ist umgezogen", "moved.to": "Zur Seite" },
});
