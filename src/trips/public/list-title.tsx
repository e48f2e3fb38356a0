import { Fragment } from "preact";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { bodyByIdIn, type Municipality } from "../../profile/index.ts";
import { partnerById, partnerName } from "../../relations/index.ts";
import { goalById } from "../../strategy/index.ts";
import { Foreign, type Said } from "../../web/index.ts";
import { type Narrowing, without } from "./narrowing.ts";
import type { Tags } from "./tags.ts";
import { listTexts } from "./trip-list.texts.ts";
import { recordTexts } from "./trip-record.texts.ts";
import { spellName } from "./trip-timeline.tsx";
import { tripWords } from "./trip-words.texts.ts";
import { viewTexts } from "./views.texts.ts";

interface Narrowed {
  readonly chosen: Narrowing;
  readonly here: Municipality;
  readonly tags: Tags;
  readonly lang: Lang;
  /** What the chosen place is called. */
  readonly placeName: Said | null;
}

/** `Rejser og besøg: 2025, Belgien`: a list always says what it is narrowed by; `name` is the same as words alone. */
export function listTitle(narrowed: Narrowed) {
  const t = listTexts.in(narrowed.lang);
  const said = chosenWords(narrowed);
  return {
    name: [t("title"), ...said.map(({ text }) => text)].join(", "),
    title: (
      <>
        {t("title")}
        {said.map((one, at) => (
          <Fragment key={one.text}>
            {at === 0 ? ": " : ", "}
            <Foreign {...one} />
          </Fragment>
        ))}
      </>
    ),
  };
}

/** What the list is narrowed by, each in the page's words. */
export function chosenWords({ chosen, here, tags, lang, placeName }: Narrowed): Said[] {
  const f = formatsIn(lang);
  const v = viewTexts.in(lang);
  const { aar, udvalg, land, type, status, rapport, partner, maal, maaned, sted, q } = chosen;
  const [found, goal] = [partner && partnerById(tags.partners, partner), maal && goalById(tags.strategies, maal)];
  return [
    aar === without ? v("no-date") : aar,
    maaned && spellName(maaned, lang),
    sted === without ? v("no-place") : placeName,
    udvalg && (bodyByIdIn(here.profile, udvalg, lang) ?? udvalg),
    land && f.country(land),
    type && tripWords.find(lang, `kind.${type}`),
    status && accountsSaid(status, lang),
    rapport && listTexts.find(lang, `report.${rapport}.list`),
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
  // The list of what lacks accounts also holds those that are late with them.
  if (status === "none") return listTexts.in(lang)("lacking");
  const word = { final: "final", "partly-booked": "partly", "not-settled": "estimated" }[status];
  return word === undefined ? null : recordTexts.find(lang, `accounts.${word}`);
}
