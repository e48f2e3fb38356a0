import type { Lang } from "../../platform/index.ts";
import { type Municipality, wordsOf } from "../../profile/index.ts";
import { LinkRow } from "../../web/index.ts";
import { questionTexts } from "./questions.texts.ts";

/** Where no questions are taken: that it is so, and where one asks instead. */
export function WhereElse({ here, lang }: { readonly here: Pick<Municipality, "profile">; readonly lang: Lang }) {
  const t = questionTexts.in(lang);
  // The authority's own website may be shown as what it is; it does not answer for what others gathered.
  const { contact, gathered } = here.profile;
  const [email, website] = [gathered ? null : contact.email, contact.website];
  const links = [
    ...(email === null ? [] : [{ href: `mailto:${email}`, text: email }]),
    ...(website === undefined ? [] : [{ href: website, text: website }]),
  ];
  return (
    <>
      <p>{t("none")}</p>
      {links.length > 0 ? (
        <LinkRow lead={t(wordsOf(here.profile, "none.instead"))} links={links} />
      ) : (
        <p class="m">{t(wordsOf(here.profile, "none.nowhere"))}</p>
      )}
    </>
  );
}
