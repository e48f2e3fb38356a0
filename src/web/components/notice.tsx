import type { ComponentChildren } from "preact";

interface NoticeProps {
  /** `wrong`: something stops; `watch`: worth knowing before going on; `ok`: it is done; `note`: a remark; `late`: over its deadline. */
  readonly tone: "wrong" | "watch" | "ok" | "note" | "late";
  readonly title?: string;
  /** Reads itself aloud where it answers what the reader just did. */
  readonly announce?: boolean;
  readonly children?: ComponentChildren;
}

export function Notice({ tone, title, announce, children }: NoticeProps) {
  return (
    <div
      class={tone === "watch" ? "obs" : `obs ${tone}`}
      role={announce ? (tone === "wrong" ? "alert" : "status") : undefined}
    >
      {title && <p class="head">{title}</p>}
      {children}
    </div>
  );
}
