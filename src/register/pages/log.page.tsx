import { instant } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { EmptyState, Facts, LinkRow, Section } from "../../web/index.ts";
import type { LogHead } from "../log.store.ts";
import { pageTexts } from "./pages.texts.ts";
import { PlainPage } from "./plain-page.tsx";

interface LogPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  /** `null` while nothing has been published. */
  readonly head: LogHead | null;
}

/** The publication log explained to a citizen, with what it takes to check it. */
export function LogPage({ here, lang, base, head }: LogPageProps) {
  const t = pageTexts.in(lang);
  const f = formatsIn(lang);
  return (
    <PlainPage here={here} lang={lang} base={base} path="/log" title={t("log.title")} lede={t("log.lede")}>
      <Section first title={t("log.how")}>
        {(["log.how.1", "log.how.2", "log.how.3", "log.how.4"] as const).map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
      </Section>
      <Section title={t("log.now")}>
        {head === null ? (
          <EmptyState title={t("log.empty")} />
        ) : (
          <>
            <Facts
              facts={[
                { label: t("log.size"), value: f.number(head.size) },
                { label: t("log.signed"), value: f.moment(instant(head.signedAt), here.profile.timeZone) },
                { label: t("log.origin"), value: head.origin },
              ]}
            />
            <h3>{t("log.head")}</h3>
            <pre class="code">{head.checkpoint}</pre>
            <LinkRow links={[{ href: "/log/checkpoint", text: t("log.checkpoint") }]} />
            <h3>{t("log.key")}</h3>
            <pre class="code">{head.verifierKey}</pre>
            <p class="s m">{t("log.key.text")}</p>
          </>
        )}
      </Section>
      {head && (
        <Section title={t("log.verify")}>
          <p>{t("log.verify.text")}</p>
          <pre class="code">{`bin/udsyn verify ${base} --key '${head.verifierKey}'`}</pre>
          <p>{t("log.verify.since")}</p>
          <pre class="code">{`bin/udsyn verify ${base} --key '${head.verifierKey}' --since checkpoint.txt`}</pre>
          <p class="s m">{t("log.format")}</p>
        </Section>
      )}
    </PlainPage>
  );
}
