import { catalogue } from "../../platform/index.ts";

/** What the rulings are as open data, and how a program reads them. */
export const decisionsDataTexts = catalogue({
  da: {
    title: "Beslutninger",
    count: "{count, plural, one {# beslutning} other {# beslutninger}}",
    page: "Beslutninger som data",
    data: "Åbne data",
    about:
      "Udvalgenes offentliggjorte beslutninger om rejser og besøg, i OParl, en åben standard for byrådenes sager: udvalg, møder, dagsordenspunkter, sager og referater.",
    lede: "Udvalgenes offentliggjorte beslutninger som data for programmer, efter den åbne standard OParl 1.1.",
    start: "Begynd her",
    "start.note": "Alt andet kan nås ved at følge adresserne i svarene.",
    "start.text": "Et program, der kan læse OParl, skal kun have denne ene adresse:",
    holds: "Hvad der er i dem",
    paper: "Sag (Paper): en rejse eller et besøg, som et udvalg har taget stilling til.",
    meeting:
      "Møde (Meeting): et udvalgs møde på en dag, så vidt beslutninger fra det er offentliggjort. Klokkeslættet er ikke oplyst; start er dagens begyndelse.",
    item: "Dagsordenspunkt (AgendaItem): overskrift, beslutning og tekst. Et lukket punkt har overskrift og beslutning, og public er false.",
    consultation: "Behandling (Consultation): hvilket udvalg der tog sagen, og på hvilket møde.",
    organization: "Udvalg (Organization): kommunens udvalg, også de tidligere.",
    file: "Fil (File): referatet, hvor beslutningen henviser til det.",
    person: "Personer er der ingen af: listen er tom. Hvem der stemte hvad, står på rejsens egen side og i dens fil.",
    changes: "Hold sig ajour",
    "changes.text":
      "Lister tager modified_since, modified_until, created_since og created_until. Med modified_since har de også det med, som er borte siden, mærket deleted.",
    same: "De samme beslutninger",
    "same.page": "Beslutningerne til at læse",
    "same.trips": "Rejserne med alle deres beslutninger, som JSON",
    "same.all": "Alle åbne data",
  },
  en: {
    title: "Rulings",
    count: "{count, plural, one {# ruling} other {# rulings}}",
    page: "Rulings as data",
    data: "Open data",
    about:
      "The committees' published rulings on trips and visits in OParl, an open standard for councils' business: committees, meetings, agenda items, papers and minutes.",
    lede: "The committees' published rulings as data for programs, by the open standard OParl 1.1.",
    start: "Begin here",
    "start.note": "Everything else is reached by following the addresses in the answers.",
    "start.text": "A program that reads OParl needs this one address:",
    holds: "What they hold",
    paper: "Paper: a trip or visit that a committee has ruled on.",
    meeting:
      "Meeting: a committee's meeting on a day, as far as rulings of it are published. The hour is not stated; start is the day's beginning.",
    item: "AgendaItem: heading, ruling and text. A closed item has its heading and ruling, and public is false.",
    consultation: "Consultation: which committee took the matter, and at which meeting.",
    organization: "Organization: the municipality's committees, the earlier ones too.",
    file: "File: the minutes, where the ruling refers to them.",
    person: "There are no persons: the list is empty. Who voted how stands on the trip's own page and in its file.",
    changes: "Keeping up",
    "changes.text":
      "Lists take modified_since, modified_until, created_since and created_until. With modified_since they hold what is gone since then too, marked deleted.",
    same: "The same rulings",
    "same.page": "The rulings to read",
    "same.trips": "The trips with all their rulings, as JSON",
    "same.all": "All open data",
  },
  de: {
    title: "Beschlüsse",
    count: "{count, plural, one {# Beschluss} other {# Beschlüsse}}",
    page: "Beschlüsse als Daten",
    data: "Offene Daten",
    about:
      "Die veröffentlichten Beschlüsse der Ausschüsse über Reisen und Besuche in OParl, einem offenen Standard für Ratsinformationen: Ausschüsse, Sitzungen, Tagesordnungspunkte, Vorlagen und Protokolle.",
    lede: "Die veröffentlichten Beschlüsse der Ausschüsse als Daten für Programme, nach dem offenen Standard OParl 1.1.",
    start: "Hier beginnen",
    "start.note": "Alles andere ist über die Adressen in den Antworten erreichbar.",
    "start.text": "Ein Programm, das OParl liest, braucht nur diese eine Adresse:",
    holds: "Was sie enthalten",
    paper: "Vorlage (Paper): eine Reise oder ein Besuch, worüber ein Ausschuss beschlossen hat.",
    meeting:
      "Sitzung (Meeting): die Sitzung eines Ausschusses an einem Tag, soweit Beschlüsse daraus veröffentlicht sind. Die Uhrzeit ist nicht angegeben; start ist der Beginn des Tages.",
    item: "Tagesordnungspunkt (AgendaItem): Überschrift, Beschluss und Text. Ein nichtöffentlicher Punkt hat Überschrift und Beschluss, und public ist false.",
    consultation: "Beratung (Consultation): welcher Ausschuss die Sache in welcher Sitzung behandelt hat.",
    organization: "Gremium (Organization): die Ausschüsse der Kommune, auch die früheren.",
    file: "Datei (File): das Protokoll, wo der Beschluss darauf verweist.",
    person:
      "Personen gibt es keine: Die Liste ist leer. Wer wie gestimmt hat, steht auf der Seite der Reise und in ihrer Datei.",
    changes: "Auf dem Laufenden bleiben",
    "changes.text":
      "Listen nehmen modified_since, modified_until, created_since und created_until. Mit modified_since enthalten sie auch, was seitdem weggefallen ist, als deleted markiert.",
    same: "Dieselben Beschlüsse",
    "same.page": "Die Beschlüsse zum Lesen",
    "same.trips": "Die Reisen mit allen ihren Beschlüssen, als JSON",
    "same.all": "Alle offenen Daten",
  },
});
