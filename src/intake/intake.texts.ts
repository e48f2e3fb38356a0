import type { Params } from "../kernel/index.ts";
import { danishOnly } from "../platform/index.ts";

const texts: Readonly<Record<string, string>> = {
  // Findings: what is wrong with a row, and what to do.
  "ends-before-start": "Rejsen slutter {endOn}, før den begynder {startOn}. Ret en af datoerne.",
  "date-missing": "Feltet »{field}« har ingen dato, der kan læses ({printed}). Skriv datoen.",
  "date-implausible": "Datoen {date} i »{field}« ligger før 1950 eller mere end fem år frem. Kontrollér årstallet.",
  "amount-unreadable": "Beløbet »{printed}« i »{field}« kan ikke læses som ét beløb. Skriv beløbet.",
  "amount-two-ways":
    "Beløbet »{printed}« i »{field}« kan læses på to måder, som tusinder eller med tre decimaler. Skriv det uden tegn ved tusinderne og med to decimaler. Er det sådan i hele filen, så giv mappingens »format« et »decimal«.",
  "amount-rounded": "Tallet »{printed}« i »{field}« har flere decimaler end øre. Det er afrundet til {amount}.",
  "amount-other-currency":
    "»{printed}« i »{field}« står i {unit}, men rækkens valuta er {currency}. Skriv beløbet i {currency}. Er det valutaen, der er forkert, så ret den ved rækken, hvis den har et felt til den; ellers læs filen ind igen med en kolonne for valutaen.",
  "duplicate-key": "Nøglen {key} er allerede brugt i række {first}. Ret nøglen, eller afvis rækken.",
  "other-year":
    "{key} er allerede en række {stands}, og denne er {own}. Svar ved rækken, om det er den samme med rettet dato eller en anden. Er mange rækker sådan, så tag datoen eller året med i mappingens »key«, og læs begge filer ind igen.",
  "other-line":
    "Rækken ligner ikke det, der står under {key}. Svar ved rækken, om det er den, der er ændret. Er det en anden, kan nøglen ikke skelne dem: tag mere med i mappingens »key«, og læs filen ind igen, eller ret posten ved skrivebordet, og afvis rækken.",
  "key-mended":
    "Under nøglen {key}, som der er læst ind efter før, står næsten den samme række. Svar ved rækken, om det er den, der er ændret, eller en anden.",
  "record-taken":
    "Det, der stod under {key}, er siden blevet en anden rækkes. Er rækken her også sin egen, så svar, at den er en anden; ellers afvis den.",
  "record-newer":
    "Siden rækken blev holdt tilbage, er {key} læst ind igen og siger det nyeste. Er rækken den samme, så afvis den; ellers læs dens fil ind igen.",
  "key-missing": "Rækken har ingen værdi i nøglen ({columns}). Skriv nøglen.",
  "nothing-told":
    "Ud over »{printed}« og beløb står der intet i rækken. Er den en sum, en overskrift eller en note, så afvis den, og er det filens sum, så nævn den i mappingens »totalRow«. Ellers skriv, hvad der vides.",
  "row-shifted": "Rækken har {surplus} udfyldte felter mere end overskriften og er formentlig forskudt. Ret rækken.",
  "name-missing": "Feltet »{field}« er tomt. Skriv navnet.",
  "name-unclear": "Navnet »{printed}« kan læses på flere måder. Vælg det rigtige navn.",
  "cpr-found":
    "I rækken står noget, der ligner et CPR-nummer. Det er ikke gemt: her står [CPR]. Skriv rækken uden, eller afvis den.",
  "line-accounts-closed":
    "Posten er ændret i kilden, men den hører til rejsen »{title}«, hvis regnskab er lukket. Genåbn regnskabet, og godkend rækken her, eller afvis ændringen.",
  "line-name-never-public":
    "Linjen nævner »{name}«, der ikke er offentlig på rejsen »{title}«. Ret teksten, så navnet ikke står der, eller afvis rækken.",
  "name-was-erased":
    "I linjen står et navn, der er slettet herfra efter reglerne om persondata, og den ville være offentlig på {where}. Ret teksten, så navnet ikke står der, eller bekræft ved rækken, at det er en anden, der hedder det samme; ellers afvis rækken.",
  "not-a-currency": "»{printed}« i »{field}« er ikke en valutas kode efter ISO 4217. Skriv for eksempel EUR.",
  "rate-upside-down":
    "1 {base} kan ikke være {said} {currency}; den plejer at være {low}–{high}. »base« er den valuta, der er én af, og kursen er, hvad den er værd i {currency}. Se efter, om tabellen vender omvendt, eller om kursen er for 100.",
  "line-removed":
    "Posten er ændret i kilden, men den er fjernet eller lagt væk ved skrivebordet og bliver ved med at være det. Er udgiften bogført i hånden, så ret den linje på rejsen. Hører den ellers med, så læg den tilbage, hvis den er lagt væk, og bogfør den på rejsen, hvis den er fjernet dér.",
  "line-stays":
    "Referencen er rettet i kilden til {says}, men posten bliver på rejsen »{title}«, hvor den ikke er lagt efter sin gamle reference. Hører den ikke til dér, så åbn den i regnskabet dér, og læg den tilbage blandt de ufordelte.",
  "parts-differ-from-total": "Posterne giver {parts}, men totalen er {total}.",
  "payers-differ-from-total":
    "De, der betaler, giver {paid} tilsammen, men filen siger nu {total} i alt. Borgerne ser begge tal. Har filen ret, så ret »Hvem betaler« ved skrivebordet.",
  "grand-total-differs": "Den trykte sum er {printed}, men der er talt {counted} sammen.",
  "unknown-place": "»{printed}« i »{field}« kendes ikke som land eller sted.",
  "degrees-unreadable":
    "»{printed}« i »{field}« er ikke et antal grader, der findes. Stedet vises uden punkt på kortet; ret tallet, og læs filen ind igen.",
  "code-unknown":
    "»{printed}« i »{field}« er ikke en kendt kode. Oversæt den med »values«. Vises kun ved første række.",
  "status-unknown":
    "»{printed}« i »{field}« er ikke en kendt status. Regnskabet står som ikke gjort op. Oversæt den med »values«. Vises kun ved første række.",
  "direction-unknown":
    "Om rejsen gik ud eller var et besøg her, kan ikke læses: »{printed}« i »{field}« er ikke en kendt kode. Oversæt den med »values«, eller giv rækken en »direction«: »out« eller »in«.",
  "side-unknown":
    "Om beløbet er debet eller kredit, kan ikke læses: »{printed}« i »{field}« er ikke et kendt mærke. Oversæt det med »values« til »debit« eller »credit«.",
  "credit-negative":
    "»{printed}« i »{field}« er kredit og har minus, så det kan ikke ses, om det er trukket fra allerede. Skal det trækkes fra, så skriv det uden minus; ellers skriv det som debet.",
  "count-unreadable":
    "»{printed}« i »{field}« er ikke et antal. Det står, som det er trykt, og hvor mange der var med i alt, er ukendt.",
  "names-uncounted":
    "Hvor mange der står i »{field}«, kan ikke ses: det er ikke ét navn på hver linje eller med semikolon imellem. Antal deltagere og pris pr. person er derfor ukendt. Skriv navnene sådan, eller giv antallet i »elected«, »staff« eller »others«.",
  "since-as-printed":
    "»{printed}« i »{field}« er ikke en dag. Det vises, som det er trykt. Kun et årstal, eller en måned og et årstal, gør partneren aktiv.",
  "text-altered": "»{field}« indeholdt tegn, der ikke kan gemmes. De er erstattet med synlige tegn.",
  "accounts-closed":
    "»{printed}« er rejsen »{title}«, hvis regnskab er lukket ({accounts}). Posteringen venter blandt de ufordelte; genåbn regnskabet, hvis den hører med.",
  "reference-unclear":
    "»{printed}« passer på flere rejser: {titles}. Posteringen venter blandt de ufordelte; vælg rejsen dér.",
  "trip-not-approved":
    "»{printed}« er rejsen »{title}«, som ikke er godkendt. Posteringen venter blandt de ufordelte, til rejsen er det.",
  "booked-by-hand":
    "»{printed}« er rejsen »{title}«, som allerede har en linje på {amount} {shared}, bogført i hånden. Posteringen venter blandt de ufordelte: læg den væk, hvis det er den samme, eller læg den på rejsen, hvis begge er rigtige.",
  "date-ahead":
    "Posteringen er dateret {date}, og den dag er ikke kommet. Er datoen forkert, så ret den; ellers indlæs filen igen, når dagen er kommet.",
  "rate-unreadable":
    "»{printed}« i »{field}« er ikke en kurs: et tal over 0 med højst otte decimaler. Posteringen er uden kurs; sæt den på ved skrivebordet.",
  "rate-unlikely":
    "Kursen {printed} for {currency} er langt fra dagens; mentes {likely}? Posteringen er uden kurs; ret filen, eller sæt kursen på ved skrivebordet.",
  "rate-at-home":
    "Posteringen er i {currency}, kommunens egen valuta, og har alligevel kursen {printed}. Kursen er ikke brugt.",
  "elected-unasked":
    "Folkevalgte er med ({elected}), men {kind} godkendes af lederen alene. Er det i stedet {instead}, så ret slagsen i filen eller i »values«.",
  "journey-ahead":
    "Rejsen er ikke slut ({date}). Den bliver ikke offentliggjort som gennemført, før den er; skal den godkendes, så opret den i stedet.",
  "already-here":
    "{stands} er i Udsyn i forvejen med {same} og er ikke kommet fra en fil. Rækken kommer ind ved siden af, men bliver ikke offentliggjort med de andre. Er det den samme rejse, så tag den importerede ud ved skrivebordet; er det en anden, så offentliggør den for sig dér.",
  "traveller-named":
    "»{name}« rejste med og står i {where}, men er ikke offentlig på rejsen. Rækken kommer ind, men bliver ikke offentliggjort med de andre. Ret teksten i filen eller ved skrivebordet; skal navnet kunne læses af alle, så offentliggør rejsen for sig dér.",
  "taken-out": "Rejsen er taget ud ved skrivebordet. Den kommer ikke ind igen, og rækken ændrer intet.",
  "kept-by-hand":
    "»{word}« er beholdt, som det står ved skrivebordet: {why}. Filen siger nu {says}. Har filen ret, så ret det ved skrivebordet.",
  "table-unread":
    "Filen hedder »{file}«, men kommunens profil regner dagpenge efter {tables}. Nye satser gemmes, men ingen rejse regnes efter dem; de satser, som rejser regnes efter, ændres ikke. Læs filen ind igen under det navn, eller skriv filens navn i profilen, og læs den ind igen, så gælder dens satser.",
  "sheets-unread":
    "Kun det første ark er læst. Under de samme overskrifter står der også rækker i {sheets}. Læs filen ind én gang for hvert ark, med arkets navn som »sheet« i mappingens »format«. Nævner mappingen arket, siges dette ikke.",
  // Faults: why a file or a mapping cannot be used.
  "file-empty": "Filen {file} har ingen rækker.",
  "sheet-missing": "Projektmappen {file} har intet ark ved navn »{sheet}«.",
  "workbook-unreadable":
    "Filen er ingen projektmappe, der kan åbnes. Den er fra et ældre Excel (.xls), beskyttet med adgangskode eller beskadiget: åbn den i Excel, gem den som .xlsx uden adgangskode, og læs den ind igen.",
  "workbook-damaged":
    "Projektmappen er beskadiget: {part} i den er ikke hel. Intet er læst ind. Hent filen igen der, hvor den kommer fra, eller åbn den i et regneark, se, om alt er der, og gem den på ny.",
  "workbook-too-big":
    "Projektmappen fylder for meget, når den er pakket ud ({part} er for stor). Del den op, eller gem arket som CSV.",
  "sheet-too-wide":
    "Arkets række {row} har noget længere ude end {most} kolonner. Slet de kolonner, der ikke skal læses, og gem igen.",
  "sheet-too-empty":
    "Arket er næsten kun tomme celler (til og med række {row}): en celle langt ude i hver række. Slet de tomme kolonner, og gem igen.",
  "row-too-long":
    "Række {line} er længere, end en række kan være. Mangler der et anførselstegn eller »format.records«?",
  "quote-unclosed":
    'Et anførselstegn, der er åbent ved linje {line}, bliver aldrig lukket. Ret filen. Er det en del af teksten, og skriver filen ingen anførselstegn om sine celler, så skriv »"quote": null« i mappingens »format«.',
  "records-missing": "Filen har ingen liste ved »{records}«. Ret »format.records«.",
  "records-needed": "Filen er ét objekt. Skriv i »format.records«, hvilken liste der skal læses: {lists}.",
  "json-too-deep": "Post {row} er dybere, end nogen post er. Skriv i »format.records«, hvilken liste der skal læses.",
  "json-cut-off": "Filen er brudt af ved post {row}.",
  "json-unreadable": "Post {row} er ikke gyldig JSON.",
  "file-too-big": "Filen {file} fylder mere end {megabytes} MB. Del den op.",
  "xml-doctype":
    "Filen har en dokumenttype (linje {line}). Det har hverken fakturaer eller kontoudtog, så den læses ikke.",
  "xml-unreadable": "Filen er ikke gyldig XML ved linje {line}. Hent den igen fra kilden.",
  "xml-too-deep": "Filen er dybere ved linje {line}, end nogen faktura eller noget kontoudtog er.",
  "xml-too-long": "En post ved linje {line} er længere, end nogen faktura eller noget kontoudtog er.",
  "ledger-other-document": "Filen er »{found}«, ikke {called}.",
  "sie-not-sie": "Filen begynder ikke med #FLAGGA (linje {line}) og er ingen SIE-fil.",
  "sie-outside-voucher": "Linje {line} har en transaktion uden for et bilag.",
  "sie-unreadable": "Linje {line} kan ikke læses som SIE: et anførselstegn eller en klamme mangler.",
  "mapping-not-object": "Mappingen skal være et JSON-objekt.",
  "mapping-unknown-word": "»{word}« findes ikke i en mapping{suggestion}.",
  "mapping-wrong-type": "»{path}« skal være {expected}.",
  "field-unknown": "»{word}« er ikke et felt for {dataset}{suggestion}.",
  "field-needed": "{dataset} kræver »{field}« i »fields« eller »constants«.",
  "category-unknown": "»{word}« er ikke en kategori{suggestion}.",
  "lines-not-here": "»lines« kan kun bruges for trips.",
  "constant-unreadable": "»{value}« kan ikke bruges som »{field}«.",
  "key-needed": "Skriv i »key«, hvilke kolonner der tilsammen kender en række fra de andre.",
  "column-unknown": "Kolonnen »{column}« findes ikke i filen{suggestion}.",
  "column-repeated": "Kolonnen »{column}« findes flere gange. Skriv hvilken: {names}.",
};

/** The Danish sentence for a code. A list of suggestions comes in `suggestions`. */
export function words(code: string, params: Params): string {
  const text = texts[code];
  if (text === undefined) throw new Error(`intake has no words for ${code}`);
  const suggestions = params.suggestions;
  const suggestion = suggestions ? `. Mente du ${suggestions}?` : "";
  return text.replace(/\{suggestion\}\.$/, suggestion || ".").replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return value === undefined || value === null || value === "" ? "tom" : String(value);
  });
}

export const intakeCodes: readonly string[] = Object.keys(texts);

/** Refusals at the desk. */
export const intakeDeskTexts = danishOnly({
  "fault.import-run-unknown": "Importen findes ikke.",
  "fault.record-not-waiting":
    "Posten venter ikke på at blive offentliggjort fra denne import. Læs importen for at se, hvad der venter.",
  "fault.row-still-wrong": "{message}",
  "fault.held-row-unknown": "Rækken venter ikke længere. En anden kan have rettet eller afvist den.",
  "fault.dismissal-reason-missing": "Skriv, hvorfor rækken afvises.",
});
