import { formatsIn, type Lang } from "../../platform/index.ts";
import { Details, LinkRow } from "../../web/index.ts";
import type { TaggedLinks } from "../tagged-links.ts";
import { pageTexts } from "./pages.texts.ts";

const few = 5;

/** The newest records in a line, those before them in a fold; where there are more still, the list of them all. */
export function TaggedList({ tagged, lang }: { tagged: TaggedLinks; lang: Lang }) {
  const t = pageTexts.in(lang);
  const rest = tagged.newest.slice(few);
  const all = { href: tagged.all, text: t("tagged.all") };
  return (
    <>
      <LinkRow links={tagged.newest.slice(0, few)} />
      {rest.length > 0 && (
        <Details summary={t("tagged.rest", { count: formatsIn(lang).number(rest.length) })}>
          <LinkRow links={tagged.count > tagged.newest.length ? [...rest, all] : rest} />
        </Details>
      )}
    </>
  );
}
