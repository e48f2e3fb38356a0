import { catalogue } from "../../platform/index.ts";
import { vatDifferWords } from "../trip-accounts/trip-vat.ts";

/** Words of a record's money. */
export const moneyTexts = catalogue({
  da: {
    money: "Regnskab",
    "money.note": "Den lodrette streg er budgettet.",
    "money.caption": "Regnskab og budget efter art, {currency}",
    "money.budget-caption": "Budget efter art, {currency}",
    art: "Art",
    bar: "Regnskab mod budget",
    budget: "Budget",
    accounts: "Regnskab",
    difference: "Forskel",
    "money.total": "I alt, {currency}",
    "money.none-over": "Regnskabet mangler",
    "money.none-over.text":
      "{direction, select, in {Besøget} other {Rejsen}} er slut, men der er ikke offentliggjort noget budget eller regnskab. Hullet står her, til tallene er fundet.",
    "gathered.money.none-over.text":
      "{direction, select, in {Besøget} other {Rejsen}} er slut, men hverken budget eller regnskab er fundet. Hullet står her, til tallene er fundet.",
    "money.none": "Ingen tal endnu",
    "money.none.text": "Hverken budget eller regnskab er offentliggjort.",
    "gathered.money.none.text": "Her står hverken budget eller regnskab.",
    "money.budget-unknown": "Budgettet er ikke oplyst.",
    "money.accounts-missing": "{direction, select, in {Besøget} other {Rejsen}} er slut, men intet er bogført.",
    "money.accounts-later":
      "Regnskabet kommer, når {direction, select, in {besøget} other {rejsen}} er slut og regningerne er betalt.",
    "money.accounts-later-by":
      "Regnskabet gøres op efter {direction, select, in {besøget} other {hjemkomsten}}, senest {date}.",
    "money.accounts-late": "Regnskabet er over fristen. Det skulle være gjort op senest {date}.",
    "money.accounts-due": "Regnskabet skal være gjort op senest {date}.",
    "cap.over":
      "{what, select, budget {Budgettet} other {Regnskabet}} er {each} pr. deltager. Det er {gap} over kommunens loft på {cap}",
    "cap.under":
      "{what, select, budget {Budgettet} other {Regnskabet}} er {each} pr. deltager. Det er {gap} under kommunens loft på {cap}{others, plural, =0 {} one { pr. deltager. En anden regel om rejser er fraveget, se beslutningen} =2 { pr. deltager. To andre regler om rejser er fraveget, se beslutningen} other { pr. deltager. # andre regler om rejser er fraveget, se beslutningen}}",
    "cap.currency":
      "{what, select, budget {Budgettet} other {Regnskabet}} er i {own} og kommunens loft i {currency}. De kan ikke holdes op mod hinanden uden en kurs.",
    "money.each":
      "Beløbene pr. person er delt med {people} og rundet af. Derfor giver linjerne tilsammen ikke helt summen i bunden.",
    "money.difference-open":
      "Forskellen i alt gøres op, når der er bogført på alle budgettets linjer, eller regnskabet er endeligt.",
    "money.unbooked": "På {count, plural, one {# linje} other {# linjer}} er intet bogført endnu.",
    "money.uncounted":
      "{text} kan ikke læses som {count, plural, one {et beløb. Det} other {beløb. De}} står som trykt og er ikke talt med.",
    "money.no-rate": "{text} er endnu uden kurs. {count, plural, one {Beløbet} other {Beløbene}} er ikke talt med.",
    "money.differs":
      "Kilden skriver i alt {stated}, men dens linjer giver {computed} tilsammen. Begge tal står her; vi retter ikke i kilden.",
    "money.stated-only": "Kilden oplyser {stated} i alt uden at vise linjerne.",
    "money.stated-beside": "Kilden oplyser {stated} i alt; ikke alle dens linjer kan læses som beløb.",
    "money.stated-same": "Summen er den samme, som kilden skriver.",
    "money.rounded":
      "Kilden skriver i alt {stated}, og dens linjer giver {computed} tilsammen. Så lille en forskel kan komme af, at beløbene er rundet af til øre.",
    "money.summed": "Summen er lagt sammen af linjerne her på siden.",
    "money.vat-mixed": vatDifferWords.mixed,
    "money.vat-differs": vatDifferWords.differs,
    "money.currencies": "Budget og regnskab er i hver sin valuta og kan ikke sammenlignes.",
    postings: "Se posteringerne",
    "posting.text": "Postering",
    "posting.on": "Bogført",
    "posting.voucher": "Bilag",
    "posting.vat": "Moms",
    "posting.amount": "Beløb, {currency}",
    funding: "Hvem betaler",
    "funding.basis": "Grundlag: ",
    "funding.all": "Det hele",
    "funding.planned": "Sådan var det planlagt. Hvad det kostede, står i regnskabet.",
    "funding.differ":
      "Beløbene er {paid} tilsammen. Det er {apart} {is, select, above {mere} other {mindre}} end {of, select, budget {budgettet på {total}} stated {de {total}, som kilden oplyser} other {regnskabet på {total}}}.",
  },
  en: {
    money: "Accounts",
    "money.note": "The vertical line is the budget.",
    "money.caption": "Accounts and budget by kind, {currency}",
    "money.budget-caption": "Budget by kind, {currency}",
    art: "Kind",
    bar: "Accounts against budget",
    budget: "Budget",
    accounts: "Accounts",
    difference: "Difference",
    "money.total": "Total, {currency}",
    "money.none-over": "The accounts are missing",
    "money.none-over.text":
      "The {direction, select, in {visit} other {trip}} is over, but neither budget nor accounts have been published. The gap stands here until the figures are found.",
    "gathered.money.none-over.text":
      "The {direction, select, in {visit} other {trip}} is over, but neither budget nor accounts have been found. The gap stands here until they are.",
    "money.none": "No figures yet",
    "money.none.text": "Neither budget nor accounts have been published.",
    "gathered.money.none.text": "Neither budget nor accounts are here.",
    "money.budget-unknown": "The budget is not stated.",
    "money.accounts-missing": "{direction, select, in {The visit} other {The trip}} is over, but nothing is booked.",
    "money.accounts-later":
      "The accounts follow when the {direction, select, in {visit} other {trip}} is over and the bills are paid.",
    "money.accounts-later-by":
      "The accounts are settled after the {direction, select, in {visit} other {return}}, at the latest {date}.",
    "money.accounts-late": "The accounts are late. They should have been settled by {date}.",
    "money.accounts-due": "The accounts are to be settled by {date}.",
    "cap.over":
      "The {what, select, budget {budget comes} other {accounts come}} to {each} a participant. That is {gap} above the municipality’s cap of {cap}",
    "cap.under":
      "The {what, select, budget {budget comes} other {accounts come}} to {each} a participant. That is {gap} below the municipality’s cap of {cap}{others, plural, =0 {} one { a participant. Another rule on travel was set aside, see the decision} =2 { a participant. Two other rules on travel were set aside, see the decision} other { a participant. # other rules on travel were set aside, see the decision}}",
    "cap.currency":
      "The {what, select, budget {budget is} other {accounts are}} in {own}, the municipality’s cap in {currency}. They cannot be compared without a rate.",
    "money.each":
      "Amounts per person are divided by {people} and rounded, so the lines do not quite add up to the last line.",
    "money.difference-open":
      "The difference in all is made up once something is booked on every line of the budget, or the accounts are final.",
    "money.unbooked": "On {count, plural, one {# line} other {# lines}} nothing has been booked yet.",
    "money.uncounted":
      "{text} cannot be read as {count, plural, one {an amount. It stands as printed and is} other {amounts. They stand as printed and are}} not counted.",
    "money.no-rate":
      "{text} {count, plural, one {has} other {have}} no exchange rate yet and {count, plural, one {is} other {are}} therefore not counted.",
    "money.differs":
      "The source prints a total of {stated}, but its lines add up to {computed}. Both stand here; we do not correct the source.",
    "money.stated-only": "The source states {stated} in all without showing the lines.",
    "money.stated-beside": "The source states {stated} in all; not all of its lines can be read as amounts.",
    "money.stated-same": "The total is the one the source prints.",
    "money.rounded":
      "The source prints a total of {stated}, and its lines add up to {computed}. So small a difference may come of rounding each amount.",
    "money.summed": "The total is added up from the lines on this page.",
    "money.vat-mixed": "The accounts add amounts with and without VAT, so total and difference are not on one basis.",
    "money.vat-differs": "Budget and accounts are not both with or both without VAT, so part of the difference is VAT.",
    "money.currencies": "Budget and accounts are in different currencies and cannot be compared.",
    postings: "Show the postings",
    "posting.text": "Posting",
    "posting.on": "Booked",
    "posting.voucher": "Voucher",
    "posting.vat": "VAT",
    "posting.amount": "Amount, {currency}",
    funding: "Who pays",
    "funding.basis": "Basis: ",
    "funding.all": "All of it",
    "funding.planned": "This was the plan. What it came to stands in the accounts.",
    "funding.differ":
      "The amounts come to {paid} together. That is {apart} {is, select, above {more} other {less}} than {of, select, budget {the budget of {total}} stated {the {total} that the source states} other {the accounts of {total}}}.",
  },
  de: {
    money: "Abrechnung",
    "money.note": "Der senkrechte Strich ist das Budget.",
    "money.caption": "Abrechnung und Budget nach Art, {currency}",
    "money.budget-caption": "Budget nach Art, {currency}",
    art: "Art",
    bar: "Abrechnung gegen Budget",
    budget: "Budget",
    accounts: "Abrechnung",
    difference: "Unterschied",
    "money.total": "Summe, {currency}",
    "money.none-over": "Die Abrechnung fehlt",
    "money.none-over.text":
      "{direction, select, in {Der Besuch} other {Die Reise}} ist vorbei, aber weder Budget noch Abrechnung sind veröffentlicht. Die Lücke steht hier, bis die Zahlen gefunden sind.",
    "gathered.money.none-over.text":
      "{direction, select, in {Der Besuch} other {Die Reise}} ist vorbei, aber weder Budget noch Abrechnung wurden gefunden. Die Lücke steht hier, bis die Zahlen gefunden sind.",
    "money.none": "Noch keine Zahlen",
    "money.none.text": "Weder Budget noch Abrechnung sind veröffentlicht.",
    "gathered.money.none.text": "Hier stehen weder Budget noch Abrechnung.",
    "money.budget-unknown": "Das Budget ist nicht angegeben.",
    "money.accounts-missing":
      "{direction, select, in {Der Besuch} other {Die Reise}} ist vorbei, aber nichts ist gebucht.",
    "money.accounts-later":
      "Die Abrechnung folgt, wenn {direction, select, in {der Besuch} other {die Reise}} vorbei und die Rechnungen bezahlt sind.",
    "money.accounts-later-by":
      "Die Abrechnung folgt nach {direction, select, in {dem Besuch} other {der Rückkehr}}, spätestens {date}.",
    "money.accounts-late": "Die Abrechnung ist überfällig. Sie hätte bis {date} vorliegen sollen.",
    "money.accounts-due": "Die Abrechnung muss bis {date} vorliegen.",
    "cap.over":
      "{what, select, budget {Das Budget} other {Die Abrechnung}} beträgt {each} je Person. Das sind {gap} über der Obergrenze der Kommune von {cap}",
    "cap.under":
      "{what, select, budget {Das Budget} other {Die Abrechnung}} beträgt {each} je Person. Das sind {gap} unter der Obergrenze der Kommune von {cap}{others, plural, =0 {} one { je Person. Von einer anderen Reiseregel wurde abgewichen, siehe den Beschluss} =2 { je Person. Von zwei anderen Reiseregeln wurde abgewichen, siehe den Beschluss} other { je Person. Von # anderen Reiseregeln wurde abgewichen, siehe den Beschluss}}",
    "cap.currency":
      "{what, select, budget {Das Budget} other {Die Abrechnung}} ist in {own}, die Obergrenze der Kommune in {currency}. Ohne Kurs lassen sie sich nicht vergleichen.",
    "money.each":
      "Pro Person heißt geteilt durch {people}. Unten ist die Summe geteilt; addierte Zeilen können durch Runden abweichen.",
    "money.difference-open":
      "Der Unterschied insgesamt steht fest, sobald auf alle Zeilen des Budgets gebucht ist oder die Abrechnung endgültig ist.",
    "money.unbooked": "Auf {count, plural, one {# Zeile} other {# Zeilen}} ist noch nichts gebucht.",
    "money.uncounted":
      "{text} {count, plural, one {lässt sich nicht als Betrag lesen. Es steht wie gedruckt und ist} other {lassen sich nicht als Beträge lesen. Sie stehen wie gedruckt und sind}} nicht mitgezählt.",
    "money.no-rate":
      "Für {text} fehlt noch der Kurs; {count, plural, one {der Betrag ist} other {die Beträge sind}} deshalb nicht mitgezählt.",
    "money.differs":
      "Die Quelle druckt insgesamt {stated}, ihre Zeilen ergeben {computed}. Beides steht hier; wir korrigieren die Quelle nicht.",
    "money.stated-only": "Die Quelle gibt insgesamt {stated} an, ohne die Zeilen zu zeigen.",
    "money.stated-beside": "Die Quelle gibt insgesamt {stated} an; nicht alle ihre Zeilen sind als Beträge lesbar.",
    "money.stated-same": "Die Summe ist die, die in der Quelle steht.",
    "money.rounded":
      "Die Quelle druckt insgesamt {stated}, und ihre Zeilen ergeben {computed}. Ein so kleiner Unterschied kann vom Runden der einzelnen Beträge kommen.",
    "money.summed": "Die Summe ist aus den Zeilen dieser Seite addiert.",
    "money.vat-mixed":
      "Die Abrechnung addiert Beträge mit und ohne MwSt.; Summe und Unterschied haben daher keine einheitliche Grundlage.",
    "money.vat-differs":
      "Budget und Abrechnung sind nicht beide mit oder beide ohne MwSt.; ein Teil des Unterschieds ist daher MwSt.",
    "money.currencies": "Budget und Abrechnung sind in verschiedenen Währungen und nicht vergleichbar.",
    postings: "Buchungen zeigen",
    "posting.text": "Buchung",
    "posting.on": "Gebucht",
    "posting.voucher": "Beleg",
    "posting.vat": "MwSt.",
    "posting.amount": "Betrag, {currency}",
    funding: "Wer bezahlt",
    "funding.basis": "Grundlage: ",
    "funding.all": "Alles",
    "funding.planned": "So war es geplant. Was es gekostet hat, steht in der Abrechnung.",
    "funding.differ":
      "Die Beträge ergeben zusammen {paid}. Das ist {apart} {is, select, above {mehr} other {weniger}} als {of, select, budget {das Budget von {total}} stated {die {total}, die die Quelle angibt} other {die Abrechnung über {total}}}.",
  },
});
