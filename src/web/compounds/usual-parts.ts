/**
 * Short words that Danish compounds are usually made of, as a municipality writes. A small register prints *bustur* and never
 * *bus*, so its own words do not say that the one begins with the other. No word here is a compound of two others, since what is
 * looked for within a longer word of this list is not found there (`is-part-of.ts`): *sko* is no part of *skoleleder*.
 */
export const usualParts: readonly string[] = [
  "affald aften arbejde avis barn besøg bil billed blad bog bold bolig bord borger brand bro bus by bygge børn både",
  "chef computer cykel dag data del demokrati digital drenge dyr el elev energi erhverv eu fag familie film fisk",
  "fjern fjord flag fly fod folk foto fri fælles færge gade gang gruppe grøn gæst gård halv hav havn hjem hoved hus",
  "hvid høj hånd idræt international is it job jord jul kano kirke klima klub kommunal kommune kort kost kreds kultur",
  "kunst land leje lejr liv lokal lov luft lyd lyn lys løbe mad marked maskin mellem militær miljø mini morgen motor",
  "museum musik møde nabo nat natur nord nær ord park partner plads plan projekt præst punkt real rejse ret rig robot",
  "rod rum rund rød råd samfund sang sejl senior ski skib skole skov slot slut sol sommer sport sprog stads stat sti",
  "stor strand studie svømme syd syge sø tal teater tele tid tog top træ tur tv uge ung vand vej verden vest vin vind",
  "vinter virke væg web øl øst år",
].flatMap((line) => line.split(" "));

/** Usual first parts that are longer words than they begin: what ends as they do is found within them (*tur* in *vandretur*, not in *retur*). */
export const firstParts: readonly string[] = [
  "brev dobbelt enkelt euro europa fest festival firma fodbold friluft gå handicap import jern kanal koncert kongres",
  "kontakt kursus køb let menneske moder opera person regional regn retur små tema turist ude valg valuta weekend",
  "zoom ære",
].flatMap((line) => line.split(" "));

/** What a Danish word is lengthened with in front: before a short word it makes another of it (*udtale*, *undervise*). */
export const particles: readonly string[] = [
  ...["efter", "eks", "frem", "gen", "ind", "med", "mer", "mod", "ned", "næst", "op", "over", "sam", "ud", "under"],
];
