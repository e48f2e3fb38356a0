import type { ComponentChildren } from "preact";
import { nbsp } from "../../platform/index.ts";

export interface KeyFigure {
  readonly figure: string;
  /** Set small beside the figure: `kr.`, `%`. */
  readonly unit?: string;
  /** The unit stands before, as in `DKK 1,734`. */
  readonly unitFirst?: boolean;
  readonly says: ComponentChildren;
  /** The list behind the figure. */
  readonly href?: string;
}

/** Large figures, each with a sentence that says what it counts. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl class="figures">
      {figures.map(({ figure, unit, unitFirst, says, href }, at) => (
        <div key={at}>
          <dt>{href ? <a href={href}>{says}</a> : says}</dt>
          <dd>
            {unit && unitFirst && [<small key="unit">{unit}</small>, nbsp]}
            {figure}
            {unit && !unitFirst && [nbsp, <small key="unit">{unit}</small>]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
