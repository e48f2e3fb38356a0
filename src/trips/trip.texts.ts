import { danishOnly } from "../platform/index.ts";

/** Words of the desk about trips: what stands in the way, and what to do about it. */
export const tripTexts = danishOnly({
  "fault.trip-unknown": "Rejsen findes ikke.",
  "fault.trip-status": "Det kan ikke gøres, som sagen står nu.",
  "fault.not-public": "Rejsen er ikke offentlig endnu, så der er intet at rette offentligt. Ret den på skrivebordet.",
  "fault.change-waits-for-minutes":
    "En ændring af rejsen er godkendt, men referatet er ikke bekræftet. Ret, når det er bekræftet; så er ændringen offentlig.",
  "fault.nothing-to-correct":
    "Der er intet at rette: Borgerne ser sagen, som den står på skrivebordet. Ret den først der.",
  "fault.new-ruling-needed":
    "Der er ændret i, hvem der rejser, hvorhen, på hvilket grundlag, hvad den må koste, hvad en virksomhed betaler, hvilken ramme der betaler, eller hvem der skal spørges, siden rejsen blev godkendt. Det er en ny sag og ikke en rettelse: send ændringen til en ny beslutning, eller før den tilbage til det godkendte.",
  "fault.complete-needs-ruling":
    "Rejsen er afsluttet, og det her er mere end en rettelse: andre rejsende, et andet sted, en anden slags eller et andet grundlag, et højere budget, mere fra en virksomhed, en anden ramme eller en anden, der skal spørges, kræver en ny beslutning. Åbn regnskabet igen; så kan ændringen sendes til beslutning.",
  "fault.report-not-public":
    "Rapporten er ikke offentlig endnu. Ret den, når referatet fra det møde, der godkendte den, er bekræftet.",
  "fault.taken-down":
    "Offentliggørelsen er trukket tilbage. Koordinatoren eller administratoren kan offentliggøre sagen igen.",
  "fault.not-taken-down": "Offentliggørelsen er ikke trukket tilbage, så der er intet at offentliggøre igen.",
  "fault.nothing-public": "Intet af rejsen har været offentligt, så der er intet at trække tilbage.",
  "fault.trip-held": "Sagen er mærket til bevaring, så den kan ikke slettes. Fjern mærket først, hvis det er forkert.",
  "fault.not-held": "Sagen er ikke mærket til bevaring. Mærket er måske udløbet eller fjernet af en anden.",
  "fault.hold-reason-missing": "Skriv hvorfor.",
  "fault.take-out-reason-missing": "Skriv hvorfor. Begrundelsen bliver i historikken.",
  "fault.until-missing": "Skriv, til og med hvilken dag sagen skal bevares.",
  "fault.until-over": "Dagen er gået. Skriv en dag, der kommer.",
  "fault.until-too-far": "Dagen ligger mere end {mostYears} år frem. Skriv en nærmere; mærket kan forlænges.",
  "fault.source-missing": "Skriv, hvor oplysningerne om rejsen kommer fra.",
  "fault.trip-incomplete": "Rejsen kan ikke sendes til udvalget endnu.",
  "fault.agenda-section-heading-needed": "Giv afsnittet en overskrift.",
  "fault.agenda-section-heading-taken": "Der er allerede et afsnit med den overskrift. Vælg en anden.",
  "fault.agenda-text-closed": "Teksten kan kun rettes, mens sagen venter på en beslutning.",
  "fault.kind-missing": "Vælg, hvad det er for en rejse.",
  "fault.title-missing": "Giv rejsen en overskrift, der siger, hvad den skal give svar på.",
  "fault.purpose-missing": "Skriv formålet.",
  "fault.body-missing": "Vælg det udvalg eller den enhed, der har ansvaret for rejsen.",
  "fault.destination-missing": "Skriv mindst ét rejsemål.",
  "fault.start-missing": "Skriv afrejsedagen.",
  "fault.end-missing": "Skriv hjemkomstdagen.",
  "fault.ends-before-start": "Hjemkomsten ligger før afrejsen. Ret en af datoerne.",
  "fault.participants-missing": "Skriv, hvem der rejser, eller hvor mange.",
  "fault.budget-missing": "Læg et budget med mindst ét beløb.",
  "fault.companion-paid":
    "Kommunen må ikke betale for en privat ledsager. Fjern betalingen, eller skriv det skriftlige retsgrundlag.",
  "fault.companion-never-paid": "Kommunen må ikke betale for en privat ledsager. Fjern betalingen.",
  "fault.elected-unasked":
    "Folkevalgtes rejse betales kun, når et udvalg har bedt dem rejse, og {kind} godkendes af lederen alene. Vælg {instead}, eller skriv rejsen uden folkevalgte.",
  "fault.company-basis-missing": "En virksomheds betaling er en gave. Skriv, hvad der giver lov til at tage imod den.",
  "fault.committee-unknown": "Udvalget »{committee}« findes ikke i kommunens profil.",
  "fault.unit-unknown": "Enheden »{unit}« findes ikke i kommunens profil.",
  "fault.budget-line-not-above-nothing": "Skriv et beløb over 0 kr. Er det ikke kendt endnu, så lad feltet stå tomt.",
  "fault.budget-line-below-nothing":
    "En udgift kan ikke være under 0 kr. Skriv under »Betaling«, hvad andre betaler, og lad linjen være den hele udgift.",
  "fault.budget-total-differs":
    "Summen er skrevet som {stated}, men linjerne giver {computed}. Ret linjerne, eller fjern summen.",
  "fault.direction-against-kind": "Et besøg hos os er »in«, og en udvalgsrejse er »out«. Ret retningen eller slagsen.",
  "fault.traveller-twice":
    "{name} står her allerede. Er det to personer, så skriv deres roller, så de kan kendes fra hinanden.",
  "fault.participants-total-differs": "Der står {stated} deltagere i alt, men grupperne giver {computed}. Ret det ene.",
  "fault.elected-total-differs": "Der står {stated} folkevalgte, men {computed} er nævnt ved navn. Ret det ene.",
  "fault.translation-own-language": "Oversættelsen er til det sprog, rejsen selv er skrevet på. Ret teksten i stedet.",
  "fault.stay-ends-before-start": "Afrejsen herfra ligger før ankomsten. Ret en af datoerne.",
  "fault.stay-outside-trip":
    "{side, select, from {Ankomsten til {place}} to {Afrejsen fra {place}} leaves {Afrejsen} other {Hjemkomsten}}, {day}, ligger uden for rejsens datoer. Ret dagen, eller ret afrejse og hjemkomst.",
  "fault.legs-count":
    "Der er {given} strækninger, men rejsemålene giver {wanted}: ud, videre mellem dem og hjem. Skriv dem alle, eller ingen.",
  "fault.slot-outside-trip": "Programpunktet »{title}« {day} ligger uden for rejsens datoer.",
  "fault.slot-ends-outside-trip":
    "Programpunktet »{title}« slutter dagen efter, at rejsen er forbi. Ret det, eller ret hjemkomsten.",
  "fault.slot-ends-before-start":
    "Programpunktet slutter, før det begynder. Ret klokkeslættet, eller sæt kryds ved »Slutter dagen efter«.",
  "fault.slot-without-length": "Programpunktet slutter i samme minut, som det begynder. Ret en af tiderne.",
  "fault.slot-next-day":
    "»Slutter dagen efter« gælder kun, når sluttiden er tidligere på døgnet end begyndelsen. Et punkt varer højst et døgn.",
  "fault.ruling-day-decides":
    "Efter de regler, der gælder den dag, ville sagen være afgjort anderledes. Derfor kan dagen ikke rettes.",
  "fault.late-request-refused": "Kommunens regler tillader ikke, at en anmodning afgøres efter afrejsen.",
  "fault.reason-missing": "Skriv hvorfor. Begrundelsen bliver offentlig.",
  "fault.overdraft-needs-ruling":
    "Rammen for {owner} for {year} rækker ikke til rettelsen: Der er {left} tilbage, og bagefter ville den være overskredet med {over} Bed regnskabet give den en højere ramme efter en ny beslutning, eller skriv under »Betaling«, at andre betaler mere.",
  "fault.approved-already":
    "Rejsen er godkendt, som den står. Kun en ny rejsende, et højere budget, en anden ramme eller andre, der skal spørges, kræver en ny beslutning.",
  "fault.request-fixed":
    "Det ligger fast, mens der tages stilling til rejsen. Gå til rejsen, og vælg »Tag tilbage for at rette«.",
  "fault.ramme-moved":
    "Rammens tal er ændret, siden du åbnede siden. Intet er godkendt endnu: læs tallene igen her, og svar så.",
  "fault.changed-since-seen": "Det er ændret, siden du åbnede siden. Læs det igen her, og svar så.",
  "fault.report-not-settled": "Rapporten er ikke godkendt endnu. Opfølgning og rettelser skrives, når den er.",
  "fault.travel-list-unopened":
    "Listen er forseglet med en anden hemmelighed (UDSYN_SECRET) og kan ikke åbnes. Den kan slettes og skrives igen.",
  "fault.travel-list-over": "Rejselisten skal være slettet nu og kan ikke skrives igen.",
  "fault.nothing-to-take-back": "Her står det, der er godkendt. Der er intet at føre tilbage.",
  "fault.travel-list-unknown": "Der er ingen rejseliste. Den er ikke skrevet, eller den er slettet.",
  "fault.unit-missing": "Vælg den enhed, hvis leder skal tage stilling.",
  "fault.no-short-form": "Kommunen bruger ikke den korte formular. Opret rejsen på den almindelige måde.",
  "fault.not-by-manager":
    "Rejsen kan ikke godkendes af lederen alene. {why, select, currency {Budgettet er i en anden valuta og kan ikke holdes op mod kommunens grænse. Skriv det i kommunens egen valuta, eller} amount {En linje i budgettet har intet sikkert beløb, så den kan ikke holdes op mod kommunens grænse. Skriv beløbet i tal, eller} people {Der står kun, hvor mange der rejser i alt, så beløbet pr. deltager er ikke sikkert. Skriv, hvem de er, eller} other {Kommunens regler sender den til et udvalg:}} bed koordinatoren sætte den på dagsordenen.",
  "fault.own-committee-missing":
    "Vælg det udvalg, hvis rejse det er. Efter kommunens regler er det udvalget, der skal godkende den.",
  "fault.manager-no-longer":
    "Du svarer ikke for enheden i dag, så linket kan ikke bruges. Sagen venter på skrivebordet hos den, der er leder nu.",
  "fault.goal-unknown": "Målet »{goal}« findes ikke i kommunens strategi. Vælg et, der gør.",
  "fault.partner-unknown":
    "Partneren »{partner}« findes ikke i kommunens register. Vælg en, der gør, eller opret den først.",
  "fault.with-committee":
    "Et udvalg har sagen: den er på en dagsorden, udsat, anbefalet videre eller standset. Lederen kan først tage stilling, når udvalget er færdigt med den. Vent på beslutningen, sæt sagen på dagsordenen, eller tag den tilbage for at rette den.",
  "fault.council-alone":
    "Et medlem har standset beslutningen, så kun {council} kan tage stilling nu (kommunestyrelsesloven § 23). Sæt sagen på dagsordenen dér, eller bekræft protokollen, hvis {council} har afgjort den.",
  "fault.asked-changed":
    "Anmodningen er ændret, siden den blev sat på dagsordenen. Tag den tilbage, og sæt den på igen, så der tages stilling til det, der står nu.",
  "fault.no-manager":
    "Enheden har ingen leder med en mailadresse i Udsyn. Bed administratoren give en leder rollen for enheden.",
  "fault.no-other-manager":
    "Enhedens leder har selv oprettet, rettet eller sendt anmodningen og kan ikke godkende den. Bed administratoren give en anden leder rollen for enheden, eller bed koordinatoren sætte rejsen på dagsordenen.",
  "fault.send-back-reason-missing":
    "Skriv, hvorfor {about, select, report {rapporten} other {rejsen}} sendes tilbage, så den kan rettes.",
  "fault.report-not-by-manager": "Rapporten skal godkendes af udvalget, ikke af lederen.",
  "fault.report-submitted": "Rapporten ligger hos udvalget. Tag den tilbage, hvis den skal rettes.",
  "fault.report-not-submitted": "Rapporten ligger ikke hos et udvalg.",
  "fault.report-settled":
    "Rapporten er godkendt og kan kun ændres som en rettelse med begrundelse: »Ret rapporten« på rejsens side.",
  "fault.journey-not-over":
    "Rejsen er ikke slut. Regnskabet lukkes, og rapporten sendes til udvalget eller godkendes, tidligst på rejsens sidste dag, {from}.",
  "fault.trip-made":
    "{direction, select, in {Besøget kan ikke aflyses, for det er gennemført} other {Rejsen kan ikke aflyses, for den er foretaget}}: {by, select, closed {regnskabet er lukket} settled {rapporten er godkendt} report {rapporten er afleveret} other {der er bogført udgifter fra første dag eller senere}}. Er noget forkert, også hvis {direction, select, in {besøget} other {rejsen}} blev afbrudt, så vælg »Ret det offentlige, med begrundelse«. Skulle noget ikke have været offentligt, så vælg »Træk offentliggørelsen tilbage«.{by, select, settled {} other { {direction, select, in {Kom ingen} other {Tog ingen af sted}}, skal {by, select, closed {regnskabet først åbnes igen.} report {rapporten først tages tilbage.} other {posteringerne først lægges væk. De kan bogføres igen bagefter.}}}}",
  "fault.trip-has-postings":
    "Der er bogført på sagen ({count}), så den kan ikke tages ud. Læg først posteringerne tilbage blandt de ufordelte; er regnskabet lukket, så åbn det først.",
  "fault.report-incomplete": "Rapporten kan ikke sendes til udvalget endnu.",
  "fault.follow-up-before-return": "Opfølgningen ligger før hjemkomsten. Skriv en senere dag.",
  "fault.follow-up-over": "Dagen er gået. Skriv en dag, der kommer, eller lad feltet stå tomt.",
  "fault.aim-missing": "Skriv, hvad I ville.",
  "fault.outcome-missing": "Skriv, hvad I fik ud af det.",
  "fault.change-missing": "Skriv, hvad I ændrer.",
});
