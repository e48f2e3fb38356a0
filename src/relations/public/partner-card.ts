import type { AskedByAnyone } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type CardSaid, cardWords } from "../../register/index.ts";
import { addressIn, type PagePicture } from "../../web/index.ts";
import type { Partner } from "../partner.ts";
import { partnerName, partnerPath, partnershipOn } from "../partnerships.ts";
import { whatAndWhere } from "./partners.page.tsx";
import { standingWords } from "./standing-words.ts";

type CardAsked = Pick<AskedByAnyone, "here" | "lang" | "now">;

/** A partner's picture card: who it is, how things stand today, and who has visited whom. */
export function partnerCard({ here, lang, now }: CardAsked, partner: Partner, balance: string): CardSaid {
  const today = dateInZone(now, here.profile.timeZone);
  const standing = partnershipOn(partner, today) ?? partner.partnerships.at(-1);
  const said = standing ? standingWords(standing, lang, today).known : "";
  return {
    kicker: whatAndWhere(partner, lang),
    title: partnerName(partner, lang),
    facts: said === "" ? [] : [said],
    figure: "",
    says: balance,
    status: null,
  };
}

/** The picture as the partner's page names it. */
export function partnerPicture(asked: CardAsked, partner: Partner, balance: string): PagePicture {
  const alt = cardWords(partnerCard(asked, partner, balance));
  return { href: addressIn(asked.lang, `${partnerPath(partner)}.png`), alt };
}
