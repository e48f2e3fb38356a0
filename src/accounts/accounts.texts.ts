import { catalogue, danishOnly, formatsIn } from "../platform/index.ts";
import type { OwnerKind } from "./pot.ts";
import type { PotEffect } from "./pot-moves.ts";

/** Words of the public schema's codes. */
export const accountsTexts = catalogue({
  da: {
    "category.transport": "Transport",
    "category.lodging": "Overnatning",
    "category.meals": "Forplejning",
    "category.drink": "Drikkevarer",
    "category.attractions": "Oplevelser",
    "category.fees": "Gebyrer",
    "category.per-diem": "Time- og dagpenge",
    "category.lost-earnings": "Tabt arbejdsfortjeneste",
    "category.other": "Andet",
    "vat.incl": "inkl. moms",
    "vat.excl": "ekskl. moms",
    "vat.unknown": "moms ikke oplyst",
  },
  en: {
    "category.transport": "Transport",
    "category.lodging": "Accommodation",
    "category.meals": "Meals",
    "category.drink": "Drinks",
    "category.attractions": "Attractions and admission",
    "category.fees": "Fees",
    "category.per-diem": "Per diem",
    "category.lost-earnings": "Compensation for lost earnings",
    "category.other": "Other",
    "vat.incl": "incl. VAT",
    "vat.excl": "excl. VAT",
    "vat.unknown": "VAT not stated",
  },
  de: {
    "category.transport": "Fahrt",
    "category.lodging": "Übernachtung",
    "category.meals": "Mahlzeiten",
    "category.drink": "Getränke",
    "category.attractions": "Sehenswürdigkeiten und Eintritt",
    "category.fees": "Gebühren",
    "category.per-diem": "Tagegeld",
    "category.lost-earnings": "Verdienstausfall",
    "category.other": "Sonstiges",
    "vat.incl": "inkl. MwSt.",
    "vat.excl": "ohne MwSt.",
    "vat.unknown": "MwSt. nicht angegeben",
  },
});

