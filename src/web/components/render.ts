import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole document as text, ready to send. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** A part of a page as text. */
export function renderPart(part: VNode): string {
  return renderToString(part);
}
