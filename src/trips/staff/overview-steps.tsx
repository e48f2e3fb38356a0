import { ButtonLink, ButtonRow, Notice } from "../../web/index.ts";
import type { NextStep } from "./next-steps.ts";

/** What comes next: what this person may do now, and what is in the way of the rest. */
export function Steps({ steps }: { steps: readonly NextStep[] }) {
  if (steps.length === 0) return null;
  const [allowed, blocked] = [steps.filter((one) => one.why === null), steps.filter((one) => one.why !== null)];
  return (
    <section class="stack no-print">
      <h2 class="under">Næste skridt</h2>
      {allowed.length > 0 && (
        <ButtonRow>
          {allowed.map((one, at) => (
            <ButtonLink key={one.href} href={one.href} weight={at === 0 && !one.again ? "first" : "quiet"}>
              {one.text}
            </ButtonLink>
          ))}
        </ButtonRow>
      )}
      {blocked.map((one) => (
        <Notice key={one.href} tone="watch" title={`${one.text}: ikke endnu`}>
          <p>{one.why}</p>
        </Notice>
      ))}
    </section>
  );
}
