import type { ComponentChildren } from "preact";
import { ownId } from "./own-id.ts";

interface MeterProps {
  /** Parts of one, 0 to 1; both together are cut at one. */
  readonly filled: number;
  /** Set aside but not spent: hatched after the filled part. */
  readonly reserved?: number;
}

/** A bar from nothing to all. The number always stands beside it, so the bar itself is silent. */
export function Meter({ filled, reserved = 0 }: MeterProps) {
  const hatch = ownId();
  const width = cut(filled) * 1000;
  const rest = cut(Math.min(reserved, 1 - cut(filled))) * 1000;
  return (
    <svg class="meter" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={width} height="10" class="f-green" />
      {rest > 0 && (
        <>
          <pattern id={hatch} width="26" height="10" patternUnits="userSpaceOnUse">
            <path class="hatch" d="M0 10L26 0M-13 5L13 -5M13 15L39 5" vector-effect="non-scaling-stroke" />
          </pattern>
          <rect x={width} width={rest} height="10" fill={`url(#${hatch})`} />
        </>
      )}
    </svg>
  );
}

/** A meter with its number on the same line. */
export function MeterLine(props: MeterProps & { children: ComponentChildren }) {
  return (
    <span class="meter-line">
      <Meter filled={props.filled} {...(props.reserved === undefined ? {} : { reserved: props.reserved })} />
      <span class="r n">{props.children}</span>
    </span>
  );
}

function cut(share: number): number {
  return Math.max(0, Math.min(1, share));
}
