import type { Lang } from "../../platform/index.ts";
import { whose } from "../../profile/index.ts";
import { CheckRecord } from "../../register/index.ts";
import { AskLink, asksHere, WhereElse } from "../../replies/index.ts";
import { addressIn, Foreign, LinkRow, Proof, Rows, Section } from "../../web/index.ts";
import { fieldsIn } from "./history/changes.ts";
import { unseenFields } from "./history/changes-told.tsx";
import { historyTexts } from "./history/history.texts.ts";
import { type ToldVersion, toldVersions } from "./history/versions.ts";
import { type RecordSaid, type RecordShown, versionMoment } from "./record.ts";
import { erasedWord } from "./said-erased.ts";
import { entryLang, namedIn } from "./shown.ts";
import { tripWords } from "./trip-words.texts.ts";

/** Every version with its reason, and how anybody can check that the newest is what the log holds. */
export function RecordVersions(record: RecordShown) {
  const { versions, newestLeaf, here, head, lang, base, t, f, entry } = record;
  const [newest] = versions;
  if (!newest) throw new Error(`trip ${entry.id} is published without a version`);
  const h = historyTexts.in(lang);
  const history = addressIn(lang, `/rejser/${entry.slug}/versioner`);
  const erased = versions.some((one) => Object.keys(one.erased).length > 0);
  return (
    <Section title={t("versions")} note={t(erased ? "versions.erased" : "versions.note")}>
      <Rows
        rows={toldVersions(record).map(({ version: { version, reason: kept, publishedAt }, reason, ...told }) => ({
          title: (
            <>
              <a class="n" href={`${history}#v${version}`}>
                {t("version", { version })}
              </a>
              {reason === null && `: ${t(version === 1 ? "version.first" : "version.next")}`}
              {reason !== null && (
                <>
                  {`: ${reasonHead(told, t, lang)}`}
                  <Foreign text={reason} lang={kept === null ? undefined : entryLang(entry)} />
                </>
              )}
            </>
          ),
          note: fieldsShown(told, lang),
          end: versionMoment(record, publishedAt),
        }))}
      />
      {versions.length > 1 && <LinkRow links={[{ href: history, text: h("all") }]} />}
      <Proof
        title={t("check")}
        sha256={Buffer.from(newestLeaf).toString("hex")}
        links={[
          { href: `/rejser/${entry.slug}.json`, text: t("check.json") },
          { href: "/log/checkpoint", text: t("check.head") },
          { href: addressIn(lang, "/log"), text: t("check.log") },
        ]}
        check={
          <CheckRecord
            timeZone={here.profile.timeZone}
            whose={whose(here.profile)}
            lang={lang}
            base={base}
            record={{
              file: `rejser/${entry.slug}.json`,
              page: addressIn(lang, `/rejser/${entry.slug}`).slice(1),
              version: entry.version,
            }}
          />
        }
      >
        {t("check.text", { number: f.number(newest.leafIndex + 1), size: f.number(head.size) })}
      </Proof>
    </Section>
  );
}

/** What a version's reason is the reason of: `Rettelse: `, `Aflyst: `. */
function reasonHead(
  { entry, again, changes }: Pick<ToldVersion, "entry" | "again" | "changes">,
  t: RecordSaid["t"],
  lang: Lang,
): string {
  if (entry === null) return t("version.withdrawn");
  if (again) return t("version.again");
  const cancels = entry.status === "cancelled" && fieldsIn(changes).includes("status");
  return cancels ? `${tripWords.in(lang)("status.cancelled")}: ` : t("version.correction");
}

const fewFields = 5;

/** `Regnskab, Status`: what a version changed, in short; `Formål: »slettet«` where only what was erased can have changed. */
function fieldsShown(
  { changes, inHidden, unseen }: Pick<ToldVersion, "changes" | "inHidden" | "unseen">,
  lang: Lang,
): string | undefined {
  const h = historyTexts.in(lang);
  if (unseen.length > 0) return `${unseenFields(unseen, lang)}: ${erasedWord(lang)}`;
  const fields = [...fieldsIn(changes), ...(inHidden ? (["accounts"] as const) : [])].map((field) =>
    h(`field.${field}`),
  );
  if (fields.length === 0) return undefined;
  return [...fields.slice(0, fewFields), ...(fields.length > fewFields ? [h("and-more")] : [])].join(", ");
}

/** The record as data, and whom to ask. */
export function RecordContact(record: RecordShown) {
  const { entry, here, lang, today, t } = record;
  const [asks, isTold] = [asksHere({ here, today }), isContactTold(entry)];
  return (
    <Section title={t(asks || isTold ? "take" : "take.alone")}>
      <LinkRow
        links={[
          { href: `/rejser/${entry.slug}.json`, text: t("json") },
          { href: "/data/trip-accounts.csv", text: t("csv") },
        ]}
      />
      {isTold && <WhomToAsk {...record} />}
      {!asks && !isTold && <WhereElse here={here} lang={lang} />}
      <AskLink
        {...{ here, lang, today }}
        of={entry.direction === "in" ? "visit" : "trip"}
        path={`/rejser/${entry.slug}`}
      />
    </Section>
  );
}

function isContactTold({ contact }: RecordSaid["entry"]): boolean {
  return Boolean(contact?.email || contact?.unit);
}

export function WhomToAsk({ entry, here, lang, t }: RecordSaid) {
  const { caseNumber, contact } = entry;
  if (!(contact?.email || contact?.unit)) return <p class="m">{t("ask.unknown")}</p>;
  const subject = caseNumber === null ? entry.title : `${caseNumber} ${entry.title}`;
  return (
    <p>
      {t("ask", { direction: entry.direction })}
      {contact.unit && <Foreign {...namedIn(contact.unit, entry, here.profile, lang)} />}
      {contact.unit && contact.email && ", "}
      {contact.email && <a href={`mailto:${contact.email}?subject=${encodeURIComponent(subject)}`}>{contact.email}</a>}
      {". "}
      {caseNumber !== null && t("ask.case", { number: caseNumber })}
    </p>
  );
}
