import { TypedTooLate } from "../../web/index.ts";

/** A manager's reason for sending something back, where it can be sent back no more. */
export interface LateReason {
  readonly text: string;
  /** The same may have come in before, by the same link. */
  readonly mayBeSent?: boolean;
}

/** Given back to whoever typed it, to be copied: nothing typed is lost. */
export function ReasonTooLate({ reason: { text, mayBeSent = false } }: { reason: LateReason }) {
  return (
    <TypedTooLate title="Det, du skrev" fields={[{ label: "Begrundelse", text }]}>
      <p>
        {mayBeSent
          ? "Det kom ikke med denne gang. Har du sendt det samme før, blev det modtaget dengang."
          : "Det blev ikke sendt."}{" "}
        Markér teksten, og kopiér den, før du lukker siden: den gemmes ikke her.
      </p>
    </TypedTooLate>
  );
}

/** What was typed under »Send tilbage«, where that was pressed; `null` where there is nothing to give back. */
export function lateReasonIn(decision: string, text: string): LateReason | null {
  return decision === "approve" || text.trim() === "" ? null : { text };
}
