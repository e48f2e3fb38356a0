import { afterAll, beforeAll, expect, test } from "vitest";
import { partRule } from "../../src/web/index.ts";
import { isFound, readAsked } from "../../src/web/islands/parts/search-rows.ts";
import { type ScratchDatabase, scratchDatabase } from "../setup/database.ts";

/** Words of programmes, accounts and reports, by a word that finds them as its compounds. */
const compounds: Readonly<Record<string, string>> = {
  fly: "flybillet flytur flyselskab flyafgang charterfly flyrejse flybilletter rutefly",
  tog: "togbillet togrejse togtur nattog eurotog regionaltog lyntog togkort",
  bus: "busbillet bustur turistbus minibus shuttlebus lejebus rutebus buskørsel busleje",
  bil: "lejebil elbil billeje bilkørsel tjenestebil billejen minibil bilfærge firmabil",
  taxa: "taxakørsel taxaregning taxaudgift",
  tur: "returtur weekendtur bytur gåtur kanaltur sejltur rundtur dagstur skovtur lejrtur endagstur færgetur bådtur havnetur bådture studieture fisketur cykeltur vandretur",
  udstilling: "vandreudstilling kunstudstilling",
  hjem: "vandrerhjem plejehjem",
  mad: "madudgift skolemad gademad aftensmad morgenmad madkultur",
  vin: "rødvin hvidvin vinsmagning bordvin mousserendevin vingave",
  gave: "gavekort værtsgave firmagave julegave gaveudgift",
  løn: "timeløn lønudgift månedsløn lønkompensation ferieløn",
  moms: "momsbeløb købsmoms momsfri importmoms",
  pas: "pasfoto pasgebyr pasudgift",
  kurs: "valutakurs dagskurs eurokurs kursgevinst",
  råd: "byråd ældreråd elevråd handicapråd integrationsråd ungeråd europaråd fagråd udviklingsråd menighedsråd europarådet regionsråd",
  hus: "rådhus kulturhus gæstehus borgerhus medborgerhus sygehus plejehus musikhus operahus forsamlingshus koncerthus kongreshus",
  bad: "svømmebad havnebad friluftsbad",
  leje: "lokaleleje billeje busleje lejebil lejeaftale husleje",
  bane: "letbane jernbane fodboldbane",
  klub: "sportsklub fodboldklub ungdomsklub håndboldklub",
  elev: "skoleelev gymnasieelev elevudveksling elevråd",
  skole: "friskole højskole ungdomsskole skoleklasse erhvervsskole efterskole musikskole privatskole tekniskskole",
  børn: "skolebørn småbørn børnehave flygtningebørn",
  sprog: "sprogskole tegnsprog fremmedsprog modersprog",
  penge: "lommepenge dagpenge rejsepenge",
  dag: "temadag studiedag kursusdag arbejdsdag rejsedag mødedag",
  møde: "temamøde udvalgsmøde kontaktmøde zoommøde onlinemøde netværksmøde styregruppemøde",
  kor: "børnekor pigekor drengekor ungdomskor kirkekor",
  sal: "byrådssal festsal koncertsal byrådssalen",
  sag: "personalesag personsag klagesag byggesag",
  plan: "lokalplan klimaplan handleplan tidsplan rejseplan",
  mål: "verdensmål delmål klimamål læringsmål",
  rum: "byrum uderum klasserum",
  tal: "nøgletal elevtal regnskabstal",
  støtte: "støttebeløb pladsstøtte projektstøtte",
  land: "nabolande værtsland østland baltiklande udlandet",
  fond: "eufond socialfond strukturfond fonden",
  net: "netværk",
  ret: "retssag",
  gæst: "æresgæst gæsteliste hotelgæst",
  vært: "værtsby værtsfamilie medvært",
  vej: "cykelvej motorvej",
  sti: "cykelsti supercykelsti stisystem",
  havn: "lufthavn havnerundfart lystbådehavn",
  park: "nationalpark forskerpark parkanlæg",
  vand: "drikkevand vandrensning spildevand vandmiljø regnvand grundvand",
  hav: "havnatur havmiljø havvind nordhav vesterhav",
  sol: "solenergi solceller solcelle solceller",
  kraft: "vindkraft arbejdskraft",
  film: "filmfestival kortfilm",
  fest: "byfest sommerfest festmiddag velkomstfest",
  bog: "bogmesse bogbus gæstebog",
  quiz: "quizaften",
  job: "jobcenter fritidsjob",
  told: "toldafgift toldbehandling",
  visum: "visumgebyr visumansøgning",
  diæt: "diætsats",
  hotel: "hotelværelse hotelophold hotelregning strandhotel",
  værelse: "dobbeltværelse enkeltværelse hotelværelse",
  nat: "hotelnat natbus",
  chef: "skolechef centerchef borgmesterchef kulturchef",
  leder: "skoleleder centerleder afdelingsleder turleder",
  mand: "embedsmand rådmand",
  kreds: "valgkreds vennekreds",
  ven: "venskabsby",
  musik: "musikskole",
  rejse: "klasserejse erhvervsrejse flyrejse rejsebureau",
  klima: "klimaplan klimapolitik",
};

