import type { ComponentChildren } from "preact";
import { Section } from "./section.tsx";

/** One field of a form that came too late: its label there, and what was typed. */
export interface TypedField {
  readonly label: string;
  readonly text: string;
}

/**
 * What was typed into a form that is taken no more, to be read and copied: nothing typed is lost. It is the answer to the
 * sender's own form, and is kept nowhere. Nothing where nothing was typed.
 * @param children what to do with it, in words
 */
export function TypedTooLate(props: { title: string; fields: readonly TypedField[]; children: ComponentChildren }) {
  const fields = props.fields.filter(({ text }) => text.trim() !== "");
  if (fields.length === 0) return null;
  return (
    <Section title={props.title}>
      <div class="prose">{props.children}</div>
      <div class="stack">
        {fields.map(({ label, text }, at) => (
          <div key={label} class="fld">
            <label for={`late-${at}`}>{label}</label>
            {/* To be read, marked and copied by keyboard, finger or mouse; there is no form to send it by. */}
            {text.length === 1 ? (
              <input id={`late-${at}`} class="in tiny" type="text" readOnly value={text} />
            ) : (
              <textarea id={`late-${at}`} class="in" rows={rowsOf(text)} readOnly value={text} />
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** As high as the text is on a phone, within reason: browsers that size fields by their content do so themselves. */
function rowsOf(text: string): number {
  const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 40)), 0);
  return Math.min(Math.max(rows, 3), 20);
}
