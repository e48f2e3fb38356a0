import { addDays, type DateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, senderOf } from "../../profile/index.ts";
import type { Effect } from "../../records/index.ts";
import { repliesTexts } from "../replies.texts.ts";

interface Inviting {
  readonly here: Municipality;
  readonly name: string;
  readonly email: string;
  readonly lang: Lang;
  readonly title: string;
  readonly today: DateOn;
  readonly days: number;
  readonly address: string;
}

/** Asks one who took part for lines to the report. */
export function invitationLetter(asking: Inviting): Effect["payload"] {
  const { here, name, email, lang, title, today, days, address } = asking;
  const t = repliesTexts.in(lang);
  const date = formatsIn(lang).date(addDays(today, days));
  return {
    from: senderOf(here),
    to: email,
    subject: t("mail.invite.subject", { title }),
    text: [t("mail.dear", { name }), t("mail.invite.body", { title }), address, t("mail.invite.after", { date })].join(
      "\n\n",
    ),
  };
}
