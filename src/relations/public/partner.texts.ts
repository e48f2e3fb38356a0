import { catalogue } from "../../platform/index.ts";

/** One partner's page. */
export const partnerPageTexts = catalogue({
  da: {
    front: "Forside",
    lede: "Samarbejdet med {municipality}: rejser, besøg, penge og beslutninger.",
    standing: "Samarbejdet",
    "standing.note": "Hver oplysning står med sin kilde.",
    balance: "Balancen",
    "balance.note": "Hvor mange gange den ene og den anden har rejst, efter det, der er offentliggjort.",
    "balance.been":
      "{out, plural, =0 {Vi har endnu ikke været der} one {Vi har været der én gang} other {Vi har været der # gange}}, og {in, plural, =0 {de har ikke været her} one {de har været her én gang} other {de har været her # gange}}.",
    "gathered.balance.been":
      "{out, plural, =0 {Her står ingen rejser dertil fra {place}} one {Her står én rejse dertil fra {place}} other {Her står # rejser dertil fra {place}}}, og {in, plural, =0 {ingen besøg derfra} one {ét besøg derfra} other {# besøg derfra}}. Der kan være flere.",
    "balance.coming": "{count, plural, one {En rejse eller et besøg kommer.} other {# rejser og besøg kommer.}}",
    "balance.none": "Her er ikke offentliggjort nogen rejser eller besøg endnu.",
    trips: "Rejser og besøg",
    "trips.note": "Nyeste først, med det, der var budgetteret, og det, der er brugt.",
    "trips.all": "{count, plural, one {Posten i registret} other {Alle # poster i registret}}",
    "trips.follow": "Få nyt om rejser og besøg med partneren",
    rulings: "Beslutninger",
    ask: "Spørgsmål",
  },
  en: {
    front: "Front page",
    lede: "Cooperation with {municipality}: trips, visits, money and rulings.",
    standing: "The cooperation",
    "standing.note": "Each statement stands with its source.",
    balance: "The balance",
    "balance.note": "How often one and the other have travelled, by what is published.",
    "balance.been":
      "{out, plural, =0 {We have not been there yet} one {We have been there once} other {We have been there # times}}, and {in, plural, =0 {they have not been here} one {they have been here once} other {they have been here # times}}.",
    "gathered.balance.been":
      "{out, plural, =0 {No trips there from {place} are in the register} one {One trip there from {place} is in the register} other {# trips there from {place} are in the register}}, and {in, plural, =0 {no visits from there} one {one visit from there} other {# visits from there}}. There may be more.",
    "balance.coming": "{count, plural, one {One trip or visit is to come.} other {# trips and visits are to come.}}",
    "balance.none": "No trips or visits are published here yet.",
    trips: "Trips and visits",
    "trips.note": "Newest first, with what was budgeted and what was spent.",
    "trips.all": "{count, plural, one {The entry in the register} other {All # entries in the register}}",
    "trips.follow": "Follow trips and visits with the partner",
    rulings: "Rulings",
    ask: "Questions",
  },
  de: {
    front: "Startseite",
    lede: "Die Zusammenarbeit mit {municipality}: Reisen, Besuche, Geld und Beschlüsse.",
    standing: "Die Zusammenarbeit",
    "standing.note": "Jede Angabe steht mit ihrer Quelle.",
    balance: "Das Gleichgewicht",
    "balance.note": "Wie oft die eine und die andere Seite gereist ist, nach dem, was veröffentlicht ist.",
    "balance.been":
      "{out, plural, =0 {Wir waren noch nicht dort} one {Wir waren einmal dort} other {Wir waren #-mal dort}}, und {in, plural, =0 {sie waren nicht hier} one {sie waren einmal hier} other {sie waren #-mal hier}}.",
    "gathered.balance.been":
      "{out, plural, =0 {Im Register steht keine Reise von {place} dorthin} one {Im Register steht eine Reise von {place} dorthin} other {Im Register stehen # Reisen von {place} dorthin}} und {in, plural, =0 {kein Besuch von dort} one {ein Besuch von dort} other {# Besuche von dort}}. Es kann weitere geben.",
    "balance.coming":
      "{count, plural, one {Eine Reise oder ein Besuch steht bevor.} other {# Reisen und Besuche stehen bevor.}}",
    "balance.none": "Hier sind noch keine Reisen oder Besuche veröffentlicht.",
    trips: "Reisen und Besuche",
    "trips.note": "Die neuesten zuerst, mit dem, was geplant war, und dem, was ausgegeben wurde.",
    "trips.all": "{count, plural, one {Der Eintrag im Register} other {Alle # Einträge im Register}}",
    "trips.follow": "Neues zu Reisen und Besuchen mit dem Partner",
    rulings: "Beschlüsse",
    ask: "Fragen",
  },
});
