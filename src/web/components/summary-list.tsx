import type { ComponentChildren } from "preact";
import type { Link } from "./link.ts";

export interface Answer {
  readonly question: string;
  readonly answer: ComponentChildren;
  /** `Ret`, `Udfyld`: the question is added for those who hear the link alone. */
  readonly change?: Link;
}

/** Answers read through before they are sent, each with the way to change it. */
export function SummaryList({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl class="answers">
      {answers.map(({ question, answer, change }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
          {change && (
            <dd>
              <a class="s" href={change.href}>
                {change.text}
                <span class="vh">{` ${question}`}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
