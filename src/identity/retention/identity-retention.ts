import { settingOn } from "../../profile/index.ts";
import { countKept, dueKept, type RetentionRule, ruleOverRows } from "../../records/index.ts";
import type { PersonId } from "../identity.tables.ts";
import { forgetPerson } from "../personal-data/forget-person.store.ts";
import { trace, type Work } from "../work.ts";
import { eraseOldDrafts } from "../working-drafts/working-draft.ts";
import { linksKept, peopleLeft, sessionsKept, signInsKept, workingDraftsKept } from "./identity-retention.store.ts";

const task = "Databeskyttelsesforordningen artikel 6, stk. 1, litra e";
const day = 86_400_000;

function terms({ municipality, today }: Work) {
  return settingOn(municipality.profile, "retention", today).value;
}

const daysAgo = ({ now }: Work, days: number) => new Date(now.getTime() - days * day);

/**
 * What signing in, links, working drafts and the list of people keep, and for how long.
 * @param lastActs as `peopleLeft` takes them
 */
export function identityRetention(lastActs: readonly string[]): readonly RetentionRule<Work>[] {
  const left = (work: Work) => {
    const { accessLogMonths: logMonths, accountingYearsAfterYearEnd: accountYears } = terms(work);
    return peopleLeft({ logMonths, accountYears }, lastActs);
  };
  return [
    ruleOverRows(
      {
        id: "sessions",
        what: "Log ind, der er slut",
        purpose: "At vide, hvem der er logget ind.",
        basis: task,
        term: (work) => `${terms(work).sessionHours} timer efter log ind`,
        how: "Slettes, når tiden er gået.",
      },
      sessionsKept,
      (work) => work.now,
    ),
    ruleOverRows(
      {
        id: "sign-ins",
        what: "Log ind, der aldrig blev gjort færdigt",
        purpose: "At et svar fra kommunens log ind hører til den, der gik derhen.",
        basis: task,
        term: () => "10 minutter",
        how: "Slettes, når tiden er gået.",
      },
      signInsKept,
      (work) => work.now,
    ),
    ruleOverRows(
      {
        id: "links",
        what: "Links sendt med mail",
        purpose: "At en leder kan svare fra sin mail.",
        basis: task,
        term: (work) => `${terms(work).linkDays} dage, og 30 dage mere for at kunne sige, at linket er udløbet`,
        how: "Linket slettes.",
      },
      linksKept,
      (work) => daysAgo(work, 30),
    ),
    {
      id: "unsaved-text",
      what: "Tekst, ingen har gemt i en sag",
      purpose: "At intet, nogen har skrevet, går tabt.",
      basis: task,
      term: (work) => `${terms(work).workingDraftDays} dage`,
      how: "Teksten slettes.",
      standing: (work) =>
        countKept(work.tx, work.municipality.id, workingDraftsKept, daysAgo(work, terms(work).workingDraftDays)),
      erase: eraseOldDrafts,
    },
    {
      id: "people-left",
      what: "Navne på dem, der ikke længere har adgang",
      purpose: "At kunne vise, hvem der har gjort hvad, også i regnskabet.",
      basis: "Bogføringsloven §12; databeskyttelsesforordningen artikel 5, stk. 2",
      term: (work) =>
        `${terms(work).accessLogMonths} måneder, og for den, der har ført regnskab, ${terms(work).accountingYearsAfterYearEnd} år fra årets slutning`,
      how: "Navn, mailadresse og roller slettes. At nogen gjorde det, bliver stående.",
      standing: (work) => countKept(work.tx, work.municipality.id, left(work), work.now),
      erase: async (work) => {
        const ids = await dueKept(work.tx, work.municipality.id, left(work), work.now, "person_id");
        for (const id of ids) {
          await forgetPerson(work.tx, work.municipality.id, id as PersonId);
          await trace(work, { action: "identity.erase-left", subject: { type: "person", id } });
        }
        return ids.length;
      },
    },
  ];
}
