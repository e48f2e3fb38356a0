import { vatBasisOf } from "../../accounts/index.ts";
import { isCurrency, money } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import {
  Details,
  type Fact,
  Facts,
  Foreign,
  NameLink,
  Notice,
  OnlyIn,
  Section,
  Tongue,
  useLang,
} from "../../web/index.ts";
import { officeSaid } from "../offices.ts";
import { ownWords } from "../own-words.texts.ts";
import { isStopped } from "../trip.ts";
import { printedTexts } from "./as-printed.texts.ts";
import { accountsAwaited } from "./awaited.ts";
import { olderTexts } from "./older-accounts.texts.ts";
import type { RecordSaid } from "./record.ts";
import { reopenedTexts } from "./reopened.texts.ts";
import { bodyHref, bodyOf, dayIn, entered, foreign, hundredthsIn, isOver, namedIn, placeOf } from "./shown.ts";
import { tripWords } from "./trip-words.texts.ts";

/** A purpose up to this many letters stands below the heading; a longer one here. */
export const shortPurpose = 400;

export function RecordFacts(record: RecordSaid) {
  const { entry, t, lang } = record;
  const purpose = entered(entry, "purpose", lang);
  return (
    <Section first title={t("facts")}>
      {isStopped(entry) && (
        <Notice tone="watch">
          {record.cancelledWhy && (
            <p>
              <b>{t("stopped.why")}</b> <Foreign {...record.cancelledWhy} />
            </p>
          )}
          <p>{t("stopped", { direction: entry.direction })}</p>
        </Notice>
      )}
      <Facts facts={factsOf(record)} />
      {purpose === null && <p class="m">{t("purpose.unknown")}</p>}
      {purpose && purpose.text.length > shortPurpose && (
        <>
          <h3>{t("purpose")}</h3>
          <Paragraphs text={purpose.text} lang={purpose.lang} />
          <OnlyIn lang={purpose.lang} />
        </>
      )}
      <People {...record} />
      <AsPrinted {...record} />
      <Source {...record} />
    </Section>
  );
}

function factsOf(record: RecordSaid): Fact[] {
  const { entry, t, f, lang, here, today } = record;
  const [from, to] = [dayIn(entry.startOn), dayIn(entry.endOn)];
  const visit = entry.direction === "in";
  const { total, perParticipant, currency } = entry.accounts;
  const amount = (text: string | null) => {
    const hundredths = hundredthsIn(text);
    return hundredths === null || !isCurrency(currency) ? null : f.amount(money(hundredths, currency));
  };
  const places = entry.destinations.map((one) => [placeOf(one, entry, lang), one.country && f.country(one.country)]);
  const body = bodyOf(entry, here.profile, lang);
  return [
    { label: t(visit ? "arrival" : "departure"), value: from && f.date(from) },
    { label: t(visit ? "leaving" : "return"), value: to && f.date(to) },
    { label: t("duration"), value: from && to && f.days(from, to) },
    {
      label: t("place", { count: places.length }),
      value: places.length === 0 ? null : places.map((parts) => parts.filter(Boolean).join(", ")).join("; "),
    },
    { label: t("participants"), value: peopleOf({ entry, t, f, lang }) },
    { label: t("body"), value: body && <NameLink {...body} href={bodyHref(entry, here.profile, lang)} /> },
    { label: t("kind"), value: entry.kind && tripWords.in(lang)(`kind.${entry.kind}`) },
    { label: t("spent"), value: spentOf(record, amount(total), (printed) => amount(printed) ?? f.quote(printed)) },
    // Until something is booked, what each costs is said beside the budget.
    // Nobody went on a trip that came to nothing: nothing was spent for each or emitted, whatever an older version reckons with.
    ...(!isStopped(entry) && !record.accountsHidden && (total !== null || isOver(entry, today))
      ? [{ label: t("each"), value: eachOf(record, amount(perParticipant)) }]
      : []),
    ...(isStopped(entry)
      ? []
      : [{ label: t("climate"), value: entry.co2 && t("co2", { kg: f.number(entry.co2.kg) }) }]),
  ];
}

/** What it cost each; more may be booked while the accounts are open. */
function eachOf({ entry, t }: RecordSaid, amount: string | null): string | null {
  return amount !== null && entry.accounts.status === "partly-booked" ? t("each.so-far", { amount }) : amount;
}

/** What it cost; what is booked so far; or when it will be known. `null` where nobody can say. */
function spentOf(
  { entry, t, f, here, today, lang, accountsHidden }: RecordSaid,
  amount: string | null,
  stated: (printed: string) => string,
): string | null {
  if (accountsHidden) return olderTexts.in(lang)("spent", { year: String(accountsHidden.from) });
  const { status, statedTotal } = entry.accounts;
  const goes = entry.status === "approved" || entry.status === "complete";
  if (amount !== null) {
    const basis = vatBasisOf(entry.accounts.lines);
    const said = basis === null ? amount : t("spent.vat", { amount, basis });
    return status === "partly-booked" ? t("spent.so-far", { amount: said }) : said;
  }
  if (statedTotal !== null) return t("spent.stated", { amount: stated(statedTotal) });
  if (!goes) return null;
  const awaited = accountsAwaited(entry, here.profile, today);
  if (awaited?.late) return t("spent.late", { date: f.date(awaited.dueOn) });
  const reopenedOn = dayIn(entry.accountsReopened?.on ?? null);
  if (reopenedOn) return reopenedTexts.in(lang)("spent", { date: f.date(reopenedOn) });
  const { direction } = entry;
  if (isOver(entry, today)) return awaited && t("spent.due", { date: f.date(awaited.dueOn) });
  return awaited ? t("spent.later-by", { direction, date: f.date(awaited.dueOn) }) : t("spent.later", { direction });
}

