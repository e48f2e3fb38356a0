import {
  type Held,
  isTaken,
  type Keep,
  type Matcher,
  momentIn,
  type PersonalSource,
  personalTable,
  type Taking,
} from "../../records/index.ts";
import type { PersonId } from "../identity.tables.ts";
import { revokeAgain } from "../revoked/revoked.store.ts";
import type { Work } from "../work.ts";
import { type DraftFormAt, namedInDraft } from "../working-drafts/draft-words.ts";
import { forgetPerson } from "./forget-person.store.ts";
import { ownOf, whoFields } from "./person-whole.ts";

const stillHere: Keep = {
  why: "Har stadig adgang til Udsyn. Bed en administrator om at lukke den under »Adgang«, og slet derefter.",
  unlessDecided: false,
};

const people = personalTable<Work>({
  table: "identity_person",
  key: "person_id",
  what: "Person med adgang",
  columns: {
    name: ["text", "Navn"],
    email: ["nullable", "Mailadresse"],
    title: ["nullable", "Titel"],
    subject: ["nullable", "Kendetegn ved log ind"],
  },
  erasing: "mark",
  more: { active: "t.active" },
  about: whoFields,
  keep: (row, _field, _now, theirs) => (theirs && row.active ? stillHere : null),
  subject: (row) => ({ type: "person", id: String(row.person_id) }),
  correctable: true,
});

const tokens = personalTable<Work>({
  table: "identity_token",
  key: "token_id",
  what: "Adgangstegns navn",
  columns: { name: ["text", "Navn"] },
  erasing: "mark",
  subject: (row) => ({ type: "token", id: String(row.token_id) }),
  correctable: true,
});

/** Text that somebody else is still typing is not thrown away for a name in it. */
const unsavedTexts = personalTable<Work>({
  table: "identity_working_draft",
  key: ["person_id", "page"],
  what: "Tekst, der ikke er gemt endnu",
  columns: { fields: ["json", "Tekst, der ikke er gemt"] },
  erasing: "mark",
  more: { saved_at: "t.saved_at" },
  at: momentIn("saved_at"),
  correctable: true,
});

/** Found, changed and erased wherever a draft has the name; told in words alone. */
function inWords(drafts: PersonalSource<Work>, formAt: DraftFormAt): PersonalSource<Work> {
  const told = (found: readonly Held[], matcher: Matcher) =>
    [...Map.groupBy(found, (one) => one.place).values()].flatMap((draft) => namedInDraft(draft, matcher, formAt));
  return {
    ...drafts,
    find: async (work, matcher) => told(await drafts.find(work, matcher), matcher),
    erase: async (work, taking) => told(await drafts.erase(work, taking), taking.matcher),
    correct: async (work, taking, to) => told(await drafts.correct(work, taking, to), taking.matcher),
  };
}

/**
 * People of the desk. Who is erased by one of their names is erased whole; the row stays, so that who did what still has an id.
 * Of somebody whose title names another, the other has those words alone.
 * @param formAt the forms whose drafts are kept
 */
export function identityPersonal(formAt: DraftFormAt): readonly PersonalSource<Work>[] {
  return [
    {
      ...people,
      find: async (work, matcher) => {
        const held = await people.find(work, matcher);
        return [...held, ...(await ownOf(work, held, matcher, formAt))];
      },
      erase: async (work: Work, taking: Taking) => {
        const found = await people.find(work, taking.matcher);
        const own = await ownOf(
          work,
          found.filter((one) => isTaken(taking, one)),
          taking.matcher,
          formAt,
        );
        const held = [...(await people.erase(work, taking)), ...own];
        const theirs = held.filter(({ field }) => whoFields.includes(field));
        const ids = new Set(theirs.flatMap((one) => (one.subject ? [one.subject.id as PersonId] : [])));
        for (const id of ids) await forgetPerson(work.tx, work.municipality.id, id);
        return held;
      },
      erasePlace: revokeAgain,
    },
    tokens,
    inWords(unsavedTexts, formAt),
  ];
}
