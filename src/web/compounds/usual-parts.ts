/**
 * Short words that Danish compounds are usually made of, as a municipality writes. A small register prints *bustur* and never
 * *bus*, so its own words do not say that the one begins with the other. No word here is a compound of two others, since what is
 * looked for within a longer word of this list is not found there (`is-part-of.ts`): *sko* is no part of *skoleleder*.
 */
export const usualParts: readonly string[] = [
  ...["affald", "aften", "arbejde", "avis", "barn", "besøg", "bil", "billed", "blad", "bog", "bold", "bolig"],
  ...["borger", "brand", "bro", "bus", "by", "bygge", "både", "børn", "chef", "computer", "cykel", "dag", "data"],
  ...["del", "demokrati", "digital", "drenge", "dyr", "el", "elev", "energi", "erhverv", "eu", "fag", "familie"],
  ...["film", "fisk", "fjern", "fjord", "flag", "fly", "fod", "folk", "foto", "færge", "fælles", "gade", "gang"],
  ...["gruppe", "grøn", "gæst", "gård", "halv", "hav", "havn", "hjem", "hoved", "hus", "hånd", "idræt"],
  ...["international", "is", "it", "job", "jord", "jul", "kano", "kirke", "klima", "klub", "kommunal", "kommune"],
  ...["kort", "kreds", "kultur", "kunst", "land", "lejr", "liv", "lokal", "lov", "luft", "lys", "lyd", "løbe", "mad"],
  ...["marked", "maskin", "mellem", "militær", "miljø", "morgen", "motor", "museum", "musik", "møde", "natur"],
  ...["nord", "nær", "ord", "park", "partner", "plads", "plan", "projekt", "præst", "punkt", "rejse", "ret", "rig"],
  ...["robot", "rod", "rum", "rund", "råd", "samfund", "sang", "sejl", "senior", "skib", "ski", "skole", "skov"],
  ...["slot", "sol", "sommer", "sport", "sprog", "stads", "stat", "sti", "stor", "strand", "studie", "svømme", "syd"],
  ...["syge", "sø", "tal", "teater", "tele", "tid", "tog", "top", "træ", "tur", "tv", "uge", "ung", "vand", "vandre"],
  ...["vej", "verden", "vest", "vin", "vind", "vinter", "virke", "væg", "øl", "øst", "år"],
];

/** What a Danish word is lengthened with in front: before a short word it makes another of it (*udtale*, *undervise*). */
export const particles: readonly string[] = [...["efter", "frem", "ind", "ned", "op", "over", "ud", "under"]];