/** `6 folkevalgte og 3 ansatte`; the whole where the parts are not known, and a source's own words for a part that is not. */
function peopleOf({ entry, t, f, lang }: Pick<RecordSaid, "entry" | "t" | "f" | "lang">): string | null {
  const { elected, staff, others, total } = entry.participants;
  const count = (groups: readonly { readonly count: number }[]) => groups.reduce((sum, one) => sum + one.count, 0);
  const parts = [
    ...(elected.count ? [t("elected", { count: elected.count })] : []),
    ...(staff.length > 0 ? [t("staff", { count: count(staff) })] : []),
    ...(others.length > 0 ? [t("others", { count: count(others) })] : []),
  ];
  const known = { elected: elected.count !== null, staff: staff.length > 0, others: others.length > 0 };
  const unread = (["elected", "staff", "others"] as const).flatMap((part) => {
    const text = known[part] ? undefined : entry.asPrinted[part];
    if (text === undefined) return [];
    return `${printedTexts.in(lang)(`printed.${part}`)}: ${f.quote(text)}`;
  });
  if (parts.length > 0) return [f.list(parts), ...unread].join(". ");
  if (unread.length > 0 && total === null) return unread.join(". ");
  return total === null ? null : t("people.unsplit", { count: total });
}

function People({ entry, here, t, lang }: RecordSaid) {
  const { elected, staff, others } = entry.participants;
  const { profile } = here;
  const staffWord = ownWords.in("da")("staff");
  return (
    <>
      {elected.named.length > 0 && (
        <div>
          <p>{t("people.named")}</p>
          <ul class="s">
            {elected.named.map(({ name, role }, at) => (
              <li key={at}>
                {name}
                {role !== null && <Office text={role} entered={entry.lang} profile={profile} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      {elected.named.length === 0 && (elected.count ?? 0) > 0 && <p class="m">{t("people.unnamed")}</p>}
      {staff.length + others.length > 0 && (
        <ul class="s">
          {staff.map(({ unit, count }) => (
            <li key={unit}>
              {unit !== staffWord && t("people.staff")}
              <Foreign {...namedIn(unit, entry, profile, lang)} />
              {`: ${count}`}
            </li>
          ))}
          {others.map(({ group, count }) => (
            <li key={group}>
              <Foreign {...namedIn(group, entry, profile, lang)} />
              {`: ${count}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** An elected member's office, and the committee it is in. */
function Office({ text, entered, profile }: { text: string; entered: string; profile: Profile }) {
  const { office, body } = officeSaid(text, entered, useLang(), profile);
  return (
    <span class="m">
      {", "}
      <Foreign {...office} />
      {body && (
        <>
          {", "}
          <Foreign {...body} />
        </>
      )}
    </span>
  );
}

/** Fields that a source may fill with something unreadable, the public schema's and an import's; others have no name here. */
const printedNames = [
  ...["dates", "startOn", "endOn", "participants", "elected", "staff", "others", "budget", "accounts", "total"],
  ...["accountsStatus", "destination", "country", "kind", "direction", "body", "sourceUrl"],
] as const;

/** What a source prints where it cannot be read: word for word. */
function AsPrinted({ entry, f, lang }: RecordSaid) {
  const printed = Object.entries(entry.asPrinted);
  if (printed.length === 0) return null;
  const words = printedTexts.in(lang);
  const nameOf = (field: string) => {
    const known = printedNames.find((one) => one === field);
    return words(`printed.${known ?? "other"}`);
  };
  return (
    <Details summary={words("printed")} open>
      <dl class="facts">
        {printed.map(([field, text]) => (
          <div key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>
              <Foreign text={f.quote(text)} lang={foreign(entry, lang)} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="s m">{words("printed.note")}</p>
    </Details>
  );
}

function Source({ entry, t, lang }: RecordSaid) {
  if (entry.source === null) return null;
  const { url, text } = entry.source;
  const words = text ?? t("source.link");
  const tongue = text === null ? undefined : foreign(entry, lang);
  return (
    <p class="s">
      {t("source.lead")}
      {url ? (
        <>
          <a href={url} lang={tongue}>
            {words}
          </a>
          <Tongue lang={tongue} />
        </>
      ) : (
        <Foreign text={words} lang={tongue} />
      )}
    </p>
  );
}

/** Entered text, a paragraph for each of its own. */
export function Paragraphs({ text, lang }: { text: string; lang: string | undefined }) {
  return (
    <div class="prose" lang={lang}>
      {text
        .split(/\n+/)
        .filter((part) => part.trim() !== "")
        .map((part, at) => (
          <p key={at}>{part}</p>
        ))}
    </div>
  );
}
