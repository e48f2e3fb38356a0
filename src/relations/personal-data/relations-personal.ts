import type { Work } from "../../identity/index.ts";
import {
  erasedMark,
  type Held,
  isTaken,
  type Keep,
  type Matcher,
  type PersonalSource,
  personalTable,
  stringsIn,
  withStrings,
} from "../../records/index.ts";
import { type JsonValue, slugFrom } from "../../register/index.ts";
import { readImportedPartners } from "../imported-partners.store.ts";
import { slugApart } from "../slug-apart.ts";
import { calledInPublic } from "./called-in-public.store.ts";
import {
  type InMunicipality,
  type PublishedPartner,
  publishedWith,
  saveAddress,
  savePublished,
} from "./erase-partners.store.ts";

/** A partner as an erasure remembers it: as its file tells of it, and as it is public. */
export function placeOfPartner(id: string): string {
  return `relations_partner:${id}`;
}

const subject = (id: string) => ({ type: "partner", id });

/** Trips call a partner by its address, and what is public of them stands in the log. */
const namedInPublic: Keep = {
  why: "Adressen står i klartekst i rejser, der nævner partneren, i den offentlige log, som ingen kan ændre.",
  unlessDecided: false,
};

const imported = (follow: Follow) =>
  personalTable<Work>({
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
    more: {
      in_public: calledInPublic("t.slug"),
    },
    keep: (row, field) => (field === "slug" && row.in_public ? namedInPublic : null),
    subject: (row) => subject(String(row.partner_id)),
    around: async (work, row, change) => {
      await change();
      if (!row.in_public)
        await giveAddress(work, follow, String(row.partner_id), { slug: String(row.slug), names: [String(row.name)] });
    },
    correctable: false,
  });

/** What of a published partner is words; the rest is codes, days and figures. */
const worded = /^\/(id|ownName|names\/\w+|place\/name|partnerships\/\d+\/(printed|source\/text))$/;
const calledIn = /^partner\/(ownName|names\/\w+)$/;

function heldIn({ id, partner, isInPublic }: PublishedPartner, matcher: Matcher): readonly Held[] {
  return stringsIn(partner)
    .filter(({ pointer, text }) => worded.test(pointer) && matcher.isIn(text))
    .map(({ pointer, text }) => ({
      place: placeOfPartner(id),
      ...{ what: "Offentlig partner", field: `partner${pointer}`, part: "Som alle læser det", text },
      ...{ keep: pointer === "/id" && isInPublic ? namedInPublic : null, subject: subject(id) },
    }));
}

/** The public reads a copy of its own, which may say what a file said before. */
const published = (follow: Follow): PersonalSource<Work> => ({
  columns: ["register.partner.partner"],
  find: async (work, matcher) => (await publishedWith(work, matcher)).flatMap((one) => heldIn(one, matcher)),
  erase: async (work, taking) => {
    const all: Held[] = [];
    for (const one of await publishedWith(work, taking.matcher)) {
      const { id, partner } = one;
      const held = heldIn(one, taking.matcher).filter((found) => isTaken(taking, found));
      if (held.length === 0) continue;
      all.push(...held);
      const written = withStrings(partner, (text, pointer) =>
        worded.test(pointer) && pointer !== "/id" ? taking.matcher.replacedIn(text, erasedMark) : text,
      );
      await savePublished(work, id, written as JsonValue);
      const names = held.filter(({ field }) => calledIn.test(field)).map(({ text }) => text);
      if (!one.isInPublic) await giveAddress(work, follow, id, { slug: String(Object(partner).id), names });
    }
    return all;
  },
  preserves: true,
  corrects: false,
  correct: async () => [],
});

/**
 * An address from which a name was written out, or that was made of a name that had one, is made of what is left, and is
 * nobody else's. @param before its address, and what the partner was called
 */
async function giveAddress(
  work: InMunicipality,
  follow: Follow,
  id: string,
  before: { readonly slug: string; readonly names: readonly string[] },
): Promise<void> {
  const one = (await readImportedPartners(work, [id])).get(id);
  if (!one) return;
  const { slug, name } = one;
  const wasMadeOf = (called: string) => called !== name && `${before.slug}-`.startsWith(`${slugFrom(called)}-`);
  const from = before.names.some(wasMadeOf) ? name : slug.includes(erasedMark) ? slug : null;
  if (from === null) return;
  const plain = slugFrom(from);
  await follow(work, before.slug, await saveAddress(work, id, { plain, apart: slugApart(plain, id) }));
}

/** Carries a partner's new address to what calls it by the one before. */
type Follow = (work: InMunicipality, from: string, to: string) => Promise<void>;

/**
 * Where partners hold names: an association is called after somebody, a list says whom to ask, or is called after who made it.
 * Asked before what calls partners by their address, so that nothing has lost it by then.
 */
export function relationsPersonal(follow: Follow): readonly PersonalSource<Work>[] {
  return [imported(follow), published(follow)];
}
