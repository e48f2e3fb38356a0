import type { ComponentChildren } from "preact";
import { Tongue } from "./foreign.tsx";
import type { Link } from "./link.ts";

type Weight = "first" | "quiet" | "danger" | "bare";
const classes: Record<Weight, string> = { first: "btn", quiet: "btn q", danger: "btn danger", bare: "btn bare" };

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly weight?: Weight;
  /** What pressing it means, where a form has several: read as `do`. */
  readonly does?: string;
  readonly disabled?: boolean;
  /** Sends the form without checking required fields: for adding a row, for saving a draft. */
  readonly unchecked?: boolean;
  /** The id of the form it sends, where it stands outside it. */
  readonly form?: string;
}

/** A button that submits its form. Why one is disabled stands beside it. */
export function Button({ children, weight = "first", does, disabled, unchecked, form }: ButtonProps) {
  return (
    <button
      class={classes[weight]}
      type="submit"
      name={does === undefined ? undefined : "do"}
      value={does}
      disabled={disabled}
      formnovalidate={unchecked}
      form={form}
    >
      {children}
    </button>
  );
}

/**
 * What Enter in a field presses: browsers take a form's first button, which elsewhere may be the one that removes a row.
 * First in its form; neither seen nor reached by keyboard.
 */
export function DefaultButton({ does, text }: { does: string; text: string }) {
  return (
    <button class="vh" type="submit" name="do" value={does} tabIndex={-1} aria-hidden="true">
      {text}
    </button>
  );
}

/** A link that looks like what it is to the reader: the next thing to do. */
export function ButtonLink(props: { href: string; children: ComponentChildren; weight?: Weight }) {
  return (
    <a class={classes[props.weight ?? "first"]} href={props.href}>
      {props.children}
    </a>
  );
}

export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="btns">{children}</div>;
}

/** Links in a line, with what they have in common before them: `Hent udsnittet: CSV JSON`. */
export function LinkRow(props: { lead?: string; links: readonly Link[] }) {
  return (
    <ul class="links">
      {props.lead && <li class="lead">{props.lead}</li>}
      {props.links.map(({ href, text, lang }) => (
        <li key={href + text}>
          <a href={href} lang={lang}>
            {text}
          </a>
          <Tongue lang={lang} />
        </li>
      ))}
    </ul>
  );
}
