import type { Contribution, ContributionField } from "../../replies/index.ts";
import { Button } from "../../web/index.ts";
import { holdsLines } from "./gather-replies.ts";

interface LinesForProps {
  readonly field: ContributionField;
  /** What stands in the field: what is in it already need not be taken in. */
  readonly text: string;
  readonly contributions: readonly Contribution[];
}

/** What travellers sent for one field of the report, below it, each taken in by a press. */
export function LinesFor({ field, text, contributions }: LinesForProps) {
  const sent = contributions.filter(({ lines }) => lines[field] !== "");
  if (sent.length === 0) return null;
  return (
    <ul class="lines-for" aria-label={headings[field]}>
      {sent.map(({ id, name, lang, lines, taken }) => (
        <li key={id}>
          <p class="s m">
            {name}
            {taken.includes(field) && " · taget ind"}
          </p>
          <p class="written" lang={lang === "da" ? undefined : lang}>
            {lines[field]}
          </p>
          {!holdsLines(text, lines[field]) && (
            <Button weight="quiet" does={`take:${id}.${field}`}>
              <span>
                {taken.includes(field) ? "Tag teksten ind igen" : "Tag teksten ind"}
                <span class="vh">{` fra ${name}, ${headings[field]}`}</span>
              </span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const headings: Record<ContributionField, string> = {
  aim: "Bidrag til »Hvad ville I?«",
  outcome: "Bidrag til »Hvad fik I ud af det?«",
  change: "Bidrag til »Hvad ændrer I?«",
};
