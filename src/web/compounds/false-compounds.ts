/**
 * Words that end or begin as another does and are no compounds of it, where no rule about their parts can know: *trans*, *kul*,
 * *rap* and *del* are words too. Each is one piece, so nothing shorter is found within it, nor within its own compounds
 * (*persontransport*); with their last letters left out they stand for their forms as well. Kept are those that reports,
 * programmes and accounts of trips are full of; a rarer one is found too much, which a reader sees.
 */
export const falseCompounds: readonly string[] = [
  // sport, port
  "transport rapport import eksport support passport portugal portugis portefølj portræt portion",
  // form
  "platform reform uniform formand formiddag formidl formål formel format formular formue",
  // tur, natur, kultur
  "struktur natur kultur signatur arkitektur agentur litteratur temperatur turist turism",
  // tal, tale, tag, del, deling
  "total kapital digital hospital metal portal aftal omtal samtal talent deltag betal univers højtaler",
  "delegation delegeret afdeling fordeling",
  // mission, vision, nation, station, aktion
  "kommission commission revision division destination koordination kombination transaktion reaktion donation redaktion fraktion",
  // test, fest, cent, takt, akt, tekst, part, rent, gent, ting
  "protest manifest procent docent kontakt kontrakt kontekst konkurrent referent intelligent marketing kontingent gentag",
  // stat, plan, mark, vand, dans, bud, land, hus, hold, rat, led, ord
  "station statistik planet markant dansk budget århus aarhus ophold forhold indhold referat allerede rekord fjord akkord",
  "letland vandretu vandrerhj vandring vandreu",
  // fly, bil, bus, by, rum, mus, nat, pas, pen, ven, eng, gen, kop, pol, ret, ung, vej, art, spa, sol, par, rest, kor
  "flygtning flytning billet business bygning rumæn muse musi national passag passe pension penge vente engelsk england engag",
  "generation general københavn polen politi retning ungarn vejle vejled artikel artikl spanien solid parlament restaurant",
  "resultat korrespond koordin ledels",
  // ældre, kost, pris, hold, råd, valg, mål, leder, sag, lag, sal, middag, logi, læge, sund, gave, løn
  "forældr frokost entrepris indehold områd udvalg spørgsmål udveksled ligeled forslag universal eftermiddag ologi planlæg",
  "frederikssund øresund opgave udgave beløn",
  // grænse, stand, handling, stilling, slutning
  "begræns afgræns afstand bistand påstand forstand behandl forhandl bestil omstil beslut",
  // Indien, Prag
  "individ indire indika pragmat",
].flatMap((line) => line.split(" "));

/** Endings that make one word of another and are words too: *sundhed* is no heath, *venskab* no cupboard, *evaluering* no ring. */
export const endings: readonly string[] = [
  ...["bar", "dom", "els", "ent", "eri", "hed", "ing", "inge", "ion", "ist", "lig", "ling", "ment", "ning", "ring"],
  ...["sel", "skab", "som", "ung"],
];

/** Latin and Greek beginnings: what follows is no Danish head (*kommission*), whether or not they stand alone somewhere (*pro*). */
export const foreignBeginnings: readonly string[] = [
  ...["abs", "ad", "ak", "an", "com", "de", "di", "dis", "em", "im", "in", "inter", "kol", "kom", "kon", "kontra"],
  ...["kor", "man", "mani", "mono", "ob", "par", "pas", "per", "plat", "pro", "præ", "rap", "re", "sub", "sup"],
  ...["sus", "tran", "trans", "uni"],
];

/** What makes another word of the one that follows (*forstand*, *begrænse*), and stands before no head of a compound. */
export const prefixes: readonly string[] = ["af", "be", "bi", "er", "for", "fra", "om", "på", "til", "und", "ved"];
