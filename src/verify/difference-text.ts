import type { Difference, DifferenceCode } from "./report.ts";

const texts: Record<DifferenceCode, string> = {
  "checkpoint-missing": "Loggen har intet kontrolpunkt.",
  "checkpoint-unreadable": "Kontrolpunktet kan ikke læses.",
  "key-missing": "Loggens nøgle mangler. Giv den med --key.",
  "key-unreadable": "Nøglen kan ikke læses. Den har formen navn+id+base64.",
  "key-of-another-log": "Nøglen hører til en anden log.",
  "key-differs": "Siden viser en anden nøgle end den, der er givet med --key.",
  "signature-missing": "Nøglen har ikke underskrevet.",
  "signature-wrong": "Underskriften passer ikke til teksten.",
  "bundle-missing": "En samling af loggens poster mangler.",
  "bundle-unreadable": "En samling af loggens poster er beskadiget.",
  "leaf-unreadable": "En post i loggen er ikke kanonisk JSON med type, id, slug og version.",
  "type-unknown": "En post i loggen er af en type, som denne udgave ikke kender.",
  "version-out-of-order": "En post i loggen har ikke et højere versionsnummer end den forrige.",
  "slug-taken": "To sager deler adresse, eller en sag har skiftet adresse.",
  "tile-missing": "En flise i loggens træ mangler.",
  "tile-differs": "En flise i loggens træ passer ikke til posterne.",
  "root-differs": "Loggens poster giver ikke kontrolpunktets rod.",
  "since-unreadable": "Det tidligere kontrolpunkt kan ikke læses.",
  "since-of-another-log": "Det tidligere kontrolpunkt hører til en anden log.",
  "since-newer": "Loggen er kortere end ved det tidligere kontrolpunkt.",
  "since-differs": "Loggen er ikke en fortsættelse af det tidligere kontrolpunkt.",
  "file-missing": "Filen mangler.",
  "file-unreadable": "Filen kan ikke læses.",
  "file-of-no-entry": "Filen svarer ikke til nogen post i loggen.",
  "proof-unreadable": "Postens bevis kan ikke læses.",
  "proof-differs": "Postens bevis passer ikke til loggen.",
  "entry-differs": "Posten er en anden end den, der blev offentliggjort.",
  "item-differs": "Datafilen viser noget andet end posten.",
  "item-of-no-entry": "Datafilen har mere, end der er poster til.",
  "item-missing": "Datafilen mangler en post.",
  "cell-differs": "Datafilen viser noget andet end posten.",
  "line-differs": "Filen viser noget andet end posten.",
  "file-list-unreadable": "Den underskrevne liste over filer kan ikke læses.",
  "file-list-old": "Den underskrevne liste over filer er ikke fra loggens kontrolpunkt.",
  "file-differs": "Filen er en anden end den, der blev skrevet.",
  "file-not-listed": "Filen står ikke på den underskrevne liste.",
  "file-unknown": "Filen er ikke en, som siden har, og intet svarer for den.",
  "asset-differs": "Filen er en anden end den, som siderne beder om ved dens navn.",
  "page-unsigned":
    "Ikke underskrevet, så ingen svarer for den: den kan være uændret, men det kan ikke ses. Gem den igen fra sin adresse uden filter eller søgning, hos en side der underskriver.",
  "page-differs": "Siden er en anden end den, der blev underskrevet.",
  "page-old": "Siden er ældre end loggen. Gem den igen.",
};

/** A difference in Danish, for people: what, and where. */
export function differenceText({ code, path, at }: Difference): string {
  return `${texts[code]} ${path}${at ? `, ${at}` : ""}`;
}
