import { type Fault, fault } from "../../kernel/index.ts";

/** A clock time as people write it: `9`, `9.30`, `09:30`, `kl. 9.30`, `0930`; answered as `09:30`. */
export function readTime(typed: string): string | Fault {
  const text = typed.trim().replace(/^kl\.?\s*/i, "");
  const found = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? "0")];
  if (!found || hours > 23 || minutes > 59) return fault("time-unreadable", { typed });
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** A count: digits with or without thousands points. */
export function readCount(typed: string): number | Fault {
  const text = typed
    .replaceAll(/[\s\u00a0]/g, "")
    .replace(/^(\d{1,3})((?:\.\d{3})+)$/, (all) => all.replaceAll(".", ""));
  return /^\d{1,9}$/.test(text) ? Number(text) : fault("number-unreadable", { typed });
}
