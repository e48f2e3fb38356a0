import type { ComponentChildren } from "preact";
import { type Currency, DKK, money, sum } from "../../kernel/index.ts";
import { useFormats, useWords } from "./language.tsx";

export interface CalculationLine {
  /** Every factor in words: `24 elever × 4 overnatninger × 100 kr.` */
  readonly text: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly hundredths: bigint;
  /** The text reckons to something else: it is not said to be equal. */
  readonly differs?: boolean;
}

/** A sum worked out line by line, so that a treasurer can follow it with a pencil. The last line is the lines' sum. */
export function CalculationLines(props: { lines: readonly CalculationLine[]; total?: string; currency?: Currency }) {
  const f = useFormats();
  const t = useWords();
  const currency = props.currency ?? DKK;
  const amounts = props.lines.map((line) => money(line.hundredths, currency));
  const total = sum(currency, amounts);
  const whole = amounts.every(({ hundredths }) => hundredths % 100n === 0n);
  const write = whole ? f.wholeAmount : f.amount;
  return (
    <dl class="calc">
      {props.lines.map(({ text, note, differs }, at) => (
        <div key={at} class={differs ? "ne" : undefined}>
          <dt>
            {text}
            {note && <small>{note}</small>}
          </dt>
          <dd>{write(amounts[at] ?? total)}</dd>
        </div>
      ))}
      <div class="sum">
        <dt>{props.total ?? t("table.total")}</dt>
        <dd>{write(total)}</dd>
      </div>
    </dl>
  );
}
