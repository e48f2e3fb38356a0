import { catalogue } from "../../platform/index.ts";

export const pageTexts = catalogue({
  da: {
    "card.fictional": "Opdigtet kommune",
    front: "Forside",
    "log.title": "Sådan beviser vi, at intet er ændret",
    "log.lede":
      "Hver gang en post offentliggøres eller rettes, skrives et fingeraftryk af den i en log, der kun kan vokse.",
    "log.how": "Sådan virker det",
    "log.how.1": "Posten regnes om til et fingeraftryk (SHA-256). Rettes et komma, bliver fingeraftrykket et andet.",
    "log.how.2":
      "Alle fingeraftryk er bundet sammen i et træ, og hele træet har ét fælles fingeraftryk: kontrolpunktet. Intet kan ændres, flyttes eller fjernes, uden at kontrolpunktet bliver et andet.",
    "log.how.3":
      "Kontrolpunktet er underskrevet med loggens nøgle. Den, der gemmer et kontrolpunkt i dag, kan senere se, at alt før det stadig er der.",
    "log.how.4":
      "Navne og fri tekst står i træet som saltede fingeraftryk. De kan slettes, når loven kræver det, uden at beviset går i stykker.",
    "log.now": "Lige nu",
    "log.empty": "Loggen er tom: der er ikke offentliggjort noget endnu.",
    "log.size": "Poster og rettelser i loggen",
    "log.signed": "Senest underskrevet",
    "log.origin": "Loggens navn",
    "log.earlier":
      "Loggen er begyndt på ny den {day}, efter at en sikkerhedskopi er gendannet. Den forrige hedder {origin} og fortsætter ikke. Posterne fra den står også her.",
    "log.key": "Nøglen",
    "log.key.text": "Gem nøglen et andet sted end her. Så kan ingen bytte både log og nøgle.",
    "log.head": "Loggens kontrolpunkt",
    "log.verify": "Kontrollér selv",
    "log.verify.text":
      "Udsyns program henter hele loggen, hver post og hver datafil herfra og efterprøver dem. Det stoler ikke på os.",
    "log.verify.saved":
      "På hver rejses side kan du lade din browser regne efter. Kontrollen er et lille selvstændigt script uden for siden; det står sammen med resten af Udsyns kildekode.",
    "log.verify.since": "Har du gemt et kontrolpunkt, kan du se, at alt før det stadig er der:",
    "log.format":
      "Formatet er åbent: C2SP checkpoint og tlog-tiles, RFC 6962 og RFC 8785. Andre programmer kan kontrollere det samme.",
    "log.checkpoint": "Hent kontrolpunktet",
    "log.changed": "Nøglen er skiftet",
    "log.changed.text":
      "Har du gemt en tidligere nøgle, gælder den stadig for alt, der var i loggen, da den blev skiftet, og ikke for noget senere. Hver gang har den gamle og den nye nøgle begge skrevet under på, at den ene afløser den anden, og på hvor langt loggen var. Programmet nedenfor følger kæden af sig selv fra den nøgle, du har.",
    "log.changed.one": "{when}, da loggen havde {size} poster og rettelser. Den gamle nøgle og den nye:",
    "log.changed.get": "Hent overdragelserne",
    "log.witnesses": "Vidner",
    "log.witnesses.text":
      "Et vidne er en anden end den, der fører loggen. Det husker, hvor langt loggen var, og underskriver kun et nyt kontrolpunkt, når loggen er gået videre derfra. Så kan ingen vise dig én log og andre en anden, uden at vidnet er med på det.",
    "log.witness.all": "{name} har underskrevet hele loggen, {size} poster og rettelser, {when}.",
    "log.witness.some":
      "{name} har underskrevet de første {size} poster og rettelser, {when}. Resten er vidnet ikke kommet til endnu.",
    "log.key.get": "Hent nøglen",
    "log.tiles": "Træets fliser og samlinger",
    "log.tiles.text":
      "En flise har op til 256 fingeraftryk af træet, en samling (entries) op til 256 poster, som de står i loggen. Af dem kan enhver bygge træet igen. Er loggen lang, vises kun de nyeste; de andre adresser er skrevet på samme måde.",
    "log.verify.folder":
      "Vil du også kontrollere siderne, som de ser ud i en browser, så gem dem i en mappe. Hver side har loggens underskrift til sidst i sin kildetekst:",
    "about.title": "Om Udsyn",
    "about.lede":
      "{municipality} viser her sine rejser til udlandet og de besøg, den har været vært for: program, regnskab, rapport og beslutninger.",
    "about.what": "Hvad er det?",
    "about.what.text":
      "Siden er et register. Den bygger på kommunens egne sager og ajourføres, så snart de er besluttet, bogført eller behandlet. Det, ingen ved, står som et hul og tælles med.",
    "about.fictional": "{municipality} er opdigtet. Alle rejser, personer, beløb og beslutninger er eksempler.",
    "about.responsible": "Hvem har ansvaret?",
    "about.responsible.text": "Ansvarlig for indholdet:",
    "about.contact.unknown": "Hvor man skriver hen, er ikke oplyst.",
    "gathered.lede": "Rejser til udlandet og besøg i {municipality}: program, regnskab, rapport og beslutninger.",
    "gathered.what":
      "Siden er et register. Den er samlet af andre end kommunen ({by}) ud fra det, kommunen selv og pressen har offentliggjort. {municipality} har ikke skrevet den og ikke godkendt den. Det, ingen har offentliggjort, står som et hul og tælles med.",
    "gathered.by": "{by}, ikke {municipality}.",
    "gathered.public":
      "Her står kun det, kommunen selv og pressen har offentliggjort: dagsordener, referater, rapporter og avisartikler. Kilden står ved hver rejse. Det, der ikke er offentliggjort, står som ikke oplyst.",
    "gathered.people":
      "Mener du, at noget om dig står forkert eller skal slettes, så skriv til den, der har samlet det: {by}. Navne og tekst kan slettes; posten og beviset for den består.",
    "gathered.people.nowhere":
      "Står noget om dig forkert, eller skal det slettes, er det dem, der har samlet det, som kan rette og slette: {by}. Hvor man skriver til dem, er ikke oplyst. Navne og tekst kan slettes; posten og beviset for den består.",
    "about.data": "Åbne data",
    "about.data.text":
      "Alt på siden kan hentes som data og bruges frit, også til noget andet end det, vi har tænkt på.",
    "about.data.link": "Åbne data",
    "about.public": "Hvad er offentligt, og hvad er ikke?",
    "about.public.1":
      "En rejse bliver offentlig, når den er godkendt og referatet er bekræftet: hvorhen, hvorfor, hvem og for hvor meget. Klokkeslæt og hoteller kan kommunens regler lade vente, til de rejsende er hjemme. Regnskabet følger, efterhånden som det bogføres, og rapporten, når den er behandlet.",
    "about.public.2":
      "Rejser, der ikke blev godkendt, står ikke her, og heller ikke idéer, kladder og sager, der venter. Et udvalgs nej står i dets referat. Har rejsen været godkendt, står alle bekræftede beslutninger om den ved rejsen, også et senere nej, en udsættelse eller en aflysning.",
    "about.public.older":
      "Regnskaber vises på siderne i {years} år efter udgangen af det år, rejsen eller besøget sluttede: nu fra {year} og frem. Ældre regnskaber er hverken i lister, summer, billeder eller nyheder. Den enkelte post, datafilerne og loggen har dem, som de blev offentliggjort. Du kan bede om aktindsigt i dem hos den ansvarlige ovenfor.",
    "gathered.public.older":
      "Regnskaber vises på siderne i {years} år efter udgangen af det år, rejsen eller besøget sluttede: nu fra {year} og frem. Ældre regnskaber er hverken i lister, summer, billeder eller nyheder. Den enkelte post, datafilerne og loggen har dem, som de blev offentliggjort.",
    "about.public.3":
      "Kvitteringer, kontaktoplysninger på de rejsende og navne på ansatte og private er aldrig offentlige. Du kan altid søge aktindsigt hos kommunen.",
    "gathered.public.3":
      "Kvitteringer, kontaktoplysninger på de rejsende og navne på ansatte og private er aldrig offentlige her.",
    "about.code": "Kildekode og licens",
    "about.code.text":
      "Udsyn er fri software under EUPL 1.2, Den Europæiske Unions offentlige licens. Enhver kommune må bruge, læse og ændre programmet.",
    source: "Programmet og dets kildekode:",
    "source.unknown":
      "Hvor programmet og dets kildekode kan hentes, er ikke oplyst her. Den, der driver siden, skal kunne sige det.",
    "about.people": "Personoplysninger",
    "about.people.1":
      "Folkevalgte nævnes med navn og hverv, når kommunens regler siger det. Ansatte står som enhed og antal, andre som gruppe og antal.",
    "about.people.2": "Siden sætter ingen cookies, kræver ikke JavaScript og henter intet fra andre.",
    "about.people.3":
      "Mener du, at noget om dig står forkert eller skal slettes, så skriv til kommunen. Navne og tekst kan slettes; posten og beviset for den består.",
    "was.title": "Tilgængelighedserklæring",
    "was.missing":
      "Kommunen har ikke skrevet adressen på sin tilgængelighedserklæring endnu. Den ligger i myndighedens eget værktøj hos Digitaliseringsstyrelsen, og når adressen er skrevet i kommunens profil, fører denne side dertil.",
    "gathered.was.missing": "Her står ingen tilgængelighedserklæring endnu. Siden er ikke kommunens egen.",
    "was.target":
      "Udsyn er bygget til at følge WCAG 2.2 på niveau AA. Møder du noget, du ikke kan bruge, så skriv til kommunen.",
    "gathered.was.target": "Udsyn er bygget til at følge WCAG 2.2 på niveau AA.",
    "tagged.rest": "{count} mere",
    "tagged.all": "Alle rejser og besøg",
  },
  en: {
    "card.fictional": "Fictional municipality",
    front: "Front page",
    "log.title": "How we prove that nothing was altered",
    "log.lede": "Each time an entry is published or corrected, its fingerprint is written to a log that can only grow.",
    "log.how": "How it works",
    "log.how.1": "The entry is turned into a fingerprint (SHA-256). Change a comma and the fingerprint is another.",
    "log.how.2":
      "All fingerprints are bound together in a tree, and the whole tree has one fingerprint of its own: the checkpoint. Nothing can be changed, moved or removed without the checkpoint becoming another.",
    "log.how.3":
      "The checkpoint is signed with the log’s key. Whoever keeps a checkpoint today can see later that everything before it is still there.",
    "log.how.4":
      "Names and free text stand in the tree as salted fingerprints. They can be erased where the law demands it, and the proof still holds.",
    "log.now": "Right now",
    "log.empty": "The log is empty: nothing has been published yet.",
    "log.size": "Entries and corrections in the log",
    "log.signed": "Last signed",
    "log.origin": "The log’s name",
    "log.earlier":
      "The log was begun anew on {day}, after a backup was restored. The one before it is called {origin} and goes no further. Its records stand here too.",
    "log.key": "The key",
    "log.key.text": "Keep the key somewhere else than here. Then nobody can swap both log and key.",
    "log.head": "Checkpoint of the log",
    "log.verify": "Check it yourself",
    "log.verify.text":
      "Udsyn’s program can verify the whole log, every entry and every data file from here. It does not trust us.",
    "log.verify.saved":
      "On every trip's page your browser can work it out for itself. The check is a small script of its own; it stands with the rest of Udsyn's source code.",
    "log.verify.since": "With a checkpoint from earlier you can see that everything before it is still there:",
    "log.format":
      "The format is open: C2SP checkpoint and tlog-tiles, RFC 6962 and RFC 8785. Other programs can check the same.",
    "log.checkpoint": "Download the checkpoint",
    "log.changed": "The key was changed",
    "log.changed.text":
      "If you kept an earlier key, it still holds for everything that was in the log when it was changed, and for nothing later. Each time the old key and the new one have both signed that one takes over from the other, and how far the log had come. The program below follows the chain by itself from the key that you have.",
    "log.changed.one": "{when}, when the log had {size} entries and corrections. The old key and the new one:",
    "log.changed.get": "Download the successions",
    "log.witnesses": "Witnesses",
    "log.witnesses.text":
      "A witness is somebody else than whoever keeps the log. It remembers how far the log had come, and signs a new checkpoint only when the log has gone on from there. So nobody can show you one log and others another without the witness joining in.",
    "log.witness.all": "{name} has signed the whole log, {size} entries and corrections, {when}.",
    "log.witness.some":
      "{name} has signed the first {size} entries and corrections, {when}. It has not come to the rest yet.",
    "log.key.get": "Download the key",
    "log.tiles": "Tiles and bundles of the tree",
    "log.tiles.text":
      "A tile has up to 256 fingerprints of the tree, a bundle (entries) up to 256 entries as they stand in the log. From them anyone can build the tree again. Of a long log only the newest are shown; the other addresses are written the same way.",
    "log.verify.folder":
      "To check the pages as a browser shows them as well, save them in a folder. Each page has the log’s signature at the end of its source:",
    "about.title": "About Udsyn",
    "about.lede":
      "{municipality} shows its trips abroad and the visits it has hosted: programme, accounts, report and decisions.",
    "about.what": "What it is",
    "about.what.text":
      "The site is a register. It is written by the municipality’s own cases the moment they are decided, booked and treated. What is not known stands as a gap and is counted.",
    "about.fictional": "{municipality} is fictional. All trips, people, amounts and decisions are examples.",
    "about.responsible": "Who is responsible",
    "about.responsible.text": "Responsible for the content:",
    "about.contact.unknown": "Where to write is not stated.",
    "gathered.lede": "Trips abroad and visits hosted by {municipality}: programme, accounts, report and decisions.",
    "gathered.what":
      "The site is a register. It was gathered by others than the municipality ({by}) from what the municipality itself and the press have published. {municipality} has not written it and has not approved it. What nobody has published stands as a gap and is counted.",
    "gathered.by": "{by}, not {municipality}.",
    "gathered.public":
      "Only what the municipality itself and the press have published is here: agendas, minutes, reports and newspaper articles. The source stands with each trip. What has not been published stands as not stated.",
    "gathered.people":
      "If you think something about you is wrong or should be erased, write to those who gathered it: {by}. Names and text can be erased; the entry and its proof remain.",
    "gathered.people.nowhere":
      "If something about you is wrong or should be erased, {by}, who gathered it, correct and erase it. Where to write to them is not stated. Names and text can be erased; the entry and its proof remain.",
    "about.data": "Open data",
    "about.data.text":
      "Everything here can be downloaded as data and used freely, also for things we have not thought of.",
    "about.data.link": "Open data",
    "about.public": "What is public, and what is not",
    "about.public.1":
      "A trip becomes public when it has been approved and the minutes are confirmed: where to, why, who and for how much. The municipality’s rules may let clock times and hotels wait until the travellers are home. The accounts follow as they are booked, the report when it has been considered.",
    "about.public.2":
      "Trips that were not approved are not here, and neither are ideas, drafts and cases that wait. A committee’s no stands in its minutes. If a trip has once been approved, all confirmed rulings on it stand with the trip, a later no, a postponement or a cancellation too.",
    "about.public.older":
      "The pages show accounts for {years} years after the end of the year in which the trip or visit ended: at present those of {year} and later. Older accounts are in no list, sum, picture or news. The entry itself, the data files and the log hold them as they were published. You may ask whoever is responsible, above, for access to them.",
    "gathered.public.older":
      "The pages show accounts for {years} years after the end of the year in which the trip or visit ended: at present those of {year} and later. Older accounts are in no list, sum, picture or news. The entry itself, the data files and the log hold them as they were published.",
    "about.public.3":
      "Receipts, contact details of those who travel, and names of staff and private persons are never public. You can always ask the municipality for access to documents.",
    "gathered.public.3":
      "Receipts, contact details of those who travel, and names of staff and private persons are never public here.",
    "about.code": "Source code and licence",
    "about.code.text":
      "Udsyn is free software under EUPL 1.2, the European Union Public Licence. Any municipality can use it, read it and change it.",
    source: "The program and its source code:",
    "source.unknown":
      "Where the program and its source code can be downloaded is not stated here. Whoever runs the site must be able to say.",
    "about.people": "Personal data",
    "about.people.1":
      "Elected members are named with their office where the municipality’s rules say so. Staff are shown as unit and number, others as group and number.",
    "about.people.2": "The site sets no cookies, needs no JavaScript and fetches nothing from others.",
    "about.people.3":
      "If you think something about you is wrong or should be erased, write to the municipality. Names and text can be erased; the entry and its proof remain.",
    "was.title": "Accessibility statement",
    "was.missing":
      "The municipality has not entered the address of its accessibility statement yet. It lies in the authority’s own tool, and once its address is in the municipality’s profile this page leads there.",
    "gathered.was.missing": "There is no accessibility statement here yet. The site is not the municipality’s own.",
    "was.target":
      "Udsyn is built to follow WCAG 2.2 at level AA. If you meet something you cannot use, write to the municipality.",
    "gathered.was.target": "Udsyn is built to follow WCAG 2.2 at level AA.",
    "tagged.rest": "{count} more",
    "tagged.all": "All trips and visits",
  },
  de: {
    "card.fictional": "Erfundene Kommune",
    front: "Startseite",
    "log.title": "So belegen wir, dass nichts verändert wurde",
    "log.lede":
      "Jedes Mal, wenn ein Eintrag veröffentlicht oder berichtigt wird, kommt sein Fingerabdruck in ein Logbuch, das nur wachsen kann.",
    "log.how": "So funktioniert es",
    "log.how.1":
      "Der Eintrag wird zu einem Fingerabdruck (SHA-256) gerechnet. Ändert sich ein Komma, ist es ein anderer.",
    "log.how.2":
      "Alle Fingerabdrücke sind in einem Baum verbunden, und der ganze Baum hat einen gemeinsamen Fingerabdruck: den Prüfpunkt. Nichts lässt sich ändern, verschieben oder entfernen, ohne dass der Prüfpunkt ein anderer wird.",
    "log.how.3":
      "Der Prüfpunkt ist mit dem Schlüssel des Logbuchs unterschrieben. Wer heute einen Prüfpunkt aufhebt, sieht später, dass alles davor noch da ist.",
    "log.how.4":
      "Namen und freier Text stehen als gesalzene Fingerabdrücke im Baum. Sie können gelöscht werden, wo das Gesetz es verlangt, und der Nachweis hält.",
    "log.now": "Zurzeit",
    "log.empty": "Das Logbuch ist leer: Noch ist nichts veröffentlicht.",
    "log.size": "Einträge und Berichtigungen im Logbuch",
    "log.signed": "Zuletzt unterschrieben",
    "log.origin": "Name des Logbuchs",
    "log.earlier":
      "Das Logbuch wurde am {day} neu begonnen, nachdem eine Sicherung eingespielt wurde. Das vorige heißt {origin} und wird nicht fortgesetzt. Seine Einträge stehen auch hier.",
    "log.key": "Der Schlüssel",
    "log.key.text":
      "Heben Sie den Schlüssel woanders auf als hier. Dann kann niemand Logbuch und Schlüssel zugleich tauschen.",
    "log.head": "Prüfpunkt des Logbuchs",
    "log.verify": "Selbst prüfen",
    "log.verify.text":
      "Das Programm von Udsyn prüft von hier das ganze Logbuch, jeden Eintrag und jede Datei. Es vertraut uns nicht.",
    "log.verify.saved":
      "Auf der Seite jeder Reise kann Ihr Browser selbst nachrechnen. Die Prüfung ist ein kleines eigenes Skript; es steht beim übrigen Quelltext von Udsyn.",
    "log.verify.since": "Mit einem früheren Prüfpunkt sehen Sie, dass alles davor noch da ist:",
    "log.format":
      "Das Format ist offen: C2SP checkpoint und tlog-tiles, RFC 6962 und RFC 8785. Andere Programme können dasselbe prüfen.",
    "log.checkpoint": "Prüfpunkt herunterladen",
    "log.changed": "Der Schlüssel wurde gewechselt",
    "log.changed.text":
      "Wenn Sie einen früheren Schlüssel aufbewahrt haben, gilt er weiterhin für alles, was beim Wechsel im Logbuch stand, und für nichts Späteres. Jedes Mal haben der alte und der neue Schlüssel beide unterschrieben, dass der eine den anderen ablöst und wie weit das Logbuch war. Das Programm unten folgt der Kette von selbst, ausgehend von Ihrem Schlüssel.",
    "log.changed.one":
      "{when}, als das Logbuch {size} Einträge und Berichtigungen hatte. Der alte und der neue Schlüssel:",
    "log.changed.get": "Übergaben herunterladen",
    "log.witnesses": "Zeugen",
    "log.witnesses.text":
      "Ein Zeuge ist jemand anderes, als wer das Logbuch führt. Er merkt sich, wie weit das Logbuch war, und unterschreibt einen neuen Prüfpunkt nur, wenn das Logbuch von dort aus weitergeführt wurde. So kann niemand Ihnen ein Logbuch zeigen und anderen ein anderes, ohne dass der Zeuge mitmacht.",
    "log.witness.all": "{name} hat das ganze Logbuch unterschrieben, {size} Einträge und Berichtigungen, {when}.",
    "log.witness.some":
      "{name} hat die ersten {size} Einträge und Berichtigungen unterschrieben, {when}. Zum Rest ist der Zeuge noch nicht gekommen.",
    "log.key.get": "Schlüssel herunterladen",
    "log.tiles": "Kacheln und Bündel des Baums",
    "log.tiles.text":
      "Eine Kachel enthält bis zu 256 Fingerabdrücke des Baums, ein Bündel (entries) bis zu 256 Einträge, wie sie im Logbuch stehen. Daraus kann jeder den Baum neu bauen. Bei einem langen Logbuch stehen hier nur die neuesten; die anderen Adressen sind ebenso geschrieben.",
    "log.verify.folder":
      "Wenn Sie auch die Seiten prüfen wollen, wie ein Browser sie zeigt, speichern Sie sie in einem Ordner. Am Ende ihres Quelltexts trägt jede Seite die Unterschrift des Logbuchs:",
    "about.title": "Über Udsyn",
    "about.lede":
      "{municipality} zeigt hier ihre Reisen ins Ausland und die Besuche, die sie empfangen hat: Programm, Abrechnung, Bericht und Beschlüsse.",
    "about.what": "Was es ist",
    "about.what.text":
      "Die Seite ist ein Register. Geschrieben wird es von den Vorgängen der Kommune selbst, sobald sie beschlossen, gebucht und behandelt sind. Was man nicht weiß, steht als Lücke da und wird gezählt.",
    "about.fictional": "{municipality} ist erfunden. Alle Reisen, Personen, Beträge und Beschlüsse sind Beispiele.",
    "about.responsible": "Wer verantwortlich ist",
    "about.responsible.text": "Verantwortlich für den Inhalt:",
    "about.contact.unknown": "Wohin man schreibt, ist nicht angegeben.",
    "gathered.lede":
      "Reisen ins Ausland und Besuche in der {municipality}: Programm, Abrechnung, Bericht und Beschlüsse.",
    "gathered.what":
      "Die Seite ist ein Register. Zusammengetragen haben es andere als die Kommune ({by}) aus dem, was die Kommune selbst und die Presse veröffentlicht haben. {municipality} hat es weder geschrieben noch gebilligt. Was niemand veröffentlicht hat, steht als Lücke da und wird gezählt.",
    "gathered.by": "{by}, nicht {municipality}.",
    "gathered.public":
      "Hier steht nur, was die Kommune selbst und die Presse veröffentlicht haben: Tagesordnungen, Protokolle, Berichte und Zeitungsartikel. Die Quelle steht bei jeder Reise. Was nicht veröffentlicht ist, steht als nicht angegeben.",
    "gathered.people":
      "Wenn etwas über Sie falsch ist oder gelöscht werden soll, schreiben Sie denen, die es zusammengetragen haben: {by}. Namen und Text können gelöscht werden; der Eintrag und sein Nachweis bleiben.",
    "gathered.people.nowhere":
      "Was über Sie falsch ist oder gelöscht werden soll, berichtigt und löscht, wer es zusammengetragen hat: {by}. Wohin man schreibt, ist nicht angegeben. Namen und Text können gelöscht werden; der Eintrag und sein Nachweis bleiben.",
    "about.data": "Offene Daten",
    "about.data.text":
      "Alles hier kann als Daten heruntergeladen und frei genutzt werden, auch für Dinge, an die wir nicht gedacht haben.",
    "about.data.link": "Offene Daten",
    "about.public": "Was öffentlich ist und was nicht",
    "about.public.1":
      "Eine Reise wird öffentlich, wenn sie genehmigt und das Protokoll bestätigt ist: wohin, warum, wer und für wie viel. Uhrzeiten und Hotels können nach den Regeln der Kommune warten, bis die Reisenden zurück sind. Die Abrechnung folgt, wie sie gebucht wird, der Bericht, wenn er behandelt ist.",
    "about.public.2":
      "Reisen, die nicht genehmigt wurden, stehen nicht hier, ebenso wenig Ideen, Entwürfe und offene Vorgänge. Die Ablehnung eines Ausschusses steht in seinem Protokoll. War eine Reise einmal genehmigt, stehen alle bestätigten Beschlüsse bei ihr, auch eine spätere Ablehnung, Vertagung oder Absage.",
    "about.public.older":
      "Die Seiten zeigen Abrechnungen {years} Jahre lang nach Ablauf des Jahres, in dem die Reise oder der Besuch endete: derzeit ab {year}. Ältere Abrechnungen stehen in keiner Liste, keiner Summe, keinem Bild und keiner Nachricht. Der Eintrag selbst, die Datendateien und das Logbuch enthalten sie, wie sie veröffentlicht wurden. Einsicht können Sie bei der oben genannten verantwortlichen Stelle beantragen.",
    "gathered.public.older":
      "Die Seiten zeigen Abrechnungen {years} Jahre lang nach Ablauf des Jahres, in dem die Reise oder der Besuch endete: derzeit ab {year}. Ältere Abrechnungen stehen in keiner Liste, keiner Summe, keinem Bild und keiner Nachricht. Der Eintrag selbst, die Datendateien und das Logbuch enthalten sie, wie sie veröffentlicht wurden.",
    "about.public.3":
      "Belege, Kontaktdaten der Reisenden und Namen von Beschäftigten und Privatpersonen sind nie öffentlich. Sie können jederzeit bei der Kommune Akteneinsicht beantragen.",
    "gathered.public.3":
      "Belege, Kontaktdaten der Reisenden und Namen von Beschäftigten und Privatpersonen sind hier nie öffentlich.",
    "about.code": "Quellcode und Lizenz",
    "about.code.text":
      "Udsyn ist freie Software unter der EUPL 1.2, der Open-Source-Lizenz der Europäischen Union. Jede Kommune kann sie nutzen, lesen und ändern.",
    source: "Das Programm und sein Quellcode:",
    "source.unknown":
      "Wo das Programm und sein Quellcode zu bekommen sind, ist hier nicht angegeben. Wer die Seite betreibt, muss es sagen können.",
    "about.people": "Personenbezogene Daten",
    "about.people.1":
      "Gewählte Mitglieder stehen mit Namen und Amt, wo die Regeln der Kommune es vorsehen. Beschäftigte stehen als Einheit und Zahl, andere als Gruppe und Zahl.",
    "about.people.2": "Die Seite setzt keine Cookies, braucht kein JavaScript und lädt nichts von anderen.",
    "about.people.3":
      "Wenn etwas über Sie falsch ist oder gelöscht werden soll, schreiben Sie der Kommune. Namen und Text können gelöscht werden; der Eintrag und sein Nachweis bleiben.",
    "was.title": "Erklärung zur Barrierefreiheit",
    "was.missing":
      "Die Kommune hat die Adresse ihrer Erklärung zur Barrierefreiheit noch nicht eingetragen. Sie liegt im eigenen Werkzeug der Behörde; sobald die Adresse im Profil steht, führt diese Seite dorthin.",
    "gathered.was.missing":
      "Hier steht noch keine Erklärung zur Barrierefreiheit. Die Website ist nicht die der Kommune.",
    "was.target":
      "Udsyn ist nach WCAG 2.2, Stufe AA, gebaut. Wenn Sie etwas nicht benutzen können, schreiben Sie der Kommune.",
    "gathered.was.target": "Udsyn ist nach WCAG 2.2, Stufe AA, gebaut.",
    "tagged.rest": "{count} weitere",
    "tagged.all": "Alle Reisen und Besuche",
  },
});
