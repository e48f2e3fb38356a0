import { dateOn } from "../../kernel/index.ts";
import {
  ClassKey,
  classFill,
  LinkRow,
  OnlyIn,
  Programme,
  type ProgrammeDay,
  purposeClasses,
  Section,
  StackedBar,
} from "../../web/index.ts";
import { municipalShare } from "../hours.ts";
import { hoursComeLater } from "./awaited.ts";
import type { RecordSaid } from "./record.ts";
import { foreign, namedIn } from "./shown.ts";

/** Day by day with the purpose of each item, and the hours by purpose; the share is shown without a verdict. */
export function RecordProgramme(record: RecordSaid) {
  const { entry, t, lang, programmeAt } = record;
  if (entry.programme.length === 0)
    return (
      <Section title={t("programme")}>
        <p class="m">{t("programme.missing")}</p>
      </Section>
    );
  const later = hoursComeLater(entry, record.here.profile, record.today);
  return (
    <Section
      title={t("programme")}
      note={
        <>
          {t(later ? "programme.note-later" : "programme.note")}
          <OnlyIn lang={foreign(entry, lang)} />
        </>
      }
    >
      <Hours {...record} />
      <Programme days={daysOf(record, later)} />
      {programmeAt !== undefined && <LinkRow links={[{ href: programmeAt, text: t("programme.calendar") }]} />}
    </Section>
  );
}

function Hours({ entry, t, f }: RecordSaid) {
  const hours = purposeClasses.flatMap((purposeClass) => {
    const size = entry.hoursByClass[purposeClass] ?? 0;
    return size > 0 ? [{ purposeClass, size }] : [];
  });
  const share = municipalShare(entry.hoursByClass);
  if (hours.length === 0) return null;
  return (
    <>
      <StackedBar
        thin
        says={t("programme.hours", {
          hours: f.list(hours.map(({ purposeClass, size }) => `${t(`class.${purposeClass}`)} ${f.hours(size)}`)),
        })}
        parts={hours.map(({ purposeClass, size }) => ({
          size,
          fill: classFill[purposeClass],
          key: <ClassKey purposeClass={purposeClass} after={f.hours(size)} />,
        }))}
      />
      {share !== null && <p class="s">{t("programme.share", { share: f.percent(share / 100, 0) })}</p>}
    </>
  );
}

function daysOf({ entry, here, lang }: RecordSaid, later: boolean): ProgrammeDay[] {
  const { programme } = entry;
  const hostIn = (host: string | null) => (host === null ? null : namedIn(host, entry, here.profile, lang).text);
  const slotTitle = (text: string) => {
    const { text: title, lang: tongue } = namedIn(text, entry, here.profile, lang);
    return { title, lang: tongue };
  };
  const dates = [...new Set(programme.map((slot) => slot.date))].sort();
  return dates.flatMap((date) => {
    const on = dateOn(date);
    if (!on) return [];
    const slots = programme.filter((slot) => slot.date === date);
    return [
      {
        on,
        slots: slots
          .toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""))
          .map(({ from, to, title, place, host, purposeClass, lodging }) => ({
            from,
            to,
            later,
            ...slotTitle(title),
            purposeClass,
            lodging,
            note: [place, hostIn(host)].filter(Boolean).join(", ") || null,
          })),
      },
    ];
  });
}
