import { catalogue, type Lang, langs } from "../platform/index.ts";
import { bodyNameIn, type CommitteeMember, type Profile } from "../profile/index.ts";
import type { Said } from "../web/index.ts";

type Office = CommitteeMember["role"];

const danish: Record<Office, string> = {
  chair: "formand for",
  "vice-chair": "næstformand i",
  member: "medlem af",
};

const words = catalogue({
  da: {
    chair: "formand",
    "vice-chair": "næstformand",
    member: "medlem",
    mayor: "borgmester",
    deputy: "viceborgmester",
  },
  en: { chair: "chair", "vice-chair": "vice-chair", member: "member", mayor: "mayor", deputy: "deputy mayor" },
  de: {
    chair: "Vorsitz",
    "vice-chair": "stellvertretender Vorsitz",
    member: "Mitglied",
    mayor: "Bürgermeister/-in",
    deputy: "stellv. Bürgermeister/-in",
  },
});

const alone: Readonly<Record<string, "chair" | "vice-chair" | "member" | "mayor" | "deputy">> = {
  formand: "chair",
  udvalgsformand: "chair",
  næstformand: "vice-chair",
  medlem: "member",
  borgmester: "mayor",
  viceborgmester: "deputy",
};

/** `formand for Børne- og Skoleudvalget`: an elected member's office, as the case writes it. */
export function officeIn(role: Office, committee: string): string {
  return `${danish[role]} ${committee}`;
}

/** What an office is called in the other languages, for whoever looks for it there; empty for what is none that we know. */
export function officeElsewhere(text: string, entered: string): readonly string[] {
  if (entered !== "da") return [];
  const office =
    alone[text.toLowerCase()] ??
    (["chair", "vice-chair", "member"] as const).find((role) => text.startsWith(`${danish[role]} `));
  if (!office) return [];
  // Both of what is written for both: a word of its own is what is looked up.
  return langs
    .filter((lang) => lang !== entered)
    .map((lang) =>
      words
        .in(lang)(office)
        .replace(/(\p{L}+)\/-in/gu, "$1 $1in"),
    );
}

/** An office in a language; what is no office that we know stands as it was written. `body` is the committee, where it has one. */
export function officeSaid(
  text: string,
  entered: string,
  lang: Lang,
  profile: Profile,
): { readonly office: Said; readonly body: Said | null } {
  if (entered === lang || entered !== "da") return { office: { text, lang: entered }, body: null };
  const single = alone[text.toLowerCase()];
  if (single) return { office: { text: words.in(lang)(single) }, body: null };
  for (const role of ["chair", "vice-chair", "member"] as const) {
    const body = text.startsWith(`${danish[role]} `)
      ? bodyNameIn(profile, text.slice(danish[role].length + 1), lang)
      : null;
    if (body) return { office: { text: words.in(lang)(role) }, body };
  }
  return { office: { text, lang: entered }, body: null };
}
