import {
  type AskedByWho,
  discardDraft,
  doneAt,
  draftOf,
  idIn,
  type UdsynRoute,
  type Work,
  work,
} from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { asksByForm, isNameErased } from "../../register/index.ts";
import { type FormTree, fromDraft, type Reply, rowAction, seeOther, sentForm, textAt } from "../../web/index.ts";
import { termSoFar } from "../agenda/term-so-far.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { sentBackBy } from "../staff-visit/sent-back.tsx";
import type { Trip } from "../trip.ts";
import { type EditView, editReply, fixedReply } from "./edit.page.tsx";
import { planningForms } from "./planning-forms.ts";
import { reportCorrection, reportForm } from "./report-form.tsx";
import { savedBySelf } from "./saved-by-self.ts";
import { type TripForm, withoutBlankRows } from "./tasks/task.ts";
import { tripPath } from "./trip-path.ts";
import { isSameForm, mergedWith, openedOf, openedWith, stillAsked } from "./two-versions.ts";

/** A page and a post for every form of a trip. */
export function editRoutes(db: Db, publish: PublishTrip, names: ErasedNames): readonly UdsynRoute[] {
  return [...planningForms, reportForm, reportCorrection(publish)].flatMap((form): UdsynRoute[] => {
    const common = { lane: "staff", path: `/skrivebord/rejser/:id/${form.slug}`, allow: form.allow } as const;
    return [
      { ...common, method: "GET", handle: (asked: AskedByWho) => show(db, asked, form) },
      { ...common, method: "POST", looksItself: true, handle: (asked: AskedByWho) => save(db, asked, form, names) },
    ];
  });
}

function show(db: Db, asked: AskedByWho, form: TripForm): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const found = await openTrip(one, idIn<"trip">(asked));
    if (form.fixed?.(found) === "all" && form.refusal(one, found)?.code === "request-fixed")
      return fixedReply(asked, found, form);
    const trip = await changeable(one, asked, form);
    const stored = form.values(trip);
    const reply = await replier(one, { asked, trip, form });
    const draft = await draftOf(one, tripPath(trip, form.slug));
    const typed = draft && fromDraft(draft.fields);
    if (!draft || !typed || isSameForm(form, stored, typed)) return reply({ values: stored });
    if (asked.query.get("udkast") !== "brug") return reply({ values: stored, draftFrom: draft.savedAt });
    const merged = { disagreements: stillAsked(typed), brought: [] };
    return reply({ values: typed, opened: openedOf(typed), fromDraft: true, merged });
  });
}

/**
 * Stores a form, or gives back all that was typed: with a row more or less, with what is wrong, or beside what somebody
 * else saved since. The trip is held from when it is compared until it is stored.
 */
function save(db: Db, asked: AskedByWho, form: TripForm, names: ErasedNames): Promise<Reply> {
  const sent = sentForm(asked.form);
  const opened = openedOf(sent);
  const olderWaits = textAt(sent, "older") !== "";
  const { profile } = asked.here;
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await changeable(one, asked, form);
    const page = tripPath(trip, form.slug);
    if (textAt(sent, "do") === "discard-draft") {
      await discardDraft(one, page);
      return seeOther(page);
    }
    const withRow = rowAction(sent);
    const filled = withRow ? null : ((await form.pressed?.(one, trip, sent)) ?? null);
    const bySelf = opened.version !== String(trip.version) && (await savedBySelf(one, trip, opened.version));
    const reply = await replier(one, { asked, trip, form, olderWaits, bySelf });
    const asking = (values: FormTree) => ({ disagreements: stillAsked(sent, values), brought: [] });
    if (withRow) return reply({ values: withRow, opened, merged: asking(withRow) });
    if (filled) return reply({ ...filled, opened, merged: asking(filled.values) });
    const mine = withoutBlankRows(sent, form.groups);
    const stored = form.values(trip);
    const passed = opened.version !== String(trip.version);
    const merged = passed ? mergedWith(form, opened, stored, mine) : { values: mine, disagreements: [], brought: [] };
    const typed = merged.values;
    const { values, faults: asks } = (await form.lookUp?.(one, trip, typed)) ?? { values: typed, faults: [] };
    // What is answered stands upon what is stored now, so that it is the next change's beginning.
    const now = { opened: passed ? openedWith(trip.version, stored) : opened, merged };
    if (merged.disagreements.length > 0) return reply({ values, ...now });
    const { given, kept = given, faults: unread } = form.read(values, trip, profile);
    const faults = [...unread, ...asks];
    const held = form
      .check(trip, given, profile, one.today)
      .filter((one) => !faults.some(({ path }) => path === one.path));
    // A save that could not be made has decided nothing.
    const unsaved = passed ? now : { ...now, merged: asking(values) };
    if (faults.length + held.length > 0) return reply({ values, faults: [...faults, ...held], ...unsaved });
    const saved = await form.store(one, trip, kept, asksByForm(names, sent)).catch(asQuestion);
    if ("asks" in saved) return reply({ values: values, faults: saved.asks, ...unsaved });
    // Older text that nobody has chosen about stays, and is offered again.
    if (!olderWaits) await discardDraft(one, page);
    const onwards = textAt(values, "do") === "next";
    const both = merged.brought.length > 0 ? (bySelf ? "saved-with-own" : "saved-with-theirs") : null;
    const asksAgain = saved.status === "approved" && needsNewRuling(saved, profile) ? "needs-new-ruling" : both;
    return onwards || form.publishes
      ? doneAt(form.onwards(trip).href, form.publishes ? "corrected" : (asksAgain ?? form.slug))
      : doneAt(tripPath(trip, form.slug), asksAgain ?? "saved");
  });
}

/** Whether a name that was erased is to be public, asked on the form that named it; nothing is written yet. */
function asQuestion(error: unknown): { readonly asks: readonly Fault[] } {
  if (isNameErased(error)) return { asks: error.faults };
  throw error;
}

/** Answers with the form, and with what stands beside it: what others wrote, what may be chosen, what figures are reckoned with. */
async function replier(one: Work, view: Pick<EditView, "asked" | "trip" | "form" | "olderWaits" | "bySelf">) {
  const { trip, form } = view;
  const contributions = form.contributions ? await form.contributions(one, trip) : [];
  const sentBack = await sentBackBy(one, trip);
  const earlier = form.term ? await termSoFar(one, trip) : null;
  return async (rest: Pick<EditView, "values"> & Partial<EditView>) => {
    const offered = form.offers ? await form.offers(one, trip, rest.values) : [];
    return editReply({ ...view, contributions, earlier, sentBack, offered, ...rest });
  };
}

/** The trip, held, if this person may change it by this form; the refusal of the change itself otherwise. */
async function changeable(one: Work, asked: AskedByWho, form: TripForm): Promise<Trip> {
  const trip = await openTrip(one, idIn<"trip">(asked), "hold");
  const refusal = form.refusal(one, trip);
  if (refusal) throw refusal;
  return trip;
}
