import type { Lang } from "../../platform/index.ts";
import { gathererIn, type Municipality, writeTo } from "../../profile/index.ts";
import { LinkRow } from "../../web/index.ts";
import { questionTexts } from "./questions.texts.ts";

/** Where no questions are taken: that it is so, and where one asks instead. */
export function WhereElse({ here, lang }: { readonly here: Pick<Municipality, "profile">; readonly lang: Lang }) {
  const t = questionTexts.in(lang);
  const { email, website } = writeTo(here.profile);
  const by = gathererIn(here.profile, lang);
  const links = [
    ...(email === null ? [] : [{ href: `mailto:${email}`, text: email }]),
    ...(website === undefined ? [] : [{ href: website, text: website }]),
  ];
  return (
    <>
      <p>{t("none")}</p>
      {by !== null && <p>{t("none.gathered", { by })}</p>}
      {links.length > 0 ? (
        <LinkRow lead={by === null ? t("none.instead") : t("none.gathered.instead")} links={links} />
      ) : (
        <p class="m">{by === null ? t("none.nowhere") : t("none.gathered.nowhere")}</p>
      )}
    </>
  );
}
