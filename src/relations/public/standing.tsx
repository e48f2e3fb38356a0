import type { DateOn } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { Disc, Foreign, type Knowledge, type Said, SourceText } from "../../web/index.ts";
import type { Partner, Partnership, PartnershipStatus } from "../partner.ts";
import { partnershipOn } from "../partnerships.ts";
import { partnerTexts } from "./partners.texts.ts";
import { standingWords } from "./standing-words.ts";

interface StandingsProps {
  readonly partner: Partner;
  readonly lang: Lang;
  readonly today: DateOn;
  /** The language that the municipality writes its sources in. */
  readonly entered: Lang | undefined;
}

/** How things stood with a partner through time, the newest first, each with its source. */
export function Standings({ partner, lang, today, entered }: StandingsProps) {
  const current = partnershipOn(partner, today);
  const newestFirst = partner.partnerships.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <ol class="trail">
      {newestFirst.map((one) => (
        <Standing key={one.from} partnership={one} isCurrent={one === current} {...{ lang, entered, today }} />
      ))}
    </ol>
  );
}

const knowledge: Record<PartnershipStatus, Knowledge> = {
  active: "final",
  exploring: "partly",
  dormant: "estimated",
  ended: "estimated",
  unknown: "missing",
};

interface StandingProps extends Pick<StandingsProps, "lang" | "entered" | "today"> {
  readonly partnership: Partnership;
  readonly isCurrent: boolean;
}

function Standing({ partnership, isCurrent, lang, entered, today }: StandingProps) {
  const { status, source, verified } = partnership;
  const t = partnerTexts.in(lang);
  const words = standingWords(partnership, lang, today);
  const said = (text: string) => <WithPrinted text={text} printed={words.printed} lang={entered} />;
  return (
    <li>
      <Disc knowledge={knowledge[status]} />
      {isCurrent ? <b>{said(words.known)}</b> : said(words.known)}
      {words.unknown && <p class="m">{said(words.unknown)}</p>}
      <p class="m">
        {t("source")}
        <SourceText {...source} lang={entered} />
        {!verified && `. ${t("unverified")}`}
      </p>
    </li>
  );
}

/** A text with the words that stand in it as a source prints them, in the source's language; a number is of none. */
function WithPrinted({ text, printed = "", lang }: Said & { readonly printed?: string | undefined }) {
  const at = /\p{L}/u.test(printed) ? text.lastIndexOf(printed) : -1;
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <Foreign text={printed} lang={lang} />
      {text.slice(at + printed.length)}
    </>
  );
}
