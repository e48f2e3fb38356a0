import type { Contribution, ContributionField } from "../../replies/index.ts";
import { Button } from "../../web/index.ts";

/** What travellers sent for one field of the report, below it, each taken in by a press. */
export function LinesFor(props: { field: ContributionField; contributions: readonly Contribution[] }) {
  const { field, contributions } = props;
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
          <Button weight="quiet" does={`take:${id}.${field}`}>
            <span>
              {taken.includes(field) ? "Tag teksten ind igen" : "Tag teksten ind"}
              <span class="vh">{` fra ${name}, ${headings[field]}`}</span>
            </span>
          </Button>
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
