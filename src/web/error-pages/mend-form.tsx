import type { Lang } from "../../platform/index.ts";
import { Button } from "../components/buttons.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type Site } from "../components/page.tsx";
import { TextArea } from "../components/text-fields.tsx";
import { Title } from "../components/title.tsx";
import { errorTexts } from "./error.texts.ts";
import { TypedTexts } from "./typed-texts.tsx";

interface MendPageProps {
  readonly lang: Lang;
  readonly site: Site;
  readonly action: string;
  readonly form: URLSearchParams;
  readonly wrong: readonly { readonly path: string; readonly message: string }[];
}

/**
 * A form that was refused where its own page cannot say so: all that was typed stands in this page and nowhere else. What is
 * wrong can be mended here, and the whole is sent again.
 */
export function MendPage({ lang, site, action, form, wrong }: MendPageProps) {
  const t = errorTexts.in(lang);
  const typed = [...form];
  const messageOf = (name: string) => wrong.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message;
  const mended = typed.filter(([name]) => messageOf(name) !== undefined).length;
  // What is about no field that was sent, such as one that is missing, is said above.
  const others = wrong.filter(({ path }) => !typed.some(([name]) => path === name || path.startsWith(`${name}.`)));
  return (
    <Page lang={lang} site={site} title={t("mend.title")} tone="desk">
      <Title title={t("mend.title")} />
      <div class="stack-l">
        <Notice tone="wrong" announce>
          <p>{t("mend.what")}</p>
          {others.length > 0 && (
            <ul>
              {others.map((one) => (
                <li key={`${one.path} ${one.message}`}>{one.message}</li>
              ))}
            </ul>
          )}
        </Notice>
        <form class="form" method="post" action={action} noValidate>
          {typed.map(([name, value], at) => {
            const error = messageOf(name);
            const key = `${name} ${at}`;
            if (error === undefined) return <input key={key} type="hidden" name={name} value={value} />;
            const nth = typed.slice(0, at + 1).filter(([one]) => messageOf(one) !== undefined).length;
            const label = t("mend.field", { nth, of: mended });
            return <TextArea key={key} label={label} name={name} value={value} rows={3} error={error} />;
          })}
          <div>
            <Button>{t("again.send")}</Button>
          </div>
        </form>
        <TypedTexts lang={lang} form={new URLSearchParams(typed.filter(([name]) => messageOf(name) === undefined))} />
      </div>
    </Page>
  );
}
