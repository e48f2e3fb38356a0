import type { Move } from "./pot.ts";
import type { AccountsSubject } from "./subject.ts";

/** Where a pot stands, in hundredths: `left` = allotted + carried − committed − spent. */
export interface PotFigures {
  readonly allotted: bigint;
  readonly carried: bigint;
  /** What is committed and neither spent nor released: spending on a subject draws on its own commitment first. */
  readonly committed: bigint;
  readonly spent: bigint;
  readonly left: bigint;
}

/** What a pot has promised to one subject (committed less released), and what is spent on it. */
export interface SubjectFigures {
  readonly promised: bigint;
  readonly spent: bigint;
}

/** A pot's figures with each subject's, by `subjectKey`. The order of moves does not matter to where they end. */
export interface PotState {
  readonly figures: PotFigures;
  readonly subjects: ReadonlyMap<string, SubjectFigures>;
}

const nothing: SubjectFigures = { promised: 0n, spent: 0n };

export const emptyPot: PotState = {
  figures: { allotted: 0n, carried: 0n, committed: 0n, spent: 0n, left: 0n },
  subjects: new Map(),
};

export function subjectFigures({ subjects }: PotState, subject: AccountsSubject): SubjectFigures {
  return subjects.get(subjectKey(subject)) ?? nothing;
}

/** Under which a subject's figures stand. */
export function subjectKey({ type, id }: AccountsSubject): string {
  return `${type} ${id}`;
}

/** What of a promise is still to be drawn on. A credit note beyond what was spent does not widen it. */
export function openCommitment({ promised, spent }: SubjectFigures): bigint {
  const drawn = spent > 0n ? spent : 0n;
  return promised > drawn ? promised - drawn : 0n;
}

/** Where the pot stands after moves. */
export function moved(state: PotState, moves: readonly Move[]): PotState {
  const { subjects, figures } = walked(state, moves);
  return { subjects, figures: figures.at(-1) ?? state.figures };
}

/** Where an empty pot stands after each of its moves. */
export function runningFigures(moves: readonly Move[]): readonly PotFigures[] {
  return walked(emptyPot, moves).figures;
}

function walked(state: PotState, moves: readonly Move[]) {
  const subjects = new Map(state.subjects);
  let { figures } = state;
  const after = moves.map((move) => {
    figures = afterMove(figures, subjects, move);
    return figures;
  });
  return { subjects, figures: after };
}

/** Notes the subject's new figures in `subjects`, and answers the pot's. */
function afterMove(
  figures: PotFigures,
  subjects: Map<string, SubjectFigures>,
  { kind, hundredths, subject }: Move,
): PotFigures {
  if (kind === "allotted") return balanced({ ...figures, allotted: figures.allotted + hundredths });
  if (kind === "carried") return balanced({ ...figures, carried: figures.carried + hundredths });
  if (!subject) throw new Error(`a movement of kind ${kind} is about no subject`);
  const key = subjectKey(subject);
  const before = subjects.get(key) ?? nothing;
  const after = {
    promised: before.promised + (kind === "committed" ? hundredths : kind === "released" ? -hundredths : 0n),
    spent: before.spent + (kind === "spent" ? hundredths : 0n),
  };
  subjects.set(key, after);
  return balanced({
    ...figures,
    committed: figures.committed - openCommitment(before) + openCommitment(after),
    spent: figures.spent - before.spent + after.spent,
  });
}

function balanced(figures: Omit<PotFigures, "left">): PotFigures {
  return { ...figures, left: figures.allotted + figures.carried - figures.committed - figures.spent };
}
