import { catalogue } from "../../platform/index.ts";

/** The lines a print begins with: of a record, and of any other page. */
export const printTexts = catalogue({
  da: {
    record:
      "Udskrift af offentlig post i Udsyn, sag {caseNumber}, version {version}, {date}. {on, select, none {Fra} other {Hentet {on} fra}} {url}",
    page: "Udskrift fra Udsyn. {on, select, none {Fra} other {Hentet {on} fra}} {url}",
  },
  en: {
    record:
      "Print of a public record in Udsyn, case {caseNumber}, version {version}, {date}. {on, select, none {From} other {Fetched {on} from}} {url}",
    page: "Print from Udsyn. {on, select, none {From} other {Fetched {on} from}} {url}",
  },
  de: {
    record:
      "Ausdruck eines öffentlichen Eintrags in Udsyn, Aktenzeichen {caseNumber}, Version {version}, {date}. {on, select, none {Von} other {Abgerufen {on} von}} {url}",
    page: "Ausdruck aus Udsyn. {on, select, none {Von} other {Abgerufen {on} von}} {url}",
  },
});
