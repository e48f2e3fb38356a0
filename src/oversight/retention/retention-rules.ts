import { accountsRetention, actOnHeldLine } from "../../accounts/index.ts";
import { eraseOldDrafts, forgetPerson, type PersonId, trace, type Work } from "../../identity/index.ts";
import { intakeRetention } from "../../intake/index.ts";
import { addMonths } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import {
  actInHeldCase,
  countKept,
  deleteKept,
  dueKept,
  erasedMark,
  holdsIn,
  holdsOver,
  type KeptRows,
  liftHold,
  type RetentionRule,
} from "../../records/index.ts";
import { tripsRetention } from "../../trips/index.ts";
import { lookActions } from "../looks.ts";

const day = 86_400_000;

function terms({ municipality, today }: Work) {
  return settingOn(municipality.profile, "retention", today).value;
}

const daysAgo = ({ now }: Work, days: number) => new Date(now.getTime() - days * day);
const monthsAgo = ({ today }: Work, months: number) => new Date(`${addMonths(today, -months)}T00:00:00Z`);
/** The first instant of the year whose own year-end is so many years back: what is older belongs to an earlier year. */
const yearsAfterYearEnd = ({ today }: Work, years: number) =>
  new Date(Date.UTC(Number(today.slice(0, 4)) - years, 0, 1));

type Words = Pick<RetentionRule<Work>, "id" | "what" | "purpose" | "basis" | "term" | "how">;

/** A rule over rows that are older than an instant. */
function rows(words: Words, kept: KeptRows, before: (work: Work) => Date): RetentionRule<Work> {
  return {
    ...words,
    standing: (work) => countKept(work.tx, work.municipality.id, kept, before(work)),
    erase: (work) => deleteKept(work.tx, work.municipality.id, kept, before(work)),
  };
}

const auditAt =
  "(SELECT a.at FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id AND a.audit_id = t.audit_id)";
const auditAction =
  "(SELECT a.action FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id AND a.audit_id = t.audit_id)";
const isLook = `${auditAction} IN (${lookActions.map((action) => `'${action}'`).join(", ")})`;

/** What was done in a case that is marked for preservation, or with a line of its accounts. */
const isInHeldCase = actInHeldCase(actOnHeldLine);

const task = "Databeskyttelsesforordningen artikel 6, stk. 1, litra e";

/** What the records of all rooms keep of people. Trips, accounts and imports have their own rules in their rooms. */
const recordsRetention: readonly RetentionRule<Work>[] = [
  rows(
    {
      id: "looks",
      what: "Navne i opslagsloggen",
      purpose: "At kunne vise, hvem der har set personoplysninger.",
      basis: "Databeskyttelsesforordningen artikel 32",
      term: (work) => `${terms(work).accessLogMonths} måneder`,
      how: "Navn og værdier slettes. At der blev set, og seglet, bliver stående.",
    },
    { table: "records_audit_value", of: isLook, from: auditAt },
    (work) => monthsAgo(work, terms(work).accessLogMonths),
  ),
  rows(
    {
      id: "audit-values",
      what: "Navne og værdier i revisionssporet",
      purpose: "At kunne vise, hvem der har gjort hvad i en sag.",
      basis: "Databeskyttelsesforordningen artikel 5, stk. 2; bogføringsloven §12",
      term: (work) => `${auditYears(work)} år fra årets slutning`,
      how: "Navn og værdier slettes. Handlingen og seglet bliver stående, og kæden er ubrudt.",
    },
    { table: "records_audit_value", of: `NOT ${isLook} AND NOT ${isInHeldCase}`, from: auditAt },
    (work) => yearsAfterYearEnd(work, auditYears(work)),
  ),
  rows(
    {
      id: "letters",
      what: "Sendte breve: modtager og emne",
      purpose: "At kunne vise, hvem der fik besked.",
      basis: task,
      term: (work) => `${terms(work).accessLogMonths} måneder efter afsendelsen`,
      how: "Brevet slettes. Teksten er slettet allerede, da det blev sendt.",
    },
    { table: "records_outbox", of: "t.delivered_at IS NOT NULL", from: "t.delivered_at" },
    (work) => monthsAgo(work, terms(work).accessLogMonths),
  ),
  rows(
    {
      id: "letters-unsent",
      what: "Breve, der ikke kunne sendes",
      purpose: "At kunne sende dem, når det kan lade sig gøre.",
      basis: task,
      term: (work) => `${terms(work).linkDays} dage, så længe et link i dem kan bruges, og 30 dage mere`,
      how: "Brevet slettes med sin tekst.",
    },
    { table: "records_outbox", of: "t.delivered_at IS NULL", from: "t.created_at" },
    (work) => daysAgo(work, terms(work).linkDays + 30),
  ),
  rows(
    {
      id: "answers",
      what: "Gemte svar til programmer",
      purpose: "At en gentagen forespørgsel kun udføres én gang.",
      basis: task,
      term: () => "7 dage",
      how: "Svaret slettes.",
    },
    { table: "records_idempotency", from: "t.created_at" },
    (work) => daysAgo(work, 7),
  ),
  rows(
    {
      id: "sessions",
      what: "Log ind, der er slut",
      purpose: "At vide, hvem der er logget ind.",
      basis: task,
      term: (work) => `${terms(work).sessionHours} timer efter log ind`,
      how: "Slettes, når tiden er gået.",
    },
    { table: "identity_session", from: "t.expires_at" },
    (work) => work.now,
  ),
  rows(
    {
      id: "sign-ins",
      what: "Log ind, der aldrig blev gjort færdigt",
      purpose: "At et svar fra kommunens log ind hører til den, der gik derhen.",
      basis: task,
      term: () => "10 minutter",
      how: "Slettes, når tiden er gået.",
    },
    { table: "identity_sign_in", from: "t.expires_at" },
    (work) => work.now,
  ),
  rows(
    {
      id: "links",
      what: "Links sendt med mail",
      purpose: "At en leder kan svare fra sin mail.",
      basis: task,
      term: (work) => `${terms(work).linkDays} dage, og 30 dage mere for at kunne sige, at linket er udløbet`,
      how: "Linket slettes.",
    },
    { table: "identity_link", from: "t.expires_at" },
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
      countKept(
        work.tx,
        work.municipality.id,
        { table: "identity_working_draft", from: "t.saved_at" },
        daysAgo(work, terms(work).workingDraftDays),
      ),
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
    standing: (work) => countKept(work.tx, work.municipality.id, peopleLeft(work), work.now),
    erase: async (work) => {
      const ids = await dueKept(work.tx, work.municipality.id, peopleLeft(work), work.now, "person_id");
      for (const id of ids) {
        await forgetPerson(work.tx, work.municipality.id, id as PersonId);
        await trace(work, { action: "identity.erase-left", subject: { type: "person", id } });
      }
      return ids.length;
    },
  },
];

