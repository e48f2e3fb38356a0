import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { LinkRow } from "../../web/index.ts";
import { questionTexts } from "./questions.texts.ts";

/** Where no questions are taken: that it is so, and where one asks instead. */
export function WhereElse({ here, lang }: { readonly here: Pick<Municipality, "profile">; readonly lang: Lang }) {
  const t = questionTexts.in(lang);
  const { email, website } = here.profile.contact;
  const links = [
    ...(email === null ? [] : [{ href: `mailto:${email}`, text: email }]),
    ...(website === undefined ? [] : [{ href: website, text: website }]),
  ];
  return (
    <>
      <p>{t("none")}</p>
      {links.length > 0 ? <LinkRow lead={t("none.instead")} links={links} /> : <p class="m">{t("none.nowhere")}</p>}
    </>
  );
}