/** Words that only sound so: whoever asks for the one does not want the other. */
const others: Readonly<Record<string, string>> = {
  mål: "spørgsmål spørgsmålet klimaspørgsmål formål formålet",
  leder: "udvekslede ligeledes vejleder vejledere tilsluttede",
  sag: "flypassagerer togpassagerer passager",
  lag: "budgetforslag ændringsforslag forslaget tilslag",
  tal: "højtaler aftale samtale betaling kapital hospitalet digitale antal",
  vand: "vandretur vandrerhjem vandring vandreudstilling",
  bil: "flybillet togbillet flybilletter billetter",
  logi: "teknologi teknologien psykologi",
  middag: "eftermiddag eftermiddagen formiddag",
  gent: "kontingent gentagne agent intelligent engagement",
  indien: "individuelle individuel indirekte indikatorer",
  prag: "pragmatisk",
  læge: "planlægge planlægger planlægning",
  sundhed: "frederikssund øresund",
  valg: "udvalg udvalget skoleudvalg fagudvalg kulturudvalget",
  grænse: "begrænset begrænsning afgrænset ubegrænset",
  stand: "afstand bistand påstand forstand bestand",
  handling: "behandling forhandling sagsbehandling forhandlingerne",
  stilling: "bestilling omstilling hotelbestilling",
  ældreråd: "forældreråd forældrerådet",
  ældre: "forældre forældreråd bedsteforældre skoleforældre forældrene",
  grund: "begrundelse begrundet",
  nation: "donation destination kombination koordination",
  aktion: "redaktion fraktion transaktion reaktion",
  mission: "kommission commission kommissionen",
  deling: "afdeling fordeling afdelingen",
  slutning: "beslutning beslutningen",
  ældrepleje: "forældrepleje",
  tur: "struktur infrastruktur kultur natur agentur arkitektur litteratur signatur temperatur turisme turist turister byturisme kulturelle",
  port: "transport transporten rapport rapporten sport import eksport support borgerportal byportræt portugal",
  sport: "transport persontransport flytransport transporter",
  form: "udvalgsformand platform reform uniform læringsformål information formand",
  stat: "togstation station statistik",
  rest: "byrestaurant restaurant restauranten",
  dans: "norddansk dansk danske",
  klima: "akklimatisering",
  råd: "område områder sektorområdet uddannelsesområdet",
  løn: "medarbejderbelønning belønning",
  unge: "förderung sanierung wanderung regierung forskning ungarn",
  hold: "indeholder forhold ophold indhold",
  fest: "manifest",
  test: "protest protester",
  cent: "procent docent",
  del: "delegation delegationen deltager deltagere",
  ring: "evaluering finansiering",
  hed: "sundhed virksomhed",
  skab: "venskab partnerskab",
  ting: "marketing",
  kost: "frokost frokosten julefrokost",
  bus: "business",
  rum: "rumænien",
  mus: "museum musik musikken",
  eng: "engelsk england engagement",
  land: "blandt blandede",
  by: "bygge bygning byggeri",
  havn: "københavn københavns",
  sko: "skole skoleleder skolen",
  par: "partner partnerskab park",
  nat: "natur nature national nationen",
  pol: "politik politi politikere",
  kor: "korrespondance koordinator kort kortet",
  sol: "solidaritet",
  art: "artikel artikler start",
  fly: "flygtninge flygtning flytte flytning",
  gave: "opgave udgave opgaver",
  pas: "kompas passager",
  sal: "universal personaleudsalg salget",
  ret: "direktør retning forretning direkte",
  vin: "vinter vindue vinde vinder sving",
  hus: "århus aarhus",
  ven: "ventetid vente konvention",
};

const pairsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).flatMap(([asked, all]) => all.split(" ").map((word) => ({ asked, word })));
const rule = partRule();
let db: ScratchDatabase;
const stems = new Map<string, string>();
beforeAll(async () => {
  db = await scratchDatabase();
  const words = [...pairsOf(compounds), ...pairsOf(others)].flatMap(({ asked, word }) => [asked, word]);
  const rows = await db.query<{ word: string; stem: string }>(
    "SELECT word, (ts_lexize('pg_catalog.danish_stem', word))[1] AS stem FROM unnest($1::text[]) AS word",
    [[...new Set(words)]],
  );
  for (const one of rows) stems.set(one.word, one.stem);
});
afterAll(() => db?.close());

/** As the server's search takes them, where neither is published in another form. */
function isCompound(asked: string, word: string): boolean {
  const [part = "", whole = ""] = [stems.get(asked), stems.get(word)];
  const said = { word: whole, goesOn: word, part, written: asked, isWord: () => false };
  return part === whole || (whole.length >= part.length + 2 && (rule.isHeadOf(said) || rule.isFirstOf(said)));
}

/** As the script of a site of files does. */
function isFoundInFiles(q: string, word: string): boolean {
  const asked = readAsked(new URLSearchParams({ q }));
  return asked !== null && isFound({ name: "Besøg", words: [word] }, asked);
}

const told = (pairs: readonly { readonly asked: string; readonly word: string }[]) =>
  pairs.map(({ asked, word }) => `${asked}: ${word}`);

test("a word finds its compounds, on the server and in a site of files", () => {
  const pairs = pairsOf(compounds);
  expect(told(pairs.filter(({ asked, word }) => !isCompound(asked, word)))).toEqual([]);
  expect(told(pairs.filter(({ asked, word }) => !isFoundInFiles(asked, word)))).toEqual([]);
});

test("a word does not find what only ends or begins as it does", () => {
  const pairs = pairsOf(others);
  expect(told(pairs.filter(({ asked, word }) => isCompound(asked, word)))).toEqual([]);
  // In a site of files a word's beginning always finds it.
  const within = pairs.filter(({ asked, word }) => !word.startsWith(asked));
  expect(told(within.filter(({ asked, word }) => isFoundInFiles(asked, word)))).toEqual([]);
});
