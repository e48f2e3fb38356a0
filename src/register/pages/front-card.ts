import { type Lang, nbsp } from "../../platform/index.ts";
import { type Municipality, municipalityName, wordsOf } from "../../profile/index.ts";
import type { CardSaid } from "../pictures/picture-routes.ts";
import { frontTexts } from "./front.texts.ts";
import type { FrontContent } from "./front.ts";

/** The front page's picture, and that of every page without one of its own: what this is, and the first key figure that says something. */
export function frontCard({ figures }: Pick<FrontContent, "figures">, here: Municipality, lang: Lang): CardSaid {
  const title = frontTexts.in(lang)(wordsOf(here.profile, "plain"), { municipality: municipalityName(here, lang) });
  // A year without a trip yet is true, and says little of a municipality.
  const { figure, unit, unitFirst, says } = figures.find((one) => one.figure !== "0") ?? { figure: "", says: "" };
  const whole = [unitFirst && unit, figure, !unitFirst && unit].filter(Boolean).join(nbsp);
  return { kicker: "", title, facts: [], figure: whole, says: typeof says === "string" ? says : "", status: null };
}
