import type { Lang } from "../../platform/index.ts";
import { Button } from "../components/buttons.tsx";
import { Notice } from "../components/notice.tsx";
import { errorTexts } from "./error.texts.ts";

interface SendAgainProps {
  readonly lang: Lang;
  readonly action: string;
  readonly form: URLSearchParams;
  /** Nothing was kept, and nothing will be before somebody has acted. */
  readonly isHalted?: boolean;
}

/**
 * A form whose answer never came from the database: all that was typed stands in this page, to be sent by a press. It may
 * have been kept in the very moment the database went away, so one is asked to look first.
 */
export function SendAgain({ lang, action, form, isHalted = false }: SendAgainProps) {
  const t = errorTexts.in(lang);
  return (
    <>
      <Notice tone="watch" announce>
        <p>{t(isHalted ? "again.halted" : "again.what")}</p>
      </Notice>
      <form class="form" method="post" action={action}>
        {[...form].map(([name, value], at) => (
          <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
        ))}
        <Button>{t("again.send")}</Button>
      </form>
    </>
  );
}