/** First of all: a mark whose day is over keeps nothing any more. */
const holds: RetentionRule<Work> = {
  id: "holds",
  what: "Mærker om bevaring, med begrundelse",
  purpose: "At sager, der skal i arkiv, ikke slettes, før arkivet har dem.",
  basis: "Arkivloven §8; databeskyttelsesforordningen artikel 17, stk. 3, litra d",
  term: () => "Til og med den dag, der står på mærket",
  how: "Mærket fjernes, og fristerne gælder igen for sagen.",
  standing: async ({ tx, municipality, today }) => {
    const [standing, over] = [await holdsIn(tx, municipality.id, today), await holdsOver(tx, municipality.id, today)];
    return { held: standing.length + over.length, due: over.length };
  },
  erase: async (work) => {
    const over = await holdsOver(work.tx, work.municipality.id, work.today);
    for (const { subject, until } of over) {
      await liftHold(work.tx, work.municipality.id, subject);
      await trace(work, { action: "records.hold-over", subject, before: { until } });
    }
    return over.length;
  },
};

/** Every rule of every room, in the order they are shown and done. */
export const retentionRules: readonly RetentionRule<Work>[] = [
  holds,
  ...tripsRetention,
  ...accountsRetention,
  ...intakeRetention,
  ...recordsRetention,
];

/** People whose access is closed, each from the moment their name is needed no more: by the trail, and by the accounts. */
function peopleLeft(work: Work): KeptRows {
  const { accessLogMonths, accountingYearsAfterYearEnd } = terms(work);
  const yearEnd = (instant: string) =>
    `date_trunc('year', max(${instant}), 'UTC') + interval '${accountingYearsAfterYearEnd + 1} years'`;
  const mine = (table: string, actor: string, instant: string) =>
    `(SELECT ${yearEnd(instant)} FROM udsyn.${table} a WHERE a.municipality_id = t.municipality_id AND a.${actor} = t.person_id::text)`;
  const needed = [
    `t.closed_at + interval '${accessLogMonths} months'`,
    mine("accounts_posting", "created_by", "greatest(a.created_at, a.booked_on::timestamptz)"),
    mine("accounts_movement", "by_actor", "a.at"),
    mine("records_document", "uploaded_by", "a.uploaded_at"),
  ];
  return {
    table: "identity_person",
    of: `NOT t.active AND t.closed_at IS NOT NULL AND t.name <> '${erasedMark}'`,
    from: `greatest(${needed.join(", ")})`,
  };
}

/** An act may be about accounts: its values are kept as long as those. */
function auditYears(work: Work): number {
  const { accountingYearsAfterYearEnd, personalDataYearsAfterClosing } = terms(work);
  return Math.max(accountingYearsAfterYearEnd, personalDataYearsAfterClosing);
}
