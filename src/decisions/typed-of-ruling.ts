import type { Ruling, Subject } from "./ruling.ts";

type Words = Pick<Ruling, "text" | "item" | "basis" | "votes" | "minority" | "recused" | "url" | "closed">;

/** What of a ruling is typed and becomes public with its minutes, by the ruling's own names, and what of it stood before. */
export function typedOfRuling(subject: Subject, before: Words | null, after: Words, reason: string | null = null) {
  return {
    subject,
    typed: { ...publicWords(after), reason },
    stood: before && publicWords(before),
    // As an erasure keeps them; a minority's statement may name anybody.
    isOfficial: (path: string) => path.startsWith("recused.") || path.startsWith("votes."),
  };
}

/** Of a closed item the public reads neither its words nor a name. */
function publicWords({ text, item, basis, votes, minority, recused, url, closed }: Words) {
  return closed ? { item, url } : { text, item, basis, votes, minority, recused, url };
}
