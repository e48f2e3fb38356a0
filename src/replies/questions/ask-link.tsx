import type { DateOn } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { addressIn, LinkRow } from "../../web/index.ts";
import type { AskedAbout } from "./asked-about.ts";
import { questionRules } from "./question.ts";
import { questionTexts } from "./questions.texts.ts";

interface AskLinkProps extends Pick<AskedAbout, "of" | "path"> {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly today: DateOn;
}

/** Whether questions are taken here: the municipality does, and the site is not for reading only. */
export function asksHere({ here, today }: Pick<AskLinkProps, "here" | "today">): boolean {
  return here.hasDesk && questionRules(here, today) !== null;
}

/** On a public record's page: the way to ask about it. Nothing where no questions are taken, or the site is for reading only. */
export function AskLink({ here, lang, today, of, path }: AskLinkProps) {
  if (!asksHere({ here, today })) return null;
  return (
    <LinkRow links={[{ href: addressIn(lang, `${path}/spoerg`), text: questionTexts.in(lang)("link", { of }) }]} />
  );
}
