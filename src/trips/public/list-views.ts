import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { addressIn } from "../../web/index.ts";
import { listAddress, type Narrowing, type View, views, whole, without } from "./narrowing.ts";
import { viewTexts } from "./views.texts.ts";

interface Way {
  readonly text: string;
  readonly href: string;
  readonly isShown: boolean;
}

/**
 * The ways to see a list. Among files a month has no map or timeline of its own, and a place no map: the year's and the whole
 * list's show all that they would, and of all pages those would be the most that nobody misses.
 */
export function listViews(
  here: Pick<Municipality, "asFiles">,
  lang: Lang,
  chosen: Narrowing,
  shown: View,
): readonly Way[] {
  const t = viewTexts.in(lang);
  return views.map((view) => {
    const wider = here.asFiles ? widerOf(chosen, view) : null;
    const text = wider === null ? t(view) : wider.aar === null ? t("kort.all") : t(`${view}.of`, { of: wider.aar });
    return { text, href: addressIn(lang, listAddress(wider ?? chosen, 1, view)), isShown: view === shown };
  });
}

/** The list that a view is of instead; `null` where the list has its own. */
function widerOf({ maaned, sted }: Narrowing, view: View): (Narrowing & { readonly aar: string | null }) | null {
  if (view === "tabel") return null;
  if (maaned !== null) return { ...whole, aar: maaned.slice(0, 4) };
  return view === "kort" && sted !== null && sted !== without ? whole : null;
}
