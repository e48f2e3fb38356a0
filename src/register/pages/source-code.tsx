import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { pageTexts } from "./pages.texts.ts";

/** Where to get the program, and with it what checks the log; where the installation does not say, that it does not. */
export function SourceCode({ here, lang }: { readonly here: Pick<Municipality, "profile">; readonly lang: Lang }) {
  const t = pageTexts.in(lang);
  const { sourceCode } = here.profile;
  if (sourceCode === undefined) return <p class="m">{t("source.unknown")}</p>;
  return (
    <p>
      {`${t("source")} `}
      <a href={sourceCode}>{sourceCode}</a>
    </p>
  );
}
