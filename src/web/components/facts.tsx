import type { ComponentChildren } from "preact";
import { useWords } from "./language.tsx";

export interface Fact {
  readonly label: string;
  /** `null` is shown as not stated: a gap is part of the record. */
  readonly value: ComponentChildren | null;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useWords();
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          {value === null ? <dd class="unknown">{t("table.unknown")}</dd> : <dd>{value}</dd>}
        </div>
      ))}
    </dl>
  );
}
