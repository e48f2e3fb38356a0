import type { ComponentChildren } from "preact";
import { useWords } from "./language.tsx";

interface DialogProps {
  readonly id: string;
  /** On the button that opens it. */
  readonly opens: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/**
 * A small window opened by a button, by the browser's own popovers, without a script. Where those are missing it
 * stands open on the page. What cannot be undone is asked on a page of its own: `ConfirmPage`.
 */
export function Dialog({ id, opens, title, children }: DialogProps) {
  const t = useWords();
  return (
    <>
      <button class="btn q" type="button" popovertarget={id}>
        {opens}
      </button>
      <div class="dialog" id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        <button class="btn bare" type="button" popovertarget={id} popovertargetaction="hide">
          {t("dialog.close")}
        </button>
      </div>
    </>
  );
}
