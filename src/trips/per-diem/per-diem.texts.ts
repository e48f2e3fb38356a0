import { danishOnly } from "../../platform/index.ts";

/** Words about time- og dagpenge at the desk and for programs. */
export const perDiemTexts = danishOnly({
  "done.per-diem-booked": "Time- og dagpengene er bogført. Satsernes tabel står ved linjen.",
  "meal.breakfast": "Morgenmad",
  "meal.lunch": "Frokost",
  "meal.dinner": "Middag",
  "off.breakfast": "Fri morgenmad",
  "off.lunch": "Fri frokost",
  "off.dinner": "Fri middag",
  "fault.time-needed": "Skriv klokkeslættet.",
  "fault.per-diem-by-receipts":
    "Kommunen betaler rejsens måltider efter regning. Bogfør regningerne i stedet for time- og dagpenge.",
  "fault.per-diem-under-a-day": "Rejsen varede under 24 timer. Så betales måltider efter regning.",
  "fault.per-diem-changed": "Du så {seen}, men det bliver nu {now}. Se regnestykket igennem, og bogfør så.",
  "fault.per-diem-too-many":
    "Der er kun {people, plural, one {én deltager} other {# deltagere}} på rejsen, så {travellers} kan ikke have rejst. Ret antallet, eller skriv først deltagerne på rejsen.",
  "fault.per-diem-booked-for-all":
    "Der er allerede bogført time- og dagpenge for {booked} af rejsens {people, plural, one {ene deltager} other {# deltagere}} i de dage. Ret antallet, eller slet først den linje, der er forkert.",
  "fault.per-diem-booked-already":
    "Der er allerede bogført time- og dagpenge på rejsen, og det kan være for de samme. Er det andre rejsende, så sæt kryds ved det (»bookedConfirmed« for programmer), og bogfør igen.",
  "fault.per-diem-meals-paid":
    "Der er allerede betalt {paid} for forplejning på rejsen, og time- og dagpenge dækker de samme måltider. Sæt kryds ved de måltider, der er betalt, og regn ud igen, eller bekræft, at det var andre måltider (»mealsConfirmed« for programmer).",
  "fault.per-diem-trip-undated": "Skriv rejsens afrejse og hjemkomst under »Rejsemål og datoer« først.",
  "fault.per-diem-backwards": "Hjemkomsten ligger før afrejsen. Ret et af klokkeslættene.",
  "fault.per-diem-country-missing": "{place} har intet land. Skriv det under »Rejsemål og datoer«.",
  "fault.per-diem-no-rate": "Den indlæste tabel har ingen sats for {place}. Få regnskab til at indlæse den.",
  "fault.per-diem-no-rate-on":
    "Den indlæste tabel har ingen sats for {place} den {on}. Få regnskab til at indlæse den.",
  "fault.per-diem-rate-needed": "Der er flere satser, der kan gælde for {place}. Vælg den rigtige.",
  "fault.per-diem-arrival-needed": "Skriv, hvornår I kom til {place}: derfra gælder en anden sats.",
  "fault.per-diem-arrival-order": "Ankomsten til {place} ligger ikke mellem den forrige og hjemkomsten. Ret den.",
});
