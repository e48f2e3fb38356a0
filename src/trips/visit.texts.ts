import { accountsDeskTexts } from "../accounts/index.ts";
import { danishOnly } from "../platform/index.ts";
import { tripTexts } from "./trip.texts.ts";
import type { Trip } from "./trip.ts";

/** Where a visit to us has other words than a journey of ours. */
export const visitTexts = danishOnly({
  "changed-since-approval":
    "{what, select, travellers {Der er ændret i, hvem der deltager,} budget {Budgettet er sat op,} place {Stedet er et andet, end der er godkendt,} gift {En virksomhed betaler noget, der ikke er godkendt,} kind {Besøget er af en anden slags,} basis {Retsgrundlaget er et andet,} ramme {Datoen eller den ansvarlige er en anden, så en anden ramme skal betale,} order {Datoen eller reglerne er andre, så andre også skal spørges,} several {Flere ting er anderledes, også hvilken ramme der betaler,} many {Flere ting, som er godkendt, er anderledes,} other {Der er ændret i, hvem der deltager, og budgettet er sat op,}} siden besøget blev godkendt den {on}. {payers, select, otherwise {Det er også ændret, hvem der betaler hvad. } other {}}Det er en ny sag: send ændringen til en ny beslutning, eller før den tilbage til det godkendte. Indtil da gælder det godkendte, og borgerne ser ikke ændringen.",
  "done.cancel": "Besøget er aflyst.",
  "done.published-again": "Besøget er offentligt igen.",
  "done.rejsemaal": "Steder og datoer er gemt.",
  "done.saved-with-theirs":
    "Gemt. En anden gemte imens noget andet i samme formular: begges ændringer er med, og de står i besøgets historik.",
  "fault.kind-missing": "Vælg, hvad det er for et besøg.",
  "fault.title-missing": "Giv besøget en overskrift, der siger, hvad det skal give svar på.",
  "fault.body-missing": "Vælg det udvalg eller den enhed, der har ansvaret for besøget.",
  "fault.destination-missing": "Skriv mindst ét sted, gæsterne kommer til.",
  "fault.start-missing": "Skriv, hvilken dag gæsterne kommer.",
  "fault.end-missing": "Skriv, hvilken dag gæsterne tager afsked.",
  "fault.ends-before-start": "Afskeden ligger før ankomsten. Ret en af datoerne.",
  "fault.participants-missing": "Skriv, hvem der deltager, værter og gæster, eller hvor mange.",
  "fault.stay-ends-before-start": "Dagene her ender, før de begynder. Ret en af dem.",
  "fault.stay-outside-trip":
    "{side, select, from {Ankomsten til {place}} to {Afskeden med {place}} leaves {Ankomsten} other {Afskeden}}, {day}, ligger uden for besøgets datoer. Ret dagen, eller ret ankomst og afsked.",
  "fault.slot-outside-trip": "Programpunktet »{title}« {day} ligger uden for besøgets datoer.",
  "fault.slot-ends-outside-trip":
    "Programpunktet »{title}« slutter dagen efter, at besøget er forbi. Ret det, eller ret datoen for afsked.",
  "fault.own-committee-missing":
    "Vælg det udvalg, hvis besøg det er. Efter kommunens regler er det udvalget, der skal godkende det.",
  "fault.late-request-refused": "Kommunens regler tillader ikke, at en anmodning afgøres, efter at besøget er begyndt.",
  "fault.approved-already":
    "Besøget er godkendt, som det står. Kun en ny deltager, et højere budget, en anden ramme eller andre, der skal spørges, kræver en ny beslutning.",
  "fault.request-fixed":
    "Det ligger fast, mens der tages stilling til besøget. Gå til besøget, og vælg »Tag tilbage for at rette«.",
  "fault.not-by-manager":
    "Besøget kan ikke godkendes af lederen alene. Kommunens regler sender det til et udvalg: bed koordinatoren sætte det på dagsordenen.",
  "fault.journey-not-over":
    "Besøget er ikke slut. Regnskabet lukkes, og rapporten sendes til udvalget eller godkendes, tidligst på besøgets sidste dag, {from}.",
  "fault.none-booked": "Der er intet bogført. Bogfør udgifterne, eller skriv, hvorfor besøget ikke kostede noget.",
  "fault.cost-booked":
    "{count, plural, one {Der er bogført # post} other {Der er bogført # poster}}. Fjern begrundelsen for, at besøget intet kostede.",
  "fault.others-pay":
    "Andre skulle betale {amount} af besøget ({names}), og linjer med minus trækker ikke så meget fra. Har kommunen lagt ud, så bogfør deres betaling som en linje med minus: den skal ikke tages af rammen. Bekræft ellers, at deres del ikke er bogført.",
  "fault.name-never-public":
    "»{name}« er ikke offentlig på besøget, men linjen bliver det. Skriv den uden navn, eller bekræft, at navnet skal stå.",
  "fault.follow-up-before-return": "Opfølgningen ligger før besøgets sidste dag. Skriv en senere dag.",
});

/** The desk's words about a trip, its own where it is a visit to us; the first that has a text is asked. */
export function wordsAbout({ direction }: Pick<Trip, "direction">) {
  return direction === "in" ? [visitTexts, tripTexts] : [tripTexts];
}

/** The words of a trip's accounts: what the accounts say of a line stands before what a trip says under the same code. */
export function wordsAboutAccounts(trip: Pick<Trip, "direction">) {
  return [...wordsAbout(trip).filter((one) => one !== tripTexts), accountsDeskTexts, tripTexts];
}
