import { Conflict, NotFound } from "../kernel/index.ts";
import { html, type Reply } from "../web/index.ts";
import type { Who } from "./who.ts";

/** Whoever holds a link, until the link itself says who that is. */
export const linkHolder: Who = { actor: { kind: "link", id: "link", name: "link" }, grants: [] };

/** How a link that opens nothing any more is answered: in whose words, and on which page. */
export interface SpentLink {
  /** `null` for a refusal that has nothing to do with the link. */
  readonly wordsFor: (code: string) => string | null;
  /** @param refusal a Conflict where the link is or was one, NotFound where it is made up */
  readonly page: (why: string, refusal: Conflict | NotFound) => string | Promise<string>;
}

/** A used, expired, revoked or unknown link, or what it asks about being over, is answered in words, on a page of its own. */
export async function orSpent({ wordsFor, page }: SpentLink, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
    const why = wordsFor(error.code);
    if (why === null) throw error;
    return html(await page(why, error), error instanceof NotFound ? 404 : 410);
  }
}
