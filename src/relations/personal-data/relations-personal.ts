import type { Work } from "../../identity/index.ts";
import {
  erasedMark,
  type Held,
  isTaken,
  type Matcher,
  type PersonalSource,
  personalTable,
  stringsIn,
  withStrings,
} from "../../records/index.ts";
import { type JsonValue, slugFrom } from "../../register/index.ts";
import { readImportedPartners } from "../imported-partners.store.ts";
import { slugApart } from "../slug-apart.ts";
import { type InMunicipality, publishedWith, saveAddress, savePublished } from "./erase-partners.store.ts";

/** A partner as an erasure remembers it: as its file tells of it, and as it is public. */
export function placeOfPartner(id: string): string {
  return `relations_partner:${id}`;
}

const subject = (id: string) => ({ type: "partner", id });

const imported = personalTable<Work>({
  table: "relations_partner",
  key: "partner_id",
  what: "Partner",
  columns: {
    name: ["text", "Navn"],
    as_printed: ["json", "Som det står i kilden"],
    // Never nothing: that would be this municipality.
    own_place: ["text", "Hvis partner det er"],
    source: ["text", "Kilde"],
    slug: ["text", "Adresse"],
  },
  erasing: "mark",
  subject: (row) => subject(String(row.partner_id)),
  around: async (work, row, change) => {
    await change();
    const id = String(row.partner_id);
    const now = (await readImportedPartners(work, [id])).get(id);
    if (now && (now.name !== row.name || now.slug !== row.slug)) await giveAddress(work, id);
  },
  correctable: false,
});

/** What of a published partner is words; the rest is codes, days and figures. */
const worded = /^\/(id|ownName|names\/\w+|place\/name|partnerships\/\d+\/(printed|source\/text))$/;
const addressed = /^\/(id|ownName|names\/\w+)$/;

function heldIn(id: string, partner: JsonValue, matcher: Matcher): readonly Held[] {
  return stringsIn(partner)
    .filter(({ pointer, text }) => worded.test(pointer) && matcher.isIn(text))
    .map(({ pointer, text }) => ({
      place: placeOfPartner(id),
      ...{ what: "Offentlig partner", field: `partner${pointer}`, part: "Som alle læser det", text },
      ...{ keep: null, subject: subject(id) },
    }));
}

/** The public reads a copy of its own, which may say what a file said before. */
const published: PersonalSource<Work> = {
  columns: ["register.partner.partner"],
  find: async (work, matcher) =>
    (await publishedWith(work, matcher)).flatMap(({ id, partner }) => heldIn(id, partner, matcher)),
  erase: async (work, taking) => {
    const all: Held[] = [];
    for (const { id, partner } of await publishedWith(work, taking.matcher)) {
      const held = heldIn(id, partner, taking.matcher).filter((one) => isTaken(taking, one));
      if (held.length === 0) continue;
      all.push(...held);
      const written = withStrings(partner, (text, pointer) =>
        worded.test(pointer) && pointer !== "/id" ? taking.matcher.replacedIn(text, erasedMark) : text,
      );
      await savePublished(work, id, written as JsonValue);
      if (held.some(({ field }) => addressed.test(field.slice("partner".length)))) await giveAddress(work, id);
    }
    return all;
  },
  preserves: true,
  corrects: false,
  correct: async () => [],
};

/** An address is made of the name: one whose name is written out has that of what is left, and is nobody else's. */
async function giveAddress(work: InMunicipality, id: string): Promise<void> {
  const one = (await readImportedPartners(work, [id])).get(id);
  if (!one) return;
  const plain = slugFrom(one.name);
  await saveAddress(work, id, { plain, apart: slugApart(plain, id) });
}

/** Where partners hold names: an association is called after somebody, a list says whom to ask, or is called after who made it. */
export const relationsPersonal: readonly PersonalSource<Work>[] = [imported, published];
