import type { Lang } from "../../platform/index.ts";
import { errorTexts } from "./error.texts.ts";

/** Fields that a form carries for itself, and that nobody typed. */
const carried = new Set(["version", "mark", "do", "seen", "base", "form"]);

/** What was typed into a form that cannot be taken now, to be read and copied: nothing typed is lost. */
export function TypedTexts({ lang, form }: { lang: Lang; form: URLSearchParams }) {
  const typed = [...form].filter(([name, value]) => !carried.has(name) && /\s|.{25}/s.test(value.trim()));
  if (typed.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="under">{errorTexts.in(lang)("409.typed")}</h2>
      {typed.map(([name, value], at) => (
        <p key={`${name} ${at}`} class="written">
          {value}
        </p>
      ))}
    </section>
  );
}
