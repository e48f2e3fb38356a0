import {
  askedInWords,
  dayShown,
  lateInWords,
  RulingText,
  rulingKnowledge,
  rulingTitle,
  rulingWord,
} from "../../decisions/index.ts";
import { isRoomOn, wordsOf } from "../../profile/index.ts";
import { partnerById, partnerName, partnerPath } from "../../relations/index.ts";
import { goalById, QuoteSource, strategiesOf } from "../../strategy/index.ts";
import { addressIn, Disc, NameLink, Notice, OnlyIn, Section, Trail } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import { reportAwaited } from "./awaited.ts";
import { historyTexts } from "./history/history.texts.ts";
import type { RecordSaid } from "./record.ts";
import { Paragraphs } from "./record-facts.tsx";
import { bodyHref, bodyOf, foreign, isOver } from "./shown.ts";
import { approvedByManager, owesReport, sentBack } from "./trip-rail.ts";

/** What came of it, in the words of those who went; or that nobody has said. */
export function RecordReport(record: RecordSaid) {
  const { entry, here, t, f, lang, today } = record;
  const { report, direction } = entry;
  if (report === null && isStopped(entry))
    return (
      <Section title={t("report")}>
        <p class="m">{t("report.stopped", { direction })}</p>
      </Section>
    );
  if (report === null && entry.reportHandedInOn)
    return (
      <Section title={t("report")}>
        <p>{t("report.in", { date: dayShown(f, entry.reportHandedInOn) })}</p>
      </Section>
    );
  if (report === null) {
    const owed = owesReport(entry, here.profile, today);
    const awaited = reportAwaited(entry, here.profile, today);
    const date = awaited && f.date(awaited.dueOn);
    const back = sentBack(entry);
    if (back)
      return (
        <Section title={t("report")}>
          <Notice tone={awaited?.late ? "late" : "watch"}>
            <p>
              {awaited?.late && <Disc knowledge="late" />}{" "}
              {t("report.back", {
                back: dayShown(f, back.metOn),
                date: date ?? "",
                due: awaited === null ? "none" : awaited.late ? "late" : "ahead",
              })}{" "}
              {awaited?.late && <Owing {...record} />}
            </p>
          </Notice>
        </Section>
      );
    if (awaited && date)
      return (
        <Section title={t("report")}>
          {awaited.late ? (
            <Notice tone="late">
              <p>
                <Disc knowledge="late" /> {t("report.late", { date })} <Owing {...record} />
              </p>
            </Notice>
          ) : (
            <p class="m">{t("report.due", { date })}</p>
          )}
        </Section>
      );
    return (
      <Section title={t("report")}>
        <p class="m">
          {t(
            wordsOf(here.profile, !owed ? "report.not-owed" : isOver(entry, today) ? "report.missing" : "report.later"),
            { direction },
          )}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title={t("report")}
      note={
        <>
          {t("report.note", { direction: entry.direction })}
          <OnlyIn lang={foreign(entry, lang)} />
        </>
      }
    >
      {(["aim", "outcome", "change"] as const).map((part) => (
        <div key={part} class="stack">
          <h3>{t(part)}</h3>
          <Paragraphs text={report[part]} lang={foreign(entry, lang)} />
        </div>
      ))}
      {report.followUpOn && (
        <p class="s">
          {t("report.follow-up", {
            date: dayShown(f, report.followUpOn),
            when: report.followUpOn < today ? "past" : "ahead",
          })}
        </p>
      )}
    </Section>
  );
}

/** Whom a report that is over its term is to come from: the committee or unit that answers for the trip. */
function Owing({ entry, here, t, lang }: RecordSaid) {
  const body = bodyOf(entry, here.profile, lang);
  if (!body) return null;
  return (
    <>
      {t("report.owed-by")} <NameLink {...body} href={bodyHref(entry, here.profile, lang)} />.
    </>
  );
}

/** Every confirmed ruling in its order. */
export function RecordRulings({ entry, here, t, f, lang, today }: RecordSaid) {
  const { direction, approvedByManagerLate } = entry;
  const late = lateInWords(lang, direction === "in");
  const by = entry.approvedByManagerOn
    ? t("rulings.by-manager-on", { date: dayShown(f, entry.approvedByManagerOn), direction })
    : approvedByManager(entry, here.profile, today)
      ? `${t("rulings.manager")}. ${t("rulings.no-committee", { direction })}`
      : t("rulings.missing");
  const { changesByManager = [] } = entry;
  if (entry.rulings.length === 0 && changesByManager.length === 0)
    return (
      <Section title={t("rulings")}>
        <p class="m">{by}</p>
        {approvedByManagerLate && <p>{late}</p>}
      </Section>
    );
  const steps = entry.rulings.map((ruling) => ({
    on: ruling.metOn,
    when: dayShown(f, ruling.metOn),
    title: rulingTitle(ruling, lang, entry.direction === "in"),
    knowledge: rulingKnowledge(ruling.ruling),
    children: (
      <RulingText
        {...{ ruling, lang }}
        profile={here.profile}
        isVisit={entry.direction === "in"}
        entered={entry.lang}
      />
    ),
  }));
  // Its manager approved it, and something of it was ruled on since, by a committee or by the manager.
  const on = entry.approvedByManagerOn;
  const knowledge = rulingKnowledge("approved");
  const wasLate = approvedByManagerLate && <p>{late}</p>;
  const manager = on ? [{ on, when: dayShown(f, on), title: t("rulings.manager"), knowledge, children: wasLate }] : [];
  const changes = changesByManager.map(({ on: day, change, late: changedLate }) => {
    const what = askedInWords(change, lang);
    const title = `${rulingWord(lang, "change")}: ${t("rulings.manager")}`;
    const children = (
      <>
        {what !== "" && <p>{what}</p>}
        {changedLate && <p>{late}</p>}
      </>
    );
    return { on: day, when: dayShown(f, day), title, knowledge, children };
  });
  const note =
    entry.rulings.length === 0 ? t("rulings.no-committee", { direction }) : on ? undefined : t("rulings.note");
  return (
    <Section title={t("rulings")} note={note}>
      <Trail steps={[...manager, ...changes, ...steps].toSorted((a, b) => a.on.localeCompare(b.on))} />
    </Section>
  );
}

/** What the trip serves, in the strategy's own words, and whom it was with. */
export function RecordAims({ entry, here, partners, t, f, lang }: RecordSaid) {
  const strategies = strategiesOf(here.slug);
  return (
    <Section title={t("aims")}>
      {entry.goals.length === 0 && <p class="m">{t("goals.missing", { direction: entry.direction })}</p>}
      {entry.goals.map((id) => {
        const found = goalById(strategies, id);
        if (!found) return <p key={id}>{`${t("goal")}: ${id}`}</p>;
        const { goal, strategy } = found;
        return (
          <figure key={id}>
            <blockquote class="prose" lang={strategy.language === lang ? undefined : strategy.language}>
              <p>{f.quote(goal.quote)}</p>
            </blockquote>
            <figcaption>
              <QuoteSource strategy={strategy} section={goal.section} />
            </figcaption>
          </figure>
        );
      })}
      {entry.partners.map((id) => {
        const partner = partnerById(partners, id);
        return (
          <p key={id}>
            {`${t("partner")}: `}
            {partner && isRoomOn(here.profile, "relations") ? (
              <a href={addressIn(lang, partnerPath(partner))}>{partnerName(partner, lang)}</a>
            ) : partner ? (
              partnerName(partner, lang)
            ) : (
              historyTexts.in(lang)("partner.gone")
            )}
          </p>
        );
      })}
    </Section>
  );
}
