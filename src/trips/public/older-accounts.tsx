import type { DateOn } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { accountsWindow, type Profile } from "../../profile/index.ts";
import { Notice } from "../../web/index.ts";
import { olderTexts } from "./older-accounts.texts.ts";

interface OlderProps {
  readonly profile: Profile;
  readonly today: DateOn;
  readonly lang: Lang;
  /** Where it is said: of one trip's accounts, of those in a list, or of sums that leave them out. */
  readonly of: "trip" | "list" | "sums";
}

/** From which year accounts are shown, and where one can ask for the older ones; nothing where all are shown. */
export function OlderAccounts({ profile, today, lang, of }: OlderProps) {
  const window = accountsWindow(profile, today);
  if (window === null) return null;
  const t = olderTexts.in(lang);
  const [year, { years }] = [String(window.from), window];
  const said = (
    <>
      {`${t(of, { year, years })} `}
      {!profile.gathered && <WhereToAsk {...{ profile, lang, of }} />}
    </>
  );
  if (of !== "trip") return <p class="s m">{said}</p>;
  return (
    <Notice tone="note" title={t("title")}>
      <p>{said}</p>
      <p>{t("log")}</p>
    </Notice>
  );
}

/** Not said of what others gathered: whoever did has no documents. Access to them is asked for at the municipality's mailbox, else by its website. */
function WhereToAsk({ profile, lang, of }: Omit<OlderProps, "today">) {
  const t = olderTexts.in(lang);
  const { email, website } = profile.contact;
  if (email !== null)
    return (
      <>
        {t("ask.mail", { of })}
        <a href={`mailto:${email}`}>{email}</a>.
      </>
    );
  if (website === undefined) return <>{t("ask.municipality", { of })}</>;
  return (
    <>
      {t("ask.website", { of })}
      <a href={website}>{website}</a>.
    </>
  );
}
