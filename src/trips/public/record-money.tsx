import { isCurrency, money } from "../../kernel/index.ts";
import { wordsOf } from "../../profile/index.ts";
import { Disc, EmptyState, Foreign, Notice, Section } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import { vatDiffers } from "../trip-accounts/trip-vat.ts";
import { accountsAwaited } from "./awaited.ts";
import { capWords } from "./cap-words.ts";
import { inForeign } from "./in-foreign.ts";
import { isSettled, moneyRows } from "./money-rows.ts";
import { MoneyTable } from "./money-table.tsx";
import { OlderAccounts } from "./older-accounts.tsx";
import type { RecordSaid } from "./record.ts";
import { moneyTexts } from "./record-money.texts.ts";
import { Funding, Postings } from "./record-postings.tsx";
import { reopenedTexts } from "./reopened.texts.ts";
import { reopenedTold } from "./reopened.ts";
import { hundredthsIn, isOver } from "./shown.ts";
import { awaitedStill, meantBy } from "./status-meant.ts";

/** What the trip was to cost and did cost, as far as it is known, and who pays. */
export function RecordMoney(record: RecordSaid) {
  const { entry, here, today, lang, accountsHidden } = record;
  const m = moneyTexts.in(lang);
  const { budget, accounts } = entry;
  const planned = budget?.lines ?? [];
  const over = isOver(entry, today) && !isStopped(entry);
  const comparable = planned.length === 0 || accounts.lines.length === 0 || budget?.currency === accounts.currency;
  const nothing = planned.length + accounts.lines.length === 0;
  // A sum without its lines is told of below: it is not nothing.
  const isStated = hundredthsIn(accounts.statedTotal) !== null;
  const meant = accountsHidden ? null : meantBy(record);
  // Where they are not shown, the budget is all there is, and nothing is held against it.
  const isFinal = isSettled(entry) && !accountsHidden;
  const barred = planned.length > 0 && accounts.lines.length > 0 && comparable;
  return (
    <Section title={m("money")} note={barred ? m("money.note") : undefined}>
      {meant && <p class="s m">{meant}</p>}
      {accountsHidden && <OlderAccounts profile={here.profile} {...{ today, lang }} of="trip" />}
      {nothing && !isStated && !accountsHidden && (
        <EmptyState title={m(over ? "money.none-over" : "money.none")}>
          {m(wordsOf(here.profile, over ? "money.none-over.text" : "money.none.text"), { direction: entry.direction })}
        </EmptyState>
      )}
      {!nothing && comparable && (
        <MoneyTable
          {...record}
          rows={moneyRows(planned, accounts.lines, isFinal)}
          currency={accounts.lines.length > 0 ? accounts.currency : (budget?.currency ?? accounts.currency)}
        />
      )}
      {!comparable && (
        <>
          <MoneyTable {...record} rows={moneyRows([], accounts.lines, isFinal)} currency={accounts.currency} />
          <MoneyTable
            {...record}
            rows={moneyRows(planned, [], false)}
            currency={budget?.currency ?? accounts.currency}
          />
          <p class="s m">{m("money.currencies")}</p>
        </>
      )}
      <Remarks {...record} />
      <Postings {...record} />
      <Funding {...record} />
    </Section>
  );
}

