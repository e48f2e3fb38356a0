import type { ComponentChildren } from "preact";
import { Button } from "./buttons.tsx";
import { Disc, type Knowledge } from "./disc.tsx";
import { useWords } from "./language.tsx";

interface SegmentProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly knowledge?: Knowledge }[];
  /** What the choices mean, where their words do not say it. */
  readonly hint?: string;
}

/** A few choices in a row; radio buttons underneath, so they work by keyboard and without a script. */
function Segment({ name, label, value, options, hint }: SegmentProps) {
  const hintId = `filter-${name}-hint`;
  return (
    <fieldset class="fld" aria-describedby={hint && hintId}>
      <legend>{label}</legend>
      <div class="seg">
        {options.map((option) => (
          <label key={option.value} class="chip">
            <input type="radio" name={name} value={option.value} checked={option.value === value} />
            <span>
              {option.knowledge && <Disc knowledge={option.knowledge} />}
              {option.text}
            </span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={hintId} class="h">
          {hint}
        </p>
      )}
    </fieldset>
  );
}

interface FiltersProps {
  readonly action: string;
  readonly label: string;
  readonly segments?: readonly SegmentProps[];
  /** Select and text fields, beside the button. */
  readonly children?: ComponentChildren;
  readonly submit?: string;
  /** Something is chosen that nothing else on the page says: the fold stands open on a narrow screen too. */
  readonly narrowed?: boolean;
}

/**
 * Narrows a list by a form that only asks: the address says what is shown and can be kept. On a narrow screen it is folded,
 * so that the list itself is in sight.
 */
export function Filters({ narrowed = false, ...form }: FiltersProps) {
  return (
    <details class="choices" open={narrowed}>
      <summary>{form.label}</summary>
      <FilterForm {...form} />
    </details>
  );
}

function FilterForm({ action, label, segments = [], children, submit }: Omit<FiltersProps, "narrowed">) {
  const t = useWords();
  return (
    <form class="choice" method="get" action={action} aria-label={label}>
      {segments.length > 0 && (
        <div class="two">
          {segments.map((segment) => (
            <Segment key={segment.name} {...segment} />
          ))}
        </div>
      )}
      <div class="filters">
        {children}
        <Button weight="quiet">{submit ?? t("form.filter")}</Button>
      </div>
    </form>
  );
}
