import { catalogue } from "../../platform/index.ts";

/** How far a trip has come, step by step. */
export const railTexts = catalogue({
  da: {
    decided: "Besluttet",
    "by-manager": "af lederen",
    "by-manager-on": "af lederen {date}",
    "by-manager-late": "af lederen {date}, efter {direction, select, in {besøgets begyndelse} other {afrejsen}}",
    late: "{date}, efter {direction, select, in {besøgets begyndelse} other {afrejsen}}",
    travelled: "Rejst",
    visited: "Afholdt",
    accounts: "Regnskab",
    report: "Rapport",
    "approved-report": "Behandlet {date}",
    "report-in": "Afleveret {date}",
    "report-back": "Sendt tilbage {date}",
  },
  en: {
    decided: "Decided",
    "by-manager": "by the manager",
    "by-manager-on": "by the manager {date}",
    "by-manager-late": "by the manager {date}, after {direction, select, in {the visit began} other {departure}}",
    late: "{date}, after {direction, select, in {the visit began} other {departure}}",
    travelled: "Travelled",
    visited: "Visited",
    accounts: "Accounts",
    report: "Report",
    "approved-report": "Dealt with {date}",
    "report-in": "Handed in {date}",
    "report-back": "Sent back {date}",
  },
  de: {
    decided: "Beschlossen",
    "by-manager": "durch die Leitung",
    "by-manager-on": "durch die Leitung {date}",
    "by-manager-late":
      "durch die Leitung {date}, nach {direction, select, in {Beginn des Besuchs} other {der Abreise}}",
    late: "{date}, nach {direction, select, in {Beginn des Besuchs} other {der Abreise}}",
    travelled: "Gereist",
    visited: "Besucht",
    accounts: "Abrechnung",
    report: "Bericht",
    "approved-report": "Behandelt {date}",
    "report-in": "Abgegeben {date}",
    "report-back": "Zurückgegeben {date}",
  },
});
