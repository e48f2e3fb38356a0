import type { ComponentChildren } from "preact";
import { useWords } from "./language.tsx";

/** How sure a figure is, or how far a step has come. The disc fills as more is known. */
const knowledges = ["estimated", "partly", "final", "missing", "late"] as const;
export type Knowledge = (typeof knowledges)[number];

export const discClass: Record<Knowledge, string> = {
  estimated: "d0",
  partly: "d1",
  final: "d2",
  missing: "dx",
  late: "dl",
};

/** The shapes alone, 16 × 16, to be set inside an `svg`: form and not colour tells them apart. */
export function DiscShape({ knowledge }: { knowledge: Knowledge }) {
  const dashes = knowledge === "missing" ? "2.6 2.7" : undefined;
  return (
    <>
      <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.75" stroke-dasharray={dashes} />
      {knowledge === "partly" && <path d="M1.25 8a6.75 6.75 0 0 0 13.5 0z" fill="currentColor" />}
      {(knowledge === "final" || knowledge === "late") && <circle cx="8" cy="8" r="6.75" fill="currentColor" />}
      {knowledge === "late" && <path class="cut" d="M8 4v4.6M8 11v1.4" stroke-width="1.9" />}
    </>
  );
}

/** Beside words that say the same. */
export function Disc({ knowledge }: { knowledge: Knowledge }) {
  return (
    <svg class={`d ${discClass[knowledge]}`} viewBox="0 0 16 16" aria-hidden="true">
      <DiscShape knowledge={knowledge} />
    </svg>
  );
}

/** Disc and words; without children the words are the disc's own. */
export function StatusDisc(props: { knowledge: Knowledge; children?: ComponentChildren }) {
  const t = useWords();
  return (
    <span class="st">
      <Disc knowledge={props.knowledge} />
      <span>{props.children ?? t(`knowledge.${props.knowledge}`)}</span>
    </span>
  );
}
