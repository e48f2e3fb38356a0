import { formatsIn, type Lang } from "../../platform/index.ts";
import { bodyByIdIn, type Municipality } from "../../profile/index.ts";
import { partnerById, partnerName } from "../../relations/index.ts";
import { goalById } from "../../strategy/index.ts";
import type { Said } from "../../web/index.ts";
import type { Narrowing } from "./narrowing.ts";
import type { Tags } from "./tags.ts";
import { recordTexts } from "./trip-record.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

interface Chosen {
  readonly chosen: Narrowing;
  readonly here: Municipality;
  readonly tags: Tags;
  readonly lang: Lang;
}

/** What a list is narrowed by, in the reader's words, as its heading, its crumbs and its feed are called. */
export function chosenWords({ chosen, here, tags, lang }: Chosen): Said[] {
  const f = formatsIn(lang);
  const { aar, udvalg, land, type, status, partner, maal, q } = chosen;
  const [found, goal] = [partner && partnerById(tags.partners, partner), maal && goalById(tags.strategies, maal)];
  return [
    aar,
    udvalg && (bodyByIdIn(here.profile, udvalg, lang) ?? udvalg),
    land && f.country(land),
    type && tripWords.find(lang, `kind.${type}`),
    status && accountsSaid(status, lang),
    found && partnerName(found, lang),
    goal && {
      text: f.quote(goal.goal.quote),
      lang: goal.strategy.language === lang ? undefined : goal.strategy.language,
    },
    q && f.quote(q),
  ].flatMap((word) => (typeof word === "string" ? (word ? { text: word } : []) : (word ?? [])));
}

/** `Endeligt regnskab`: what a list narrowed by its accounts is called. */
function accountsSaid(status: string, lang: Lang): string | null {
  const word = { final: "final", "partly-booked": "partly", "not-settled": "estimated", none: "missing" }[status];
  return word === undefined ? null : recordTexts.find(lang, `accounts.${word}`);
}
