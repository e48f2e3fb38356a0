import type { ComponentChildren } from "preact";
import { LinkRow } from "./buttons.tsx";
import type { Link } from "./link.ts";

/** A record's fingerprint, in groups of four so that it can be read aloud, and the way to check it. */
export function Proof(props: {
  title: string;
  sha256: string;
  links: readonly Link[];
  check?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class="proof">
      <p>
        <b>{props.title}</b> {props.children}
      </p>
      <code>{`sha256 ${props.sha256.replace(/(.{4})(?=.)/g, "$1 ")}`}</code>
      {props.links.length > 0 && <LinkRow links={props.links} />}
      {props.check}
    </div>
  );
}
