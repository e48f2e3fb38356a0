import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import type { PictureCard } from "../../papers/index.ts";
import type { Lang } from "../../platform/index.ts";
import { gatheredNote, type Municipality, municipalityName } from "../../profile/index.ts";
import { bytes, type Reply } from "../../web/index.ts";
import { pageTexts } from "../pages/pages.texts.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { KeptPictures } from "./kept-pictures.ts";

/** What a page's own card says; whose it is, whether that is made up and whether others gathered it, stands on every one. */
export type CardSaid = Omit<PictureCard, "lang" | "municipality" | "fictional" | "gathered">;

/** What a card is made of, or the answer where there is none: moved, withdrawn, unknown. */
type CardOf = (asked: AskedByAnyone) => Promise<CardSaid | Reply>;

const pictures = new KeptPictures();
const reading = fewAtOnce(2);

/** The picture that stands for a page where its address is shared: 1200 × 630, public, told apart by what it shows. */
export function pictureRoute(path: string, cardOf: CardOf): UdsynRoute {
  return {
    lane: "public",
    // Kept by what it shows rather than by the log's head: a publication elsewhere draws none anew.
    kept: false,
    queues: true,
    method: "GET",
    path,
    handle: async (asked) => {
      const said = await reading(() => cardOf(asked));
      if ("headers" in said) return said;
      const { png, etag } = await pictures.picture(cardIn(asked, said));
      return bytes("image/png", png, { etag, "access-control-allow-origin": "*" });
    },
  };
}

function cardIn({ here, lang }: { readonly here: Municipality; readonly lang: Lang }, said: CardSaid): PictureCard {
  const fictional = here.profile.fictional ? pageTexts.in(lang)("card.fictional") : null;
  return {
    lang,
    municipality: municipalityName(here, lang),
    fictional,
    gathered: gatheredNote(here.profile, lang),
    ...said,
  };
}