/** What the figures do not say by themselves: gaps, printed totals that differ, amounts that are no numbers. */
function Remarks(record: RecordSaid) {
  const { entry, here, f, today, lang } = record;
  const m = moneyTexts.in(lang);
  const { budget, accounts } = entry;
  const [stated, total] = [hundredthsIn(accounts.statedTotal), hundredthsIn(accounts.total)];
  const written = (hundredths: bigint) =>
    isCurrency(accounts.currency) ? f.amount(money(hundredths, accounts.currency)) : f.figure(hundredths);
  const printed = [...(budget?.lines ?? []), ...accounts.lines].flatMap((one) => one.amountText ?? []);
  const foreign = printed.flatMap((text) => inForeign(text, accounts.currency) ?? []);
  const unread = printed.filter((text) => inForeign(text, accounts.currency) === null);
  const missing = accounts.lines.length === 0 && budget !== null && !record.accountsHidden;
  const caps = capWords(record);
  const awaited = accountsAwaited(entry, here.profile, today);
  const reopened = reopenedTold(record);
  const vat = vatDiffers(budget?.currency === accounts.currency ? budget : null, accounts.lines);
  const isByRounding =
    stated !== null && total !== null && stated !== total && mayBeRounding(stated, total, accounts.lines.length);
  const quiet = [
    ...(vat ? [m(`money.vat-${vat}`)] : []),
    ...(budget === null && accounts.lines.length > 0 ? [m("money.budget-unknown")] : []),
    ...accountsToCome(record, missing),
    ...caps.filter((one) => !one.over).map((one) => ended(one.text)),
    ...(stated !== null && stated === total ? [m("money.stated-same")] : []),
    ...(isByRounding ? [m("money.rounded", { stated: written(stated), computed: written(total) })] : []),
    ...(stated === null && total !== null && entry.source !== null ? [m("money.summed")] : []),
  ];
  return (
    <>
      {reopened !== null && (
        <Notice tone="watch">
          <p>{reopened}</p>
          {record.reopenedWhy && (
            <p>
              <b>{reopenedTexts.in(lang)("why")}</b> <Foreign {...record.reopenedWhy} />
            </p>
          )}
        </Notice>
      )}
      {awaited?.late && (
        <Notice tone="late">
          <p>
            <Disc knowledge="late" />{" "}
            {[
              m("money.accounts-late", { date: f.date(awaited.dueOn) }),
              ...(record.accountsHidden ? [] : [awaitedStill(record)]),
            ].join(" ")}
          </p>
        </Notice>
      )}
      {caps
        .filter((one) => one.over)
        .map((one) => (
          <Notice key={one.text} tone="watch">
            <p>{ended(one.text)}</p>
          </Notice>
        ))}
      {stated !== null && total === null && (
        <Notice tone="watch">
          <p>
            {m(accounts.lines.length > 0 ? "money.stated-beside" : "money.stated-only", { stated: written(stated) })}
          </p>
        </Notice>
      )}
      {stated !== null && total !== null && stated !== total && !isByRounding && (
        <Notice tone="watch">
          <p>{m("money.differs", { stated: written(stated), computed: written(total) })}</p>
        </Notice>
      )}
      {unread.length > 0 && (
        <Notice tone="note">
          <p>{m("money.uncounted", { text: f.list(unread.map(f.quote)), count: unread.length })}</p>
        </Notice>
      )}
      {foreign.length > 0 && (
        <Notice tone="note">
          <p>{m("money.no-rate", { text: f.list(foreign.map(f.amount)), count: foreign.length })}</p>
        </Notice>
      )}
      {quiet.length > 0 && <p class="s m">{quiet.join(" ")}</p>}
    </>
  );
}

/** That accounts are still to come, and by when; that they are missing, where the trip is over and nothing says when. */
function accountsToCome({ entry, here, f, today, lang }: RecordSaid, missing: boolean): string[] {
  // Of a trip that came to nothing none are promised.
  if (isStopped(entry)) return [];
  const m = moneyTexts.in(lang);
  const { direction } = entry;
  const awaited = accountsAwaited(entry, here.profile, today);
  const over = isOver(entry, today);
  const date = awaited && f.date(awaited.dueOn);
  // What is still lacking stands where it says that they are late.
  if (awaited?.late) return [];
  // Those that are opened again are told of as that.
  if (entry.accountsReopened) return date ? [m("money.accounts-due", { date })] : [];
  if (over)
    return [
      ...(missing ? [m("money.accounts-missing", { direction })] : []),
      ...(date ? [m("money.accounts-due", { date })] : []),
    ];
  if (date) return [m("money.accounts-later-by", { date, direction: entry.direction })];
  return missing ? [m("money.accounts-later", { direction })] : [];
}

/** A sentence has one full stop, also where it ends in `kr.` */
function ended(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** Whether two sums part by no more than the øre that rounding each line and the sum itself may make. */
function mayBeRounding(one: bigint, other: bigint, lines: number): boolean {
  const apart = one > other ? one - other : other - one;
  return apart * 2n <= BigInt(lines + 1);
}
