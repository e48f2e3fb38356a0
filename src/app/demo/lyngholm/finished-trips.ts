import { budget, contact, journey, people, programme, thereAndBack, toSanktAlba } from "./parts.ts";
import { asks, books, closes, corrects, drafts, reports, rules, type Story } from "./story.ts";

const klima = "klima-og-teknikudvalget";
const kultur = "kultur-og-fritidsudvalget";
const erhverv = "erhvervs-og-arbejdsmarkedsudvalget";

/** Trips that are over and done: accounts final, report settled where one is owed. */
export const finishedTrips: readonly Story[] = [
  {
    starts: -120,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Hamborg: hvordan bliver en havn til en bydel?",
      purpose:
        "Lyngholm skal finde ny brug for det gamle godsterræn. Udvalget vil se, hvordan HafenCity er bygget i etaper, hvem der betalte for sikring mod højvande, og hvad beboerne mangler i dag.",
      caseNumber: "00.22.04-P35-12",
      committee: klima,
      goals: ["hedens-klima"],
      ...journey(start, 3, "Hamborg", "DE", 53.57532, 10.01534),
      ...thereAndBack("rail", { km: 395 }),
      participants: people(["frode", "ditlev", "hans"], "Klima og Teknik", 1),
      budget: budget({ transport: 6400, lodging: 14400, meals: 7600, fees: 2400 }),
      funding: [{ payer: "committee", name: "Klima- og Teknikudvalget", amount: "30800.00" }],
      ...programme(
        start,
        [
          ["07:12", "12:40", "travel", "Tog fra Lyngholm til Hamborg"],
          ["14:00", "16:30", "municipal", "Gennemgang af byggefelter og højvandssikring", "HafenCity"],
          ["18:30", "20:30", "social", "Middag for deltagerne"],
        ],
        [
          ["09:00", "11:30", "municipal", "Sådan deles regningen mellem by og bygherrer", "Bydelskontoret"],
          ["12:30", "15:00", "municipal", "Rundtur med beboerforeningen: hvad mangler?", "HafenCity"],
          ["15:30", "17:00", "tourism", "Havnerundfart"],
        ],
        [
          ["09:00", "11:00", "municipal", "Opsamling: tre ting, vi kan bruge på godsterrænet", "Bydelskontoret"],
          ["12:05", "17:30", "travel", "Tog hjem"],
        ],
      ),
      ...contact,
    }),
    events: [
      drafts(-205),
      asks(-200, klima, -180),
      rules(-176, "approved", "Godkendt. Udvalget anmoder de nævnte medlemmer om at rejse.", { item: "7" }),
      books(-116, 2101, [
        ["transport", "Tog t/r for fire", "6212.00"],
        ["lodging", "Hotel, to nætter for fire", "1876.00", "EUR", "7.4597"],
      ]),
      books(-108, 2118, [
        ["meals", "Forplejning", "6940.50"],
        ["attractions", "Havnerundfart", "640.00"],
        ["fees", "Guide, bydelskontoret", "2400.00"],
      ]),
      closes(-90),
      reports(
        -88,
        "At forstå, hvordan en havn er blevet til en bydel i etaper, og hvem der har båret risikoen.",
        "Etaperne er små, og hver etape har sin egen plan for regnvand. Beboerne mangler et sted at handle; det kom for sent.",
        "Planen for godsterrænet deles i fire etaper, og den første får dagligvarebutik og regnvandsbassin fra begyndelsen.",
      ),
      asks(-85, klima, -66, "report"),
      rules(-62, "approved", "Rapporten er godkendt.", { item: "4" }),
    ],
  },
  {
    starts: -150,
    trip: (start) => ({
      kind: "delegation",
      title: "Sankt Alba an der Lohe: hvad skal venskabet være om ti år?",
      purpose:
        "De to byer har været venskabsbyer siden 1998. Delegationen skal aftale, hvad skoler, foreninger og virksomheder skal mærke til det, og skrive det ned i en ny fælles plan.",
      caseNumber: "00.22.04-P35-9",
      committee: kultur,
      goals: ["venskabsby"],
      ...toSanktAlba(start, 3),
      participants: {
        ...people(["asta", "esther"], "Kultur og Borger", 1),
        others: [{ group: "Lyngholm Venskabsbyforening", count: 2 }],
      },
      budget: budget({ transport: 8200, lodging: 9000, meals: 6200, other: 1800 }),
      funding: [
        { payer: "committee", name: "Kultur- og Fritidsudvalget", amount: "22000.00" },
        { payer: "other", name: "Lyngholm Venskabsbyforening", amount: "3200.00" },
      ],
      ...programme(
        start,
        [
          ["08:00", "13:15", "travel", "Bus til Sankt Alba"],
          ["15:00", "17:00", "representation", "Modtagelse på rådhuset", "Rådhuset", "Byens borgmester"],
        ],
        [
          ["09:00", "12:00", "municipal", "Arbejdsmøde: skoler og foreninger", "Gymnasiet"],
          ["13:00", "15:30", "municipal", "Arbejdsmøde: virksomheder og praktik", "Håndværkskammeret"],
          ["18:00", "21:00", "representation", "Underskrift af den nye plan", "Rådhuset"],
        ],
        [["10:00", "15:30", "travel", "Bus hjem"]],
      ),
      ...contact,
    }),
    events: [
      drafts(-235),
      asks(-232, kultur, -212),
      rules(-208, "recommended", "Anbefales over for Økonomiudvalget.", { item: "5" }),
      asks(-207, "oekonomiudvalget", -187),
      rules(-184, "approved", "Godkendt.", { item: "11", recused: ["Bo Eksempelsen"] }),
      corrects(
        -160,
        {
          funding: [
            { payer: "committee", name: "Kultur- og Fritidsudvalget", amount: "20800.00" },
            { payer: "other", name: "Lyngholm Venskabsbyforening", amount: "4400.00" },
          ],
        },
        "Venskabsbyforeningen betaler 4.400 kr. i stedet for 3.200 kr. Udvalget betaler så meget mindre.",
      ),
      books(-140, 1871, [
        ["transport", "Bus t/r", "7900.00"],
        ["lodging", "Gæstehus, to nætter", "1180.00", "EUR", "7.4597"],
        ["meals", "Forplejning", "5412.00"],
        ["other", "Gave til rådhuset", "1200.00"],
      ]),
      closes(-120),
      reports(
        -125,
        "At skrive en ny fælles plan for venskabet, som andre end rådhusene kan mærke.",
        "Planen er underskrevet: to klasser om året, ét fælles praktikforløb og et kor.",
        "Lyngskolen får fra næste skoleår en fast aftale med gymnasiet i Sankt Alba.",
      ),
      asks(-118, kultur, -98, "report"),
      rules(-94, "noted", "Taget til efterretning.", { item: "3" }),
    ],
  },
  {
    starts: -170,
    trip: (start) => ({
      kind: "incoming-visit",
      direction: "in",
      title: "Besøg fra Sankt Alba: hvad kan et kor lære en anden by?",
      purpose: "Ungdomskoret fra Sankt Alba øver og optræder med musikskolens kor og bor privat hos familier.",
      committee: kultur,
      goals: ["venskabsby"],
      ...journey(start, 4, "Lyngholm (opdigtet)", "DK", 56.21, 9.02),
      partners: ["sankt-alba-an-der-lohe"],
      participants: {
        others: [{ group: "Ungdomskoret fra Sankt Alba", count: 28 }],
        ...people([], "Kultur og Borger", 2),
      },
      budget: budget({ meals: 9800, transport: 3500, attractions: 2200 }),
      ...contact,
    }),
    events: [
      drafts(-225),
      asks(-224, kultur, -205),
      rules(-202, "approved", "Godkendt.", { item: "9" }),
      books(-160, 1640, [
        ["meals", "Fællesspisning, fire dage", "9120.00"],
        ["transport", "Bus til koncerten", "3400.00"],
        ["attractions", "Entré til museet", "1960.00"],
      ]),
      closes(-150),
      reports(
        -155,
        "At lade to kor øve sammen i fire dage og mærke, om det holder.",
        "Koncerten havde 340 tilhørere. Tolv unge skriver stadig sammen.",
        "Musikskolen inviterer igen om to år og søger penge til genbesøget i god tid.",
      ),
      asks(-148, kultur, -128, "report"),
      rules(-125, "approved", "Rapporten er godkendt.", { item: "2" }),
    ],
  },
  {
    starts: -140,
    trip: (start) => ({
      kind: "conference",
      title: "Bruxelles: hvor er pengene til faglært arbejdskraft?",
      purpose: "Europæisk konference om uddannelse af faglærte i små byer, og et møde om næste års puljer.",
      legalBasis: "c",
      committee: erhverv,
      goals: ["faglaerte"],
      ...journey(start, 2, "Bruxelles", "BE", 50.85045, 4.34878),
      ...thereAndBack("flight", { travelClass: "economy" }),
      participants: people(["ida"], "Direktionen", 1),
      budget: budget({ transport: 7600, lodging: 4800, meals: 1900, fees: 5200 }, "Fly"),
      ...contact,
    }),
    events: [
      drafts(-210),
      asks(-208, erhverv, -188),
      rules(-186, "recommended", "Anbefales over for Økonomiudvalget.", { item: "6" }),
      asks(-185, "oekonomiudvalget", -166),
      rules(-163, "approved", "Godkendt efter § 16, stk. 1, litra c.", { item: "14" }),
      books(-130, 1902, [
        ["transport", "Fly t/r for to", "7980.00"],
        ["lodging", "Hotel, én nat", "612.00", "EUR", "7.4597"],
        ["fees", "Konferencen", "690.00", "EUR", "7.4597"],
      ]),
      closes(-118),
      reports(
        -121,
        "At finde ud af, hvilken pulje en kommune på Lyngholms størrelse kan søge.",
        "To puljer passer; begge kræver en partner i et andet land.",
        "Vi søger sammen med Sankt Alba næste forår.",
      ),
      asks(-116, erhverv, -96, "report"),
      rules(-93, "approved", "Rapporten er godkendt.", { item: "8" }),
    ],
  },
  {
    starts: -105,
    trip: (start) => ({
      kind: "representation",
      title: "Flensborg: Lyngholms hilsen til mindretallets 100-års fest",
      purpose: "Borgmesteren repræsenterer kommunen ved festen og mødet om skoleudveksling dagen før.",
      committee: kultur,
      ...journey(start, 2, "Flensborg", "DE", 54.78431, 9.43961),
      ...thereAndBack("rail"),
      participants: people(["asta"], "Politik og Ledelse", 0),
      budget: budget({ transport: 900, lodging: 1300, meals: 600 }),
      ...contact,
    }),
    events: [
      drafts(-112),
      asks(-110, kultur, -91),
      rules(-87, "approved", "Godkendt. Udvalget bemærker, at anmodningen kom efter rejsen.", { item: "12" }),
      books(-84, 2302, [
        ["transport", "Tog t/r", "884.00"],
        ["lodging", "Hotel, én nat", "1240.00"],
      ]),
      closes(-70),
    ],
  },
];
