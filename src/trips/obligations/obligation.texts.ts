import { dateOn, type Params } from "../../kernel/index.ts";
import { danishOnly, formatsIn } from "../../platform/index.ts";
import type { Obligation } from "../../records/index.ts";

/** Why something is owed, and what to do about it, by rule. */
const obligationTexts = danishOnly({
  "request-submission.why":
    "{by, select, change {Ændringen blev sendt den {dueOn}, efter {of, select, visit {at besøget begyndte} other {afrejsen}}, og er ikke afgjort endnu.} other {Anmodningen skal være afgjort før {of, select, visit {besøget} other {afrejsen}} den {startOn}.}}{by, select, manager {} change {} left { Regnet fra {of, select, visit {besøgets begyndelse} other {afrejsen}} lukkede sidste dagsorden den {dueOn}.} reckoned { Møderne frem til da er ikke i kalenderen endnu; regnet fra {of, select, visit {besøgets begyndelse} other {afrejsen}} {closes, select, past {lukkede} other {lukker}} sidste dagsorden den {dueOn}.} other { Sidste dagsorden {closes, select, past {lukkede} other {lukker}} den {dueOn}.}}",
  "request-submission.do":
    "{by, select, manager {Send {of, select, visit {besøget} other {rejsen}} til lederen.} other {{to, select, none {Send {of, select, visit {besøget} other {rejsen}} til det udvalg, der skal tage stilling.} other {Sæt {of, select, visit {besøget} other {rejsen}} på dagsordenen hos den næste, der skal tage stilling: {to}.}}}}{knownOn, select, none {} other { Den sidste dagsorden i kalenderen lukker den {knownOn}.}}",
  "request-ruling.why":
    "{change, select, sent {Ændringen blev sendt den {dueOn}, efter {of, select, visit {at besøget begyndte} other {afrejsen}}, og venter på en afgørelse.} ahead {Ændringen skal være afgjort før {of, select, visit {besøget} other {afrejsen}} den {startOn}.} other {Anmodningen skal være afgjort før {of, select, visit {besøget} other {afrejsen}} den {startOn}.}}",
  "request-ruling.do": "Skriv udvalgets beslutning, når mødet er holdt.",
  "staff-visit-answer.why": "En tjenesterejse med afrejse den {startOn} venter på svar.",
  "staff-visit-answer.do": "Godkend rejsen, eller send den tilbage med en begrundelse.",
  "new-ruling.why":
    "{what, select, travellers {Der er ændret i, hvem der rejser,} budget {Budgettet er sat op,} place {Rejsemålet er et andet, end der er godkendt,} gift {En virksomhed betaler noget, der ikke er godkendt,} kind {{of, select, visit {Besøget} other {Rejsen}} er af en anden slags,} basis {Retsgrundlaget er et andet,} ramme {Datoen eller den ansvarlige er en anden, så en anden ramme skal betale,} order {Datoen eller reglerne er andre, så andre også skal spørges,} several {Flere ting er anderledes, også hvilken ramme der betaler,} many {Flere ting, som er godkendt, er anderledes,} other {Der er ændret i, hvem der rejser, og budgettet er sat op,}} siden {of, select, visit {besøget} other {rejsen}} blev godkendt.{by, select, manager {} left { Sidste dagsorden før {of, select, visit {besøget} other {afrejsen}} lukkede den {dueOn}.} reckoned { Møderne frem til {of, select, visit {besøget} other {afrejsen}} er ikke i kalenderen endnu; regnet derfra {closes, select, past {lukkede} other {lukker}} sidste dagsorden den {dueOn}.} other { Sidste dagsorden før {of, select, visit {besøget} other {afrejsen}} {closes, select, past {lukkede} other {lukker}} den {dueOn}.}}",
  "new-ruling.do":
    "Send ændringen til en ny beslutning, eller før den tilbage til det godkendte.{knownOn, select, none {} other { Den sidste dagsorden i kalenderen lukker den {knownOn}.}}",
  "minutes-confirmation.why":
    "Beslutningen fra mødet den {meetsOn} skal være offentlig senest den {dueOn}, men referatet er ikke bekræftet.",
  "minutes-confirmation.do": "Bekræft referatet.",
  "publication-due.why": "Offentligheden mangler at se, hvad der er sket siden den {since}. Fristen er den {dueOn}.",
  "publication-due.do": "Offentliggør det, som det står nu.",
  "report-due.why":
    "{of, select, visit {Besøget} other {Rejsen}} sluttede den {endOn}. Rapporten skal være afleveret senest den {dueOn}.",
  "report-due.do": "Skriv rapporten færdig, og aflever den.",
  "report-settlement.why": "Rapporten er afleveret og venter på lederens godkendelse. Fristen er den {dueOn}.",
  "report-settlement.do": "Godkend rapporten, eller send den tilbage.",
  "receipts-missing.why": "{count, plural, one {# postering mangler} other {# posteringer mangler}} bilag.",
  "receipts-missing.do": "Læg bilaget ind, eller skriv, hvorfor det ikke findes.",
  "accounts-due.why":
    "Regnskabet skal være afsluttet senest den {dueOn}, opgjort {vat, select, incl {inklusive} other {eksklusive}} moms.",
  "accounts-due.do": "Bogfør det sidste, og luk regnskabet.",
  "follow-up.why": "Rapporten lover en opfølgning den {dueOn}.",
  "follow-up.do": "Skriv, hvad der er kommet ud af {of, select, visit {besøget} other {rejsen}}.",
  "travel-list-erasure.why": "Rejselisten med pas, allergier og pårørende skal være slettet den {dueOn}.",
  "travel-list-erasure.do": "Slet rejselisten. Den daglige kørsel gør det ellers, næste gang den kører.",
  "annex-decision.why":
    "Et bilag er stoppet eller venter på, at nogen ser på det. Har ingen taget stilling den {dueOn}, bliver det taget tilbage.",
  "annex-decision.do":
    "Se bilaget igennem, og godkend eller afvis det. En anden end den, der sendte det, skal gøre det.",
  "question-answer.why": "Nogen har spurgt fra en offentlig side og er lovet svar senest den {dueOn}.",
  "question-answer.do": "Svar, giv spørgsmålet videre, eller luk det med en begrundelse.",
  "strategy-expiry.why": "Strategien udløber den {dueOn}, og der er ikke vedtaget en ny.",
  "strategy-expiry.do": "Evaluér strategien, og læg en ny frem til beslutning.",
});

/** An obligation in Danish: why it is owed, and what to do. */
export function obligationWords({ rule, params }: Pick<Obligation, "rule" | "params">): { why: string; todo: string } {
  const said = (key: string) => {
    const found = obligationTexts.find("da", key, shown(params));
    if (found === null) throw new Error(`no text "${key}"`);
    return found;
  };
  return { why: said(`${rule}.why`), todo: said(`${rule}.do`) };
}

/** Days as people read them. */
function shown(params: Params): Params {
  const { date } = formatsIn("da");
  return Object.fromEntries(
    Object.entries({ of: "trip", to: "none", knownOn: "none", ...params }).map(([name, value]) => {
      const on = typeof value === "string" ? dateOn(value) : null;
      return [name, on ? date(on) : value];
    }),
  );
}
