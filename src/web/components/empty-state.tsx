import type { ComponentChildren } from "preact";
import { useWords } from "./language.tsx";

/** Nothing here, said so, with what can be done about it. */
export function EmptyState(props: { title?: string; children?: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 60 26" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
        <circle cx="30" cy="13" r="9" stroke-dasharray="3 3.4" />
        <path d="M0 13h60" />
      </svg>
      <p class="head">{props.title ?? useWords()("empty.default")}</p>
      {props.children && <p class="m">{props.children}</p>}
      {props.action}
    </div>
  );
}
