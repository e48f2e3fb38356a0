import { catalogue } from "../../platform/index.ts";

/** What it means that accounts are estimated, partly booked or final, and what those that are late still lack. */
export const statusMeant = catalogue({
  da: {
    estimated: "Anslået: intet er bogført endnu{budget, select, yes {, og beløbene er budgettets} other {}}.",
    partly: "Delvist bogført: der er bogført udgifter, men regnskabet er ikke lukket, så der kan komme flere.",
    final: "Endeligt: regnskabet er gjort op, og der ventes ikke flere udgifter.",
    all: "Anslået: der er ikke oplyst noget, som er bogført. Delvist bogført: der er bogført udgifter, men regnskabet er ikke lukket. Endeligt: regnskabet er gjort op. Mangler eller over fristen: der er intet regnskab, eller det skulle have været gjort op.",
    "late.nothing": "Der er ikke bogført noget endnu.",
    "late.lines":
      "Der er ikke bogført noget på {count, plural, one {denne linje i budgettet} other {disse linjer i budgettet}} endnu: {lines}.",
    "late.unclosed": "Der er bogført på alle budgettets linjer, men kommunen har ikke lukket regnskabet.",
    "late.open": "Der er bogført udgifter, men kommunen har ikke lukket regnskabet.",
  },
  en: {
    estimated:
      "Estimated: nothing is booked yet{budget, select, yes {, and the amounts are those of the budget} other {}}.",
    partly: "Partly booked: expenses are booked, but the accounts are not closed, so more may come.",
    final: "Final: the accounts are settled, and no more expenses are expected.",
    all: "Estimated: nothing is stated to be booked. Partly booked: expenses are booked, but the accounts are not closed. Final: the accounts are settled. Missing or overdue: there are no accounts, or they should have been settled.",
    "late.nothing": "Nothing has been booked yet.",
    "late.lines":
      "Nothing has been booked yet on {count, plural, one {this line} other {these lines}} of the budget: {lines}.",
    "late.unclosed":
      "Something is booked on every line of the budget, but the municipality has not closed the accounts.",
    "late.open": "Expenses are booked, but the municipality has not closed the accounts.",
  },
  de: {
    estimated:
      "Geschätzt: noch ist nichts gebucht{budget, select, yes {, und die Beträge sind die des Budgets} other {}}.",
    partly:
      "Teilweise gebucht: Ausgaben sind gebucht, aber die Abrechnung ist nicht geschlossen; es können weitere kommen.",
    final: "Endgültig: die Abrechnung ist abgeschlossen, weitere Ausgaben werden nicht erwartet.",
    all: "Geschätzt: gebucht ist nach den Angaben nichts. Teilweise gebucht: Ausgaben sind gebucht, aber die Abrechnung ist nicht geschlossen. Endgültig: die Abrechnung ist abgeschlossen. Fehlt oder überfällig: es gibt keine Abrechnung, oder sie hätte vorliegen sollen.",
    "late.nothing": "Noch ist nichts gebucht.",
    "late.lines":
      "Auf {count, plural, one {diese Zeile} other {diese Zeilen}} des Budgets ist noch nichts gebucht: {lines}.",
    "late.unclosed": "Auf alle Zeilen des Budgets ist gebucht, aber die Kommune hat die Abrechnung nicht geschlossen.",
    "late.open": "Ausgaben sind gebucht, aber die Kommune hat die Abrechnung nicht geschlossen.",
  },
});
