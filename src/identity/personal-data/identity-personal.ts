import { isTaken, type Keep, type PersonalSource, personalTable, type Taking } from "../../records/index.ts";
import type { PersonId } from "../identity.tables.ts";
import { revokeAgain } from "../revoked/revoked.store.ts";
import type { Work } from "../work.ts";
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
  correctable: true,
});

/**
 * People of the desk. Who is erased by one of their names is erased whole; the row stays, so that who did what still has an id.
 * Of somebody whose title names another, the other has those words alone.
 */
export const identityPersonal: readonly PersonalSource<Work>[] = [
  {
    ...people,
    find: async (work, matcher) => {
      const held = await people.find(work, matcher);
      return [...held, ...(await ownOf(work, held))];
    },
    erase: async (work: Work, taking: Taking) => {
      const found = await people.find(work, taking.matcher);
      const own = await ownOf(
        work,
        found.filter((one) => isTaken(taking, one)),
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
  unsavedTexts,
];
