import { accountsDeskTexts } from "../accounts/index.ts";
import { decisionTexts } from "../decisions/index.ts";
import { identityTexts, linkTexts } from "../identity/index.ts";
import { intakeDeskTexts } from "../intake/index.ts";
import { outreachTexts } from "../outreach/index.ts";
import { oversightTexts } from "../oversight/index.ts";
import type { Catalogue, Messages } from "../platform/index.ts";
import { registerTexts } from "../register/index.ts";
import { questionTexts, repliesTexts } from "../replies/index.ts";
import { perDiemTexts, tripTexts } from "../trips/index.ts";
import { webTexts } from "../web/index.ts";

/** Every room's words, for refusals and for what is wrong with input. */
export const roomTexts: readonly Catalogue<Messages>[] = [
  tripTexts,
  perDiemTexts,
  decisionTexts,
  accountsDeskTexts,
  identityTexts,
  linkTexts,
  intakeDeskTexts,
  registerTexts,
  oversightTexts,
  repliesTexts,
  questionTexts,
  outreachTexts,
  webTexts,
];
