import { formatsIn } from "../../platform/index.ts";
import { Foreign, useLang } from "../../web/index.ts";
import type { Strategy } from "../strategy.ts";
import { strategyTexts } from "./strategy.texts.ts";

/** Where a quotation of a strategy stands: its title and section, in the language that it was adopted in. */
export function QuoteSource({
  strategy,
  section,
}: {
  strategy: Pick<Strategy, "title" | "language">;
  section: string;
}) {
  const lang = useLang();
  const t = strategyTexts.in(lang);
  return (
    <>
      <Foreign text={strategy.title} lang={strategy.language} />
      {`, ${t("section.lead")} `}
      <Foreign text={formatsIn(lang).quote(section)} lang={strategy.language} />
    </>
  );
}
