import type { ComponentChildren } from "preact";

export interface BarPart {
  readonly size: number;
  /** One of the fills of `figures.css`. */
  readonly fill: string;
  /** What stands in the key below. */
  readonly key: ComponentChildren;
}

/** Parts of a whole side by side, their key below. `says` names the figure in a sentence; the numbers stand in key or table. */
export function StackedBar({ parts, says, thin }: { parts: readonly BarPart[]; says: string; thin?: boolean }) {
  const gap = 3;
  const shown = parts.filter((part) => part.size > 0);
  const total = shown.reduce((sum, part) => sum + part.size, 0);
  const room = 1000 - gap * Math.max(0, shown.length - 1);
  let x = 0;
  return (
    <figure>
      <svg
        class={thin ? "fig thin" : "fig stretch"}
        viewBox="0 0 1000 14"
        preserveAspectRatio="none"
        role="img"
        aria-label={says}
      >
        {shown.map((part, at) => {
          const width = (part.size / total) * room;
          const rect = <rect key={at} x={x.toFixed(1)} width={width.toFixed(1)} height="14" class={part.fill} />;
          x += width + gap;
          return rect;
        })}
      </svg>
      <div class="key">
        {shown.map((part, at) => (
          <span key={at}>{part.key}</span>
        ))}
      </div>
    </figure>
  );
}

/** A colour and what it stands for. */
export function Swatch({ fill, children }: { fill: string; children: ComponentChildren }) {
  return (
    <span class="kl">
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <rect width="10" height="10" class={fill} />
      </svg>
      <span>{children}</span>
    </span>
  );
}