/** Words of the desk: kinds of movement, and what to do about a fault or refusal, by its code. */
export const accountsDeskTexts = danishOnly({
  "done.allotted": "Bevillingen er skrevet på rammen.",
  "done.carried": "Det, der må overføres efter kommunens regler, er ført over til næste år.",
  "done.nothing-carried":
    "Intet er ført over: Kommunens regler lader ikke mere af resten gå videre til næste år, eller der er ingen rest.",
  "done.posting-saved": "Posteringen er gemt.",
  "done.posting-saved-no-rate":
    "Posteringen er gemt uden kurs. Indtil den er skrevet, er beløbet ikke talt med, heller ikke på den offentlige side, og regnskabet kan ikke lukkes.",
  "done.posting-saved-before": "Posteringen var bogført i forvejen. Den er ikke bogført igen.",
  "done.rate-taken": "Kursen er sat på posteringen.",
  "done.posting-removed": "Posteringen er fjernet.",
  "done.posting-put-away": "Linjen er lagt væk. Den står under »Lagt væk« og kan lægges tilbage.",
  "done.posting-put-back": "Linjen er lagt tilbage blandt de ufordelte.",
  "fault.posting-erased": "Det, linjen sagde, er slettet, så den kan ikke lægges tilbage.",
  "done.posting-assigned": "Posteringen er lagt på rejsen.",
  "done.receipt-replaced":
    "Den nye kvittering viser linjen. Den gamle er taget af linjen. Viser den ingen anden linje, står den under »Kvitteringer«: knyt den til en anden, eller fjern den.",
  "done.accounts-closed": "Regnskabet er lukket.",
  "done.accounts-reopened": "Regnskabet er åbnet igen.",
  "pot.committee": "Ramme",
  "pot.unit": "Ramme",
  "pot.scheme": "Pulje",
  "kind.allotted": "bevilling",
  "kind.carried": "overført",
  "kind.committed": "disponeret",
  "kind.spent": "bogført",
  "kind.released": "frigivet",
  "pot.effect":
    "{pot} {whole}, disponeret {committed}, bogført {spent}, tilbage {left}; efter {what} disponeret {committedAfter}, tilbage {leftAfter}",
  "suggest.amount": "beløbet står i filens navn",
  "suggest.voucher": "bilagsnummeret står i filens navn",
  "suggest.date": "datoen står i filens navn",
  "match.reference": "sagsnummer eller navn står på bilaget",
  "match.place": "stedet står på bilaget",
  "match.dates": "bogført omkring rejsen",

  "fault.posting-text-missing": "Skriv, hvad der er betalt.",
  "fault.posting-category-missing": "Vælg en udgiftsart.",
  "fault.posting-day-missing": "Skriv, hvilken dag det er bogført.",
  "fault.posting-amount-missing": "Skriv beløbet.",
  "fault.amount-missing": "Skriv beløbet, eller skriv det, som kilden trykker det, når det ikke er et tal.",
  "fault.amount-nothing": "En bevilling på 0 flytter ingenting. Skriv et beløb.",
  "fault.amount-unknown": "»{text}« har intet beløb, kun »{amountText}«. Skriv beløbet, før regnskabet lukkes.",
  "fault.rate-missing":
    "»{text}« er i {currency}. Skriv kursen eller beløbet i kommunens valuta, før regnskabet lukkes.",
  "fault.name-never-public":
    "»{name}« er ikke offentlig på rejsen, men linjen bliver det. Skriv den uden navn, eller bekræft, at navnet skal stå.",
  "fault.name-erased":
    "Her nævnes en, som er slettet efter reglerne om persondata, og som linjen handler om. Navnet kan ikke blive offentligt igen. Skriv linjen uden det.",
  "fault.home-amount-unlikely":
    "Beløbet i kommunens valuta er langt fra, hvad {currency} er værd. Ret det, eller bekræft, at det er rigtigt.",
  "fault.rate-unlikely": "Kursen er for 1 {currency}. Mente du {likely}? Ret den, eller bekræft, at den er rigtig.",
  "fault.rate-at-home": "Beløbet er i kommunens egen valuta ({currency}). Fjern kursen.",
  "fault.home-amount-differs":
    "Beløb gange kurs giver {computed}, ikke {stated}. Ret kursen, eller fjern det omregnede beløb.",
  "fault.home-amount-too-large": "Beløb gange kurs giver mere, end der kan bogføres. Kontrollér kursen.",
  "fault.home-amount-sign": "Beløbet og det omregnede beløb har hver sit fortegn. Ret det ene.",
  "fault.booked-ahead": "Dagen ligger efter i dag. Skriv den dag, posten er bogført.",
  "fault.receipt-missing": "»{text}« mangler kvittering. Vedhæft den, eller skriv, hvorfor den ikke findes.",
  "fault.receipt-unknown": "Kvitteringen hører ikke til dette regnskab, eller den er fjernet. Hent siden igen.",
  "fault.receipt-in-use":
    "{count, plural, one {En linje viser} other {# linjer viser}} til kvitteringen. Tag den af linjen først.",
  "fault.line-missing": "Vælg den linje, kvitteringen hører til.",
  "fault.file-missing": "Vælg en fil, før du sender.",
  "fault.one-file": "Send én fil ad gangen, når kvitteringen hører til en bestemt linje.",
  "fault.document-too-big": "»{fileName}« fylder mere end {megabytes} MB. Gør den mindre, og send den igen.",
  "fault.document-empty": "»{fileName}« er tom. Se efter, om den er gemt rigtigt.",
  "fault.document-kind": "»{fileName}« er hverken PDF eller billede. Gem den som PDF, og send den igen.",
  "fault.document-infected": "»{fileName}« er stoppet af virusscanneren ({found}). Den er ikke gemt.",
  "fault.none-booked": "Der er intet bogført. Bogfør udgifterne, eller skriv, hvorfor rejsen ikke kostede noget.",
  "fault.cost-booked":
    "{count, plural, one {Der er bogført # post} other {Der er bogført # poster}}. Fjern begrundelsen for, at rejsen intet kostede.",
  "fault.receipts-loose":
    "{count, plural, one {# kvittering er ikke knyttet til en linje. Knyt den, eller fjern den.} other {# kvitteringer er ikke knyttet til en linje. Knyt dem, eller fjern dem.}}",
  "fault.vat-mixed":
    "Regnskabet gøres op {basis, select, excl {uden} other {med}} moms, men {count, plural, one {# linje er} other {# linjer er}} {basis, select, excl {med} other {uden}}. Ret {count, plural, one {den} other {dem}}, eller bekræft, at summen blander beløb med og uden moms.",
  "fault.others-pay":
    "Andre skulle betale {amount} af rejsen ({names}), og linjer med minus trækker ikke så meget fra. Har kommunen lagt ud, så bogfør deres betaling som en linje med minus: den skal ikke tages af rammen. Bekræft ellers, at deres del ikke er bogført.",
  "fault.total-below-nothing":
    "Linjerne giver tilsammen mindre end nul. Mangler der en regning, eller er en linje med minus for stor, så ret det. Bekræft ellers, at summen er rigtig.",
  "fault.reason-missing":
    "Skriv en begrundelse. {where, select, public {Den bliver offentlig.} other {Den gemmes sammen med ændringen.}}",
  "fault.accounts-closed": "Regnskabet for »{title}« er lukket. Genåbn det, før du ændrer i det.",
  "fault.accounts-not-owed":
    "Der er intet regnskab for »{title}«. Det kommer, når sagen er godkendt, hvis kommunen kræver regnskab af den slags.",
  "fault.accounts-open": "Regnskabet for »{title}« er allerede åbent.",
  "fault.accounts-not-closed": "Regnskabet for »{title}« er ikke lukket, så der er intet at åbne igen.",
  "fault.unassigned-already": "Linjen ligger allerede blandt de ufordelte. Hent siden igen.",
  "fault.assigned-already": "Posten hører allerede til en sag. Hent siden igen.",
  "fault.posting-unknown": "Posten findes ikke mere. Hent siden igen.",
  "fault.second-person-needed":
    "Du har selv bogført alle posterne. Bed en anden regnskabsmedarbejder om at lukke regnskabet.",
  "fault.overdraft-needs-ruling":
    "Rammen for {owner} for {year} rækker ikke: Der er {left} tilbage, og bagefter ville den være overskredet med {over} Giv den en højere ramme efter en ny beslutning, eller lad andre betale mere.",
  "fault.allotted-already":
    "»{ruling}« har allerede givet rammen det beløb eller taget det tilbage. Er det en beslutning til, så skriv, hvad der skiller de to, for eksempel dens punkt.",
  "fault.pot-unknown": "Der er ingen ramme eller pulje for den ejer, det år og den valuta.",
  "fault.year-not-over": "{year} er ikke forbi. Overfør først, når året er slut.",
  "fault.carry-over-currency": "Loftet for overførsel er i kommunens egen valuta; denne ramme er i {currency}.",
  "fault.committee-unknown": "Udvalget »{committee}« findes ikke. Vælg et af kommunens udvalg.",
  "fault.unit-unknown": "Enheden »{unit}« findes ikke. Vælg en af kommunens enheder.",

  "fault.no-rate-proposed": "Der er ingen kurs at foreslå. En anden kan have sat kursen; hent siden igen.",
  "fault.rate-unknown": "Ingen indlæst tabel har valutaens kurs for dagen eller ugen før.",
  "fault.empty": "Der skal stå noget her.",
  "fault.not-a-rate":
    "»{written}« er ikke en kurs. Skriv, hvad én enhed koster i kommunens valuta, for eksempel 7,4597.",
  "fault.not-an-id": "»{written}« er ikke et dokument.",
  "fault.not-a-slug": "»{written}« er ikke et navn, der kan bruges her. Skriv små bogstaver, tal og bindestreger.",
});

/** 210.000, and 71.385,50 where there is øre. */
function figure(hundredths: bigint): string {
  const formats = formatsIn("da");
  return hundredths % 100n === 0n ? formats.wholeFigure(hundredths) : formats.figure(hundredths);
}

/** The agenda's sentence on what a decision does to a pot. @param what is decided, in words: »denne rejse« */
export function effectWords({ before, after }: PotEffect, owner: OwnerKind, what: string): string {
  const t = accountsDeskTexts.in("da");
  return t("pot.effect", {
    pot: t(`pot.${owner}`),
    whole: figure(before.allotted + before.carried),
    committed: figure(before.committed),
    spent: figure(before.spent),
    left: figure(before.left),
    what,
    committedAfter: figure(after.committed),
    leftAfter: figure(after.left),
  });
}
