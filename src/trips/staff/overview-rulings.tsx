import type { Ruling, Submission } from "../../decisions/index.ts";
import { decisionTexts, keepsRuling, matterWord } from "../../decisions/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { TrailStep } from "../../web/index.ts";
import { ownedOf } from "../trip.ts";
import { committeeName } from "./approval-words.tsx";
import type { OverviewView } from "./overview-view.ts";

const f = formatsIn("da");

/** One time the case was before a committee, and what came of it. */
export function trailStep(
  submission: Submission,
  rulings: readonly Ruling[],
  { asked: { here, who }, trip, today, cameOf }: OverviewView,
): TrailStep {
  const ruling = rulings.find((one) => one.submission.id === submission.id);
  const committee = committeeName(here.profile, submission.committeeId, submission.meetsOn);
  const about = matterWord(submission, cameOf.get(submission.id)?.change != null);
  const mayRule = keepsRuling(who, ownedOf(trip), submission);
  const mayConfirm = submission.meetsOn <= today && mayRule;
  return {
    when: f.date(submission.meetsOn),
    knowledge: ruling ? (ruling.confirmedAt ? "final" : "partly") : "estimated",
    title: ruling
      ? `${about}: ${decisionTexts.find("da", `ruling.${ruling.ruling}`)}`
      : `${about}: ${submission.status === "open" ? "på dagsordenen" : "taget af dagsordenen"}`,
    children: (
      <>
        <p>
          {committee}
          {ruling?.item && `, punkt ${ruling.item}`}
          {submission.late && ". Kom efter dagsordenens frist"}
        </p>
        {ruling?.text && <p class="m">{ruling.text}</p>}
        {ruling?.confirmedAt && mayRule && (
          <p>
            <a href={`/skrivebord/beslutninger/${ruling.id}/ret`}>Ret beslutningen, med begrundelse</a>
          </p>
        )}
        {ruling && !ruling.confirmedAt && (
          <p>
            Referatet er ikke bekræftet, og beslutningen er ikke offentlig.{" "}
            {mayConfirm && <a href={`/skrivebord/beslutninger/${ruling.id}/bekraeft`}>Bekræft referatet</a>}
            {mayConfirm && ". "}
            {mayRule && <a href={`/skrivebord/beslutninger/${ruling.id}/ret`}>Ret beslutningen</a>}
          </p>
        )}
      </>
    ),
  };
}
