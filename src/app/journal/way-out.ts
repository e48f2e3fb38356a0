import type { Followed } from "./follow-logs.ts";

/** What is wrong with each log that is not the one that was shown, in words. */
export function forkWords(
  followed: readonly (Pick<Followed, "municipality" | "size" | "journalSize"> & { readonly standing: string })[],
): readonly string[] {
  return followed.flatMap(({ municipality, standing, size, journalSize }) => {
    if (standing === "shorter")
      return [`${municipality}: logbogen har ${size} poster, men ${journalSize} er vist for omverdenen.`];
    if (standing === "differs")
      return [`${municipality}: logbogens første ${journalSize} poster er andre end dem, der er vist for omverdenen.`];
    return [];
  });
}

/** What to do where a log is not the one that was shown: the database that has all of it, or openly another log. */
export const wayOut = [
  "Det sker, når databasen er gået tilbage i tiden: en standby, der var bagud, et øjebliksbillede eller en ældre kopi er taget i brug.",
  "Stop siden, og sæt den database på plads, der har alle poster: den gamle primære, en standby, der er fulgt med, eller en nyere sikkerhedskopi.",
  "Findes den ikke, så tag en kopi af databasen, som den er (bin/udsyn backup FIL), og læg den i en ny, tom database (bin/udsyn restore FIL --new-log --same-documents): så begynder en ny logbog åbent under et nyt navn. Se »When the database has gone back in time« i docs/operations.md.",
] as const;
