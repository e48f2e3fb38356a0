import type { DateOn } from "../../kernel/index.ts";
import { useFormats, useWords } from "./language.tsx";
import { classFill, type PurposeClass } from "./purpose-class.ts";
import { Swatch } from "./stacked-bar.tsx";

export interface Slot {
  /** Local `HH:MM`; `null` where it is unknown or not shown yet. */
  readonly from: string | null;
  readonly to: string | null;
  /** The hour is known and shown later, once the travellers are home. */
  readonly later?: boolean;
  readonly title: string;
  /** Of title and note, where it may not be the page's. */
  readonly lang?: string | undefined;
  /** Place and host. */
  readonly note?: string | null;
  readonly purposeClass: PurposeClass;
  /** A night: its class counts in no hours, and is not named. */
  readonly lodging?: boolean | undefined;
}

export interface ProgrammeDay {
  readonly on: DateOn;
  readonly slots: readonly Slot[];
}

export function Programme({ days }: { days: readonly ProgrammeDay[] }) {
  const f = useFormats();
  return (
    <ol class="prog">
      {days.map(({ on, slots }) => (
        <li key={on}>
          <h3>
            {f.weekday(on)}
            <span>{f.shortDayMonth(on)}</span>
          </h3>
          <div>
            {slots.map((slot, at) => (
              <SlotLine key={at} slot={slot} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function SlotLine({ slot }: { slot: Slot }) {
  const f = useFormats();
  const t = useWords();
  const { from, to, later, title, lang, note, purposeClass, lodging } = slot;
  const when = from === null ? "" : to === null ? f.time(from) : f.timeRange(from, to);
  // An hour earlier than the first can only be the day after's.
  const overnight = from !== null && to !== null && to < from;
  return (
    <div class="slot">
      <span>
        {when || <span class="vh">{t(later ? "programme.later" : "programme.untimed")}</span>}
        {overnight && <small>{t("programme.next-day")}</small>}
      </span>
      <span>
        <span lang={lang}>{title}</span>
        {note && <small lang={lang}>{note}</small>}
      </span>
      {lodging ? <span class="kl">{t("programme.uncounted")}</span> : <ClassKey purposeClass={purposeClass} />}
    </div>
  );
}

/** A purpose class by colour and word. */
export function ClassKey({ purposeClass, after }: { purposeClass: PurposeClass; after?: string }) {
  const t = useWords();
  return (
    <Swatch fill={classFill[purposeClass]}>
      {t(`programme.${purposeClass}`)}
      {after && ` ${after}`}
    </Swatch>
  );
}
