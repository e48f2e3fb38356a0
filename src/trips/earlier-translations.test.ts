import { expect, test } from "vitest";
import { earlierTranslations, markedEarlier, translationsInForce } from "./earlier-translations.ts";
import { emptyPlan, type Plan } from "./plan.ts";
import type { PublicPlan } from "./trip.ts";

const translations = { en: { title: "Prague", purpose: "To see." }, de: { title: "Prag" } };
const written = (title: string, purpose: string, more: Partial<Plan> = {}) => ({
  title,
  plan: { ...emptyPlan, purpose, translations, ...more },
  publicPlan: null as PublicPlan | null,
});
const before = written("Prag", "At se.");
const earlierOf = (plan: Plan) => earlierTranslations({ plan }).map(({ lang, field }) => `${lang} ${field}`);

test("a changed text leaves its translations of an earlier one, and no other", () => {
  expect(earlierOf(markedEarlier(before, before))).toEqual([]);
  expect(markedEarlier(before, before)).toEqual(before.plan);
  const changed = markedEarlier(before, written("Budapest", "At se."));
  expect(earlierOf(changed)).toEqual(["en title", "de title"]);
  expect(translationsInForce(changed)).toEqual({ en: { purpose: "To see." } });
  expect(earlierOf(markedEarlier(before, written("Prag ", "At  se.")))).toEqual([]);
});

test("what is rewritten at once is of the new text, and what was left stays so until it is rewritten or said to hold", () => {
  const en = { title: "Budapest", purpose: "To see." };
  const changed = written("Budapest", "At se.", { translations: { ...translations, en } });
  const plan = markedEarlier(before, changed);
  expect(earlierOf(plan)).toEqual(["de title"]);
  const then = { ...changed, plan };
  expect(earlierOf(markedEarlier(then, { ...then, plan: { ...plan, goals: ["1"] } }))).toEqual(["de title"]);
  expect(earlierOf(markedEarlier(then, { ...then, plan: { ...plan, earlierTranslations: {} } }))).toEqual([]);
  const rewritten = { ...plan, translations: { en, de: { title: "Budapest" } } };
  expect(markedEarlier(then, { ...then, plan: rewritten }).earlierTranslations).toBeUndefined();
  // A program that sends back all it was told, with another heading, has confirmed nothing.
  const sentBack = written("Wien", "At se.", { translations: { ...translations, en }, earlierTranslations: {} });
  expect(earlierOf(markedEarlier(then, sentBack))).toEqual(["en title", "de title"]);
});

test("a text that is what the public reads again has its translation again", () => {
  const publicPlan = { title: "Prag", plan: before.plan } as PublicPlan;
  const plan = markedEarlier({ ...before, publicPlan }, written("Budapest", "At høre."));
  expect(earlierOf(plan)).toEqual(["en title", "en purpose", "de title"]);
  const then = { ...written("Budapest", "At høre."), plan, publicPlan };
  expect(markedEarlier(then, { title: "Prag", plan: { ...plan, purpose: "At se." } })).toEqual(before.plan);
  // Another translation than the public's is not it, and what the public's is of an earlier text stays so.
  const other = { ...plan, translations: { ...translations, en: { title: "Budapest", purpose: "To see." } } };
  const back = { title: "Prag", plan: { ...other, purpose: "At se." } };
  expect(earlierOf(markedEarlier({ ...then, plan: other }, back))).toEqual(["en title"]);
  const old = { title: "Prag", plan: { ...before.plan, earlierTranslations: { en: ["title"] } } } as PublicPlan;
  const again = { title: "Prag", plan: { ...plan, purpose: "At se." } };
  expect(earlierOf(markedEarlier({ ...then, publicPlan: old }, again))).toEqual(["en title"]);
});

test("an empty text had nothing to translate, so what is written first belongs to what comes", () => {
  const none = written("", "At se.");
  expect(earlierOf(markedEarlier(none, written("Prag", "At se.")))).toEqual([]);
  // One that was emptied had: its translations are of what stood there.
  const emptied = { ...none, plan: markedEarlier(before, none) };
  expect(earlierOf(markedEarlier(emptied, written("Budapest", "At se.")))).toEqual(["en title", "de title"]);
});
