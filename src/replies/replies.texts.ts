import { catalogue } from "../platform/index.ts";

/** Words for those who took part, in their language; the desk's own stand in its pages. */
export const repliesTexts = catalogue({
  da: {
    "fault.invitation-email-missing": "Skriv mailadressen, eller lav et link til at kopiere.",
    "fault.invitation-unknown": "Den, du vil høre, findes ikke her. Genindlæs siden.",
    "fault.invitation-name-missing": "Skriv et navn, eller hvilken rolle personen havde, for eksempel »deltager«.",
    "fault.invitation-name-too-long": "Navnet er for langt. Skriv højst 200 tegn.",
    "fault.lines-elsewhere":
      "Du har skrevet noget andet i samme felt i en anden fane eller på en anden enhed. Tryk »Send«, så vises begge tekster.",
    "fault.contribution-closed":
      "Rapporten er sendt videre, så der kan ikke skrives mere til den. Kommer den tilbage, åbner linket igen.",
    "fault.contribution-too-long": "Teksten er for lang. Skriv højst 10.000 tegn i hvert felt.",
    "fault.contribution-empty": "Skriv i mindst ét af felterne, før du sender.",
    "fault.field-unknown": "Det felt kan der ikke tages tekst ind i.",
    "fault.nothing-to-take": "Der er ingen tekst til det felt.",
    "fault.lines-taken": "Teksten er taget ind før og er rettet siden. Skriv selv ind i rapporten, hvis noget mangler.",
    "fault.survey-closed": "Spørgeskemaet er lukket. Tak, fordi du ville svare.",
    "fault.survey-travellers-unknown":
      "Udsyn ved ikke, hvor mange der var med, og kan derfor ikke lave links. Ret deltagerne først.",
    "fault.survey-links-spent":
      "Der er lavet link til {travellers, plural, one {den ene, der} other {alle #, der}} var med. Luk et, der ikke er svaret på, eller ret deltagerne.",
    "fault.survey-answered": "Der er svaret med det link, personen fik. Hver kan kun svare én gang.",
    "fault.survey-for-missing": "Vælg, hvem skemaet skal til.",
    "fault.survey-not-used": "Kommunen sender ikke spørgeskema ud om den slags sager.",
    "fault.survey-not-yet": "Spørgeskemaet sendes ud, når den sidste dag er gået.",
    "fault.answer-missing": "Spørgsmål {number}: Vælg et tal fra 1 til 5.",
    "fault.answer-too-long": "Svaret er for langt. Skriv højst 2.000 tegn.",
    "page.title": "Dine linjer til rapporten",
    "page.lede": "Du var med. Skriv det, du så og tænkte, så rapporten ikke kun bygger på én hukommelse.",
    "page.how":
      "Skriv kort og frit. Alle felter kan stå tomme. De, der skriver rapporten, ser først din tekst, når du sender den, og vælger, hvad der kommer med. Intet bliver offentligt af sig selv.",
    "page.yours": "Linket er dit eget. Du behøver ikke logge ind.",
    "page.aim": "Hvad ville I?",
    "page.aim.hint": "Det, I ville finde ud af.",
    "page.outcome": "Hvad fik I ud af det?",
    "page.outcome.hint": "Det vigtigste, og gerne det, der overraskede.",
    "page.change": "Hvad bør kommunen ændre?",
    "page.change.hint": "Det, du mener skal gøres anderledes. »Intet« er også et svar.",
    "page.send": "Send til dem, der skriver rapporten",
    "page.sent": "Tak. Din tekst er sendt",
    "page.sent.more": "Du kan rette den og sende igen, indtil rapporten er sendt videre.",
    "page.unsent": "Du har rettet siden sidst, du sendte. Send igen, når du er færdig.",
    "page.cpr": "Skriv ikke CPR-numre eller andres private forhold.",
    "page.wrong": "Fejl: {title}",
    "page.both": "Du har skrevet i en anden fane eller på en anden enhed",
    "page.both.how":
      "Teksterne i tabellen er forskellige. Intet er tabt, og intet af det her er sendt endnu: det, du skrev her, står i felterne nedenfor. Ret dem, så de siger det, du vil, og send igen.",
    "page.both.caption": "Her er de to sider forskellige",
    "page.both.field": "Felt",
    "page.both.theirs": "På den anden side",
    "page.both.mine": "Her",
    "page.both.empty": "(tomt)",
    "page.both.sent": "Det, du skrev i en anden fane eller på en anden enhed, er med.",
    "survey.title": "Tre spørgsmål til dig, der var med",
    "survey.lede": "Dit svar hjælper kommunen med at se, hvad det fører til.",
    "survey.anonymous":
      "Svaret er anonymt: det gemmes uden navn og tid og kan ikke føres tilbage til dette link. Tal vises først, når skemaet er lukket og mindst fem har svaret. Det, du skriver med egne ord, bliver ikke offentliggjort.",
    "survey.anonymous-few":
      "Svaret er anonymt: det gemmes uden navn og tid og kan ikke føres tilbage til dette link. Færre end fem var med, så der bliver aldrig vist tal. Det, du skriver med egne ord, læses af kommunen og bliver ikke offentliggjort.",
    "survey.links":
      "Skemaet går til {links, plural, one {én, der} other {#, der}} var med. {handed, plural, =0 {Alle har fået det med mail.} one {Ét link er delt ud i hånden.} other {# links er delt ud i hånden.}}",
    "survey.once": "Du kan svare én gang, senest {date}. Du behøver ikke logge ind.",
    "survey.optional": "Kan stå tomt.",
    "survey.send": "Send svarene",
    "survey.thanks": "Tak for dine svar",
    "survey.thanks.more": "De er gemt uden dit navn. Du kan lukke siden.",
    "late.title": "Det, du skrev",
    "late.contribution":
      "Det blev ikke sendt. Markér teksten, og kopiér den, før du lukker siden: den gemmes ikke her.",
    "late.contribution.whom": "Skal den med, så send den til den, der sendte dig linket, eller til",
    "late.survey":
      "Det her blev ikke sendt. Markér teksten, og kopiér den, hvis du vil beholde den: den gemmes ikke her.",
    "late.contribution.perhaps":
      "Det kom ikke med denne gang. Har du sendt det samme før, blev det modtaget dengang. Markér teksten, og kopiér den, før du lukker siden: den gemmes ikke her.",
    "late.survey.perhaps":
      "Er det de svar, du sendte første gang, skal du ikke gøre mere. Er noget af det nyt, så markér og kopiér det, hvis du vil beholde det: det gemmes ikke her.",
    "late.survey.whom": "Er der noget, kommunen skal vide, så skriv til",
    "late.survey.named": "Husk, at det så ikke er anonymt.",
    "late.kept":
      "Åbner linket igen i denne fane, får du tilbudt det, du skrev, hvis siden har kunnet huske det. Regn ikke med det: kopiér teksten nu.",
    "late.question": "Spørgsmål {number}",
    "spent.title": "Linket kan ikke bruges",
    "spent.link-unknown": "Linket findes ikke. Kontrollér, at hele adressen er kommet med.",
    "spent.used.title": "Linket er brugt",
    "spent.link-used": "Svaret på dette link er modtaget. Der kan kun svares én gang.",
    "spent.used.twice": "Har du trykket to gange, er alt i orden. Har du skrevet noget nyt, er det ikke kommet med.",
    "spent.sent-before": "Det, du skrev, er sendt før og er modtaget. Du skal ikke gøre mere.",
    "spent.link-revoked": "Linket gælder ikke længere. Spørg den, der sendte det.",
    "spent.link-expired": "Linket er udløbet. Spørg den, der sendte det, om et nyt.",
    "mail.dear": "Kære {name}",
    "mail.invite.subject": "Skriv dine linjer til rapporten: {title}",
    "mail.invite.body":
      "Du var med: »{title}«. Skriv, hvad du så, hvad I fik ud af det, og hvad kommunen bør ændre. Det tager fem minutter:",
    "mail.invite.after":
      "Linket er dit eget og gælder til {date}. Du behøver ikke logge ind, og du kan vende tilbage og rette, indtil rapporten er sendt videre. Send ikke linket videre.",
    "mail.survey.subject": "Tre spørgsmål om »{title}«",
    "mail.survey.body": "Du var med: »{title}«. Svar på tre spørgsmål. Det tager to minutter og er anonymt:",
    "mail.survey.later":
      "Det er noget tid siden, du var med: »{title}«. Hvad er der kommet ud af det i mellemtiden? Svar på tre spørgsmål. Det tager to minutter og er anonymt:",
    "mail.survey.after": "Linket kan bruges én gang, senest {date}. Du behøver ikke logge ind.",
  },
  en: {
    "fault.invitation-email-missing": "Write the mail address, or make a link to copy.",
    "fault.invitation-unknown": "That person is not listed here. Reload the page.",
    "fault.invitation-name-missing": "Write a name, or what part the person had, such as “participant”.",
    "fault.invitation-name-too-long": "The name is too long. Write at most 200 characters.",
    "fault.lines-elsewhere":
      "You have written something else in the same field in another tab or on another device. Press “Send” to see both texts.",
    "fault.contribution-closed":
      "The report has been passed on, so nothing more can be added. If it comes back, the link opens again.",
    "fault.contribution-too-long": "The text is too long. Write at most 10,000 characters in each field.",
    "fault.contribution-empty": "Write in at least one of the fields before you send.",
    "fault.field-unknown": "No text can be taken into that field.",
    "fault.nothing-to-take": "There is no text for that field.",
    "fault.lines-taken": "The text was taken in before and has been edited since. Write in the report what is missing.",
    "fault.survey-closed": "The survey is closed. Thank you for wanting to answer.",
    "fault.survey-travellers-unknown":
      "It is not known how many took part, so no links can be made. Correct the participants first.",
    "fault.survey-links-spent":
      "There {travellers, plural, one {is a link for the one person} other {are links for all # people}} who took part. Close one that was not answered, or correct the participants.",
    "fault.survey-answered": "The link this person was given has been answered. Each can answer only once.",
    "fault.survey-for-missing": "Choose who the survey is for.",
    "fault.survey-not-used": "The municipality sends no survey about cases of this kind.",
    "fault.survey-not-yet": "The survey is sent when the last day is over.",
    "fault.answer-missing": "Question {number}: Choose a number from 1 to 5.",
    "fault.answer-too-long": "The answer is too long. Write at most 2,000 characters.",
    "page.title": "Your lines for the report",
    "page.lede": "You were there. Write what you saw and thought, so that the report rests on more than one memory.",
    "page.how":
      "Write briefly and freely. Any field may stay empty. Those who write the report see your text only when you send it, and choose what goes in. Nothing becomes public by itself.",
    "page.yours": "The link is your own. You need not sign in.",
    "page.aim": "What did you want?",
    "page.aim.hint": "What you wanted to find out.",
    "page.outcome": "What did you get out of it?",
    "page.outcome.hint": "What matters most, and what surprised you.",
    "page.change": "What should the municipality change?",
    "page.change.hint": "What you think should be done differently. “Nothing” is an answer too.",
    "page.send": "Send to those who write the report",
    "page.sent": "Thank you. Your text has been sent",
    "page.sent.more": "You can correct it and send again until the report is passed on.",
    "page.unsent": "You have made changes since you last sent. Send again when you are done.",
    "page.cpr": "Do not write civil registration numbers or other people’s private affairs.",
    "page.wrong": "Error: {title}",
    "page.both": "You have written in another tab or on another device",
    "page.both.how":
      "The texts in the table differ. Nothing is lost, and none of this has been sent yet: what you wrote here is in the fields below. Edit them until they say what you want, and send again.",
    "page.both.caption": "Where the two pages differ",
    "page.both.field": "Field",
    "page.both.theirs": "On the other page",
    "page.both.mine": "Here",
    "page.both.empty": "(empty)",
    "page.both.sent": "What you wrote in another tab or on another device is included.",
    "survey.title": "Three questions to those who took part",
    "survey.lede": "Your answer helps the municipality to see what it leads to.",
    "survey.anonymous":
      "Your answer is anonymous: it is stored without name or time and cannot be traced to this link. Figures are shown only when the survey is closed and at least five have answered. What you write in your own words is not published.",
    "survey.anonymous-few":
      "Your answer is anonymous: it is stored without name or time and cannot be traced to this link. Fewer than five took part, so figures will never be shown. What you write in your own words is read by the municipality and is not published.",
    "survey.links":
      "The survey goes to {links, plural, one {one person} other {# people}} who took part. {handed, plural, =0 {All were sent it by mail.} one {One link was handed over in person.} other {# links were handed over in person.}}",
    "survey.once": "You can answer once, by {date}. You need not sign in.",
    "survey.optional": "May stay empty.",
    "survey.send": "Send the answers",
    "survey.thanks": "Thank you for your answers",
    "survey.thanks.more": "They are stored without your name. You can close the page.",
    "late.title": "What you wrote",
    "late.contribution": "It was not sent. Select the text and copy it before you close the page: it is not kept here.",
    "late.contribution.whom": "If it should go in, send it to whoever sent you the link, or to",
    "late.survey": "This was not sent. Select the text and copy it if you want to keep it: it is not kept here.",
    "late.contribution.perhaps":
      "It did not come in this time. If you sent the same before, it was received then. Select the text and copy it before you close the page: it is not kept here.",
    "late.survey.perhaps":
      "If these are the answers you sent the first time, you need do no more. If any of it is new, select and copy it if you want to keep it: it is not kept here.",
    "late.survey.whom": "If there is something the municipality should know, write to",
    "late.survey.named": "It is then not anonymous.",
    "late.kept":
      "If the link opens again in this tab, you are offered what you wrote where the page could remember it. Do not count on it: copy the text now.",
    "late.question": "Question {number}",
    "spent.title": "The link cannot be used",
    "spent.link-unknown": "The link does not exist. Check that the whole address is there.",
    "spent.used.title": "The link has been used",
    "spent.link-used": "The answer by this link has been received. One can answer only once.",
    "spent.used.twice": "If you pressed twice, all is well. If you wrote something new, it did not come in.",
    "spent.sent-before": "What you wrote was sent before and has been received. You need do no more.",
    "spent.link-revoked": "The link no longer works. Ask whoever sent it.",
    "spent.link-expired": "The link has expired. Ask whoever sent it for a new one.",
    "mail.dear": "Dear {name}",
    "mail.invite.subject": "Add your lines to the report: {title}",
    "mail.invite.body":
      "You took part in “{title}”. Write what you saw, what came of it, and what the municipality should change. It takes five minutes:",
    "mail.invite.after":
      "The link is your own and works until {date}. You need not sign in, and you can come back and correct until the report is passed on. Do not forward the link.",
    "mail.survey.subject": "Three questions about “{title}”",
    "mail.survey.body": "You took part in “{title}”. Answer three questions. It takes two minutes and is anonymous:",
    "mail.survey.later":
      "It is some time since you took part in “{title}”. What has come of it since? Answer three questions. It takes two minutes and is anonymous:",
    "mail.survey.after": "The link can be used once, by {date}. You need not sign in.",
  },
  de: {
    "fault.invitation-email-missing": "Schreiben Sie die Mailadresse, oder machen Sie einen Link zum Kopieren.",
    "fault.invitation-unknown": "Diese Person steht hier nicht. Laden Sie die Seite neu.",
    "fault.invitation-name-missing": "Schreiben Sie einen Namen oder die Rolle, etwa „Teilnehmer“.",
    "fault.invitation-name-too-long": "Der Name ist zu lang. Höchstens 200 Zeichen.",
    "fault.lines-elsewhere":
      "Sie haben in demselben Feld in einem anderen Tab oder auf einem anderen Gerät etwas anderes geschrieben. Drücken Sie „Beitrag absenden“, dann werden beide Texte gezeigt.",
    "fault.contribution-closed":
      "Der Bericht ist weitergegeben, es kann nichts mehr ergänzt werden. Kommt er zurück, öffnet sich der Link wieder.",
    "fault.contribution-too-long": "Der Text ist zu lang. Höchstens 10.000 Zeichen je Feld.",
    "fault.contribution-empty": "Schreiben Sie in mindestens ein Feld, bevor Sie senden.",
    "fault.field-unknown": "In dieses Feld kann kein Text übernommen werden.",
    "fault.nothing-to-take": "Für dieses Feld gibt es keinen Text.",
    "fault.lines-taken": "Der Text wurde schon übernommen und seither geändert. Ergänzen Sie im Bericht, was fehlt.",
    "fault.survey-closed": "Die Umfrage ist geschlossen. Danke, dass Sie antworten wollten.",
    "fault.survey-travellers-unknown":
      "Es ist nicht bekannt, wie viele dabei waren, deshalb gibt es keine Links. Berichtigen Sie zuerst die Teilnehmer.",
    "fault.survey-links-spent":
      "Für {travellers, plural, one {die eine Person, die dabei war, gibt es einen Link} other {alle # Personen, die dabei waren, gibt es Links}}. Schließen Sie einen unbeantworteten, oder berichtigen Sie die Teilnehmer.",
    "fault.survey-answered": "Mit dem Link dieser Person wurde schon geantwortet. Jeder kann nur einmal antworten.",
    "fault.survey-for-missing": "Wählen Sie, für wen die Umfrage ist.",
    "fault.survey-not-used": "Die Kommune verschickt zu solchen Fällen keine Umfrage.",
    "fault.survey-not-yet": "Die Umfrage wird verschickt, wenn der letzte Tag vorbei ist.",
    "fault.answer-missing": "Frage {number}: Wählen Sie eine Zahl von 1 bis 5.",
    "fault.answer-too-long": "Die Antwort ist zu lang. Höchstens 2.000 Zeichen.",
    "page.title": "Ihre Zeilen zum Bericht",
    "page.lede":
      "Sie waren dabei. Schreiben Sie, was Sie gesehen und gedacht haben, damit der Bericht nicht nur auf einer Erinnerung beruht.",
    "page.how":
      "Schreiben Sie kurz und frei. Jedes Feld darf leer bleiben. Wer den Bericht schreibt, sieht Ihren Text erst, wenn Sie ihn senden, und wählt aus, was hineinkommt. Nichts wird von selbst öffentlich.",
    "page.yours": "Der Link gehört Ihnen. Sie müssen sich nicht anmelden.",
    "page.aim": "Was wollten Sie?",
    "page.aim.hint": "Das, was Sie herausfinden wollten.",
    "page.outcome": "Was haben Sie mitgenommen?",
    "page.outcome.hint": "Das Wichtigste, gern auch das Überraschende.",
    "page.change": "Was sollte die Kommune ändern?",
    "page.change.hint": "Was Ihrer Meinung nach anders gemacht werden sollte. „Nichts“ ist auch eine Antwort.",
    "page.send": "Beitrag absenden",
    "page.sent": "Danke. Ihr Text ist gesendet",
    "page.sent.more": "Sie können ihn ändern und erneut senden, bis der Bericht weitergegeben ist.",
    "page.unsent": "Sie haben seit dem letzten Senden etwas geändert. Senden Sie erneut, wenn Sie fertig sind.",
    "page.cpr": "Schreiben Sie keine Personennummern und nichts Privates über andere.",
    "page.wrong": "Fehler: {title}",
    "page.both": "Sie haben in einem anderen Tab oder auf einem anderen Gerät geschrieben",
    "page.both.how":
      "Die Texte in der Tabelle sind verschieden. Nichts ist verloren, und nichts davon ist schon gesendet: Was Sie hier geschrieben haben, steht in den Feldern unten. Passen Sie sie an und senden Sie erneut.",
    "page.both.caption": "Hier unterscheiden sich die beiden Seiten",
    "page.both.field": "Feld",
    "page.both.theirs": "Auf der anderen Seite",
    "page.both.mine": "Hier",
    "page.both.empty": "(leer)",
    "page.both.sent": "Was Sie in einem anderen Tab oder auf einem anderen Gerät geschrieben haben, ist enthalten.",
    "survey.title": "Drei Fragen an alle, die dabei waren",
    "survey.lede": "Ihre Antwort hilft der Kommune zu sehen, wozu es führt.",
    "survey.anonymous":
      "Ihre Antwort ist anonym: Sie wird ohne Namen und Zeit gespeichert und lässt sich nicht auf diesen Link zurückführen. Zahlen werden erst gezeigt, wenn die Umfrage geschlossen ist und mindestens fünf geantwortet haben. Was Sie mit eigenen Worten schreiben, wird nicht veröffentlicht.",
    "survey.anonymous-few":
      "Ihre Antwort ist anonym: Sie wird ohne Namen und Zeit gespeichert und lässt sich nicht auf diesen Link zurückführen. Es waren weniger als fünf dabei, deshalb werden nie Zahlen gezeigt. Was Sie mit eigenen Worten schreiben, liest die Kommune und wird nicht veröffentlicht.",
    "survey.links":
      "Die Umfrage geht an {links, plural, one {eine Person, die dabei war} other {# Personen, die dabei waren}}. {handed, plural, =0 {Alle haben sie per Mail bekommen.} one {Ein Link wurde persönlich übergeben.} other {# Links wurden persönlich übergeben.}}",
    "survey.once": "Sie können einmal antworten, spätestens am {date}. Sie müssen sich nicht anmelden.",
    "survey.optional": "Darf leer bleiben.",
    "survey.send": "Antworten senden",
    "survey.thanks": "Danke für Ihre Antworten",
    "survey.thanks.more": "Sie sind ohne Ihren Namen gespeichert. Sie können die Seite schließen.",
    "late.title": "Was Sie geschrieben haben",
    "late.contribution":
      "Es wurde nicht gesendet. Markieren und kopieren Sie den Text, bevor Sie die Seite schließen: Er wird hier nicht gespeichert.",
    "late.contribution.whom":
      "Soll er in den Bericht, senden Sie ihn an die Person, die Ihnen den Link geschickt hat, oder an",
    "late.survey":
      "Dies wurde nicht gesendet. Markieren und kopieren Sie den Text, wenn Sie ihn behalten möchten: Er wird hier nicht gespeichert.",
    "late.contribution.perhaps":
      "Es ist diesmal nicht eingegangen. Haben Sie dasselbe schon gesendet, ist es damals eingegangen. Markieren und kopieren Sie den Text, bevor Sie die Seite schließen: Er wird hier nicht gespeichert.",
    "late.survey.perhaps":
      "Sind es die Antworten, die Sie beim ersten Mal gesendet haben, brauchen Sie nichts weiter zu tun. Ist etwas davon neu, markieren und kopieren Sie es, wenn Sie es behalten möchten: Es wird hier nicht gespeichert.",
    "late.survey.whom": "Soll die Kommune etwas wissen, schreiben Sie an",
    "late.survey.named": "Das ist dann nicht anonym.",
    "late.kept":
      "Öffnet sich der Link in diesem Tab wieder, wird Ihnen angeboten, was Sie geschrieben haben, wenn die Seite es sich merken konnte. Verlassen Sie sich nicht darauf: Kopieren Sie den Text jetzt.",
    "late.question": "Frage {number}",
    "spent.title": "Der Link kann nicht benutzt werden",
    "spent.link-unknown": "Den Link gibt es nicht. Prüfen Sie, ob die ganze Adresse übernommen wurde.",
    "spent.used.title": "Der Link ist benutzt",
    "spent.link-used": "Die Antwort über diesen Link ist eingegangen. Man kann nur einmal antworten.",
    "spent.used.twice":
      "Haben Sie zweimal gedrückt, ist alles in Ordnung. Haben Sie etwas Neues geschrieben, ist es nicht eingegangen.",
    "spent.sent-before":
      "Was Sie geschrieben haben, wurde schon gesendet und ist eingegangen. Sie brauchen nichts weiter zu tun.",
    "spent.link-revoked": "Der Link gilt nicht mehr. Fragen Sie, wer ihn geschickt hat.",
    "spent.link-expired": "Der Link ist abgelaufen. Bitten Sie um einen neuen.",
    "mail.dear": "Guten Tag, {name}",
    "mail.invite.subject": "Ihre Zeilen zum Bericht: {title}",
    "mail.invite.body":
      "Sie waren bei „{title}“ dabei. Schreiben Sie, was Sie gesehen haben, was dabei herauskam und was die Kommune ändern sollte. Es dauert fünf Minuten:",
    "mail.invite.after":
      "Der Link gehört Ihnen und gilt bis zum {date}. Sie müssen sich nicht anmelden und können zurückkommen und ändern, bis der Bericht weitergegeben ist. Geben Sie den Link nicht weiter.",
    "mail.survey.subject": "Drei Fragen zu „{title}“",
    "mail.survey.body":
      "Sie waren bei „{title}“ dabei. Beantworten Sie drei Fragen. Es dauert zwei Minuten und ist anonym:",
    "mail.survey.later":
      "Es ist einige Zeit her, dass Sie bei „{title}“ dabei waren. Was ist seither daraus geworden? Beantworten Sie drei Fragen. Es dauert zwei Minuten und ist anonym:",
    "mail.survey.after": "Der Link kann einmal benutzt werden, spätestens am {date}. Sie müssen sich nicht anmelden.",
  },
});
