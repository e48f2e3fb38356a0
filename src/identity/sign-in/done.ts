import { type Reply, seeOther } from "../../web/index.ts";

/** Where texts are asked for words: a room's catalogue. */
export interface Said {
  find(lang: "da", key: string): string | null;
}

/** After a form is saved: on to a page that says what was done, `done.<code>` in that page's texts. */
export function doneAt(path: string, code: string): Reply {
  return seeOther(`${path}${path.includes("?") ? "&" : "?"}gjort=${code}`);
}

/** What was just done, in words; `null` when the page was only opened, or the code is nobody's. */
export function doneWords(query: URLSearchParams | undefined, said: readonly Said[]): string | null {
  const code = query?.get("gjort");
  if (!code) return null;
  for (const texts of said) {
    const found = texts.find("da", `done.${code.slice(0, 60)}`);
    if (found !== null) return found;
  }
  return null;
}
