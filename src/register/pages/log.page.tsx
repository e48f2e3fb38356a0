import { Fragment } from "preact";
import { instant } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, whose } from "../../profile/index.ts";
import { EmptyState, Facts, LinkRow, Section } from "../../web/index.ts";
import { CheckRecord } from "../check-record/check-record.tsx";
import { type TileAddress, tilePath, tilesOf } from "../log/index.ts";
import type { LogHead } from "../log.store.ts";
import type { KeptSuccession } from "../succession.store.ts";
import type { WitnessStanding } from "../witnesses/witness.store.ts";
import { pageTexts } from "./pages.texts.ts";
import { PlainPage } from "./plain-page.tsx";
import { SourceCode } from "./source-code.tsx";

interface LogPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  /** `null` while nothing has been published. */
  readonly head: LogHead | null;
  /** How the log's key was changed, the first change first. */
  readonly successions: readonly KeptSuccession[];
  readonly witnesses: readonly WitnessStanding[];
}

const formats = [
  { href: "https://c2sp.org/tlog-checkpoint", text: "C2SP tlog-checkpoint" },
  { href: "https://c2sp.org/tlog-tiles", text: "C2SP tlog-tiles" },
  { href: "https://www.rfc-editor.org/rfc/rfc6962", text: "RFC 6962" },
  { href: "https://www.rfc-editor.org/rfc/rfc8785", text: "RFC 8785" },
];

/** Saves the pages as they are: links untouched, and without what nobody signs: sign-in, forms for questions, and what a filter or a search answers. */
const mirror =
  "wget --mirror --no-parent --adjust-extension --no-host-directories --directory-prefix=kopi --reject-regex '[?]|/(log-ind|skrivebord)|/spoerg$'";

/** The command of a copy whose top is the site's own, where the site lives under a path too. */
function mirrorOf(base: string): string {
  const parts = new URL(base).pathname.split("/").filter(Boolean).length;
  return `${mirror}${parts > 0 ? ` --cut-dirs=${parts}` : ""} ${base}/`;
}

const mostTiles = 40;

/** Every tile and bundle; of a long log the newest of each kind, whose addresses show how the others are written. */
function tilesShown(size: number): readonly TileAddress[] {
  const all = [...tilesOf(size)];
  return all.length <= mostTiles ? all : all.filter(({ level }, at) => all[at + 1]?.level !== level);
}

/** The publication log explained to a citizen, with what it takes to check it. */
export function LogPage({ here, lang, base, head, successions, witnesses }: LogPageProps) {
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
            {here.profile.earlierLogs?.map((one) => (
              <p key={one.origin}>{t("log.earlier", { origin: one.origin, day: f.date(one.endedOn) })}</p>
            ))}
            <h3>{t("log.head")}</h3>
            <pre class="code copy">{head.checkpoint}</pre>
            <LinkRow links={[{ href: "/log/checkpoint", text: t("log.checkpoint") }]} />
            <Witnessed here={here} lang={lang} size={head.size} witnesses={witnesses} />
            <h3>{t("log.key")}</h3>
            <pre class="code copy">{head.verifierKey}</pre>
            <LinkRow links={[{ href: "/log/key", text: t("log.key.get") }]} />
            <p class="s m">{t("log.key.text")}</p>
            {successions.length > 0 && <ChangedKey here={here} lang={lang} successions={successions} />}
            <h3>{t("log.tiles")}</h3>
            <p>{t("log.tiles.text")}</p>
            <LinkRow
              links={tilesShown(head.size).map((tile) => ({ href: `/log/${tilePath(tile)}`, text: tilePath(tile) }))}
            />
          </>
        )}
      </Section>
      {head && (
        <Section title={t("log.verify")}>
          <p>{t("log.verify.text")}</p>
          <SourceCode here={here} lang={lang} />
          <VerifyCommand of={base} logKey={head.verifierKey} />
          <p>{t("log.verify.since")}</p>
          <VerifyCommand of={base} logKey={head.verifierKey} since="checkpoint.txt" />
          <p>{t("log.verify.folder")}</p>
          <VerifyCommand before={`${mirrorOf(base)}\n`} of="kopi" logKey={head.verifierKey} />
          <p>{t("log.verify.saved")}</p>
          <CheckRecord {...{ lang, base }} timeZone={here.profile.timeZone} whose={whose(here.profile)} />
          <p class="s m">{t("log.format")}</p>
          <LinkRow links={formats} />
        </Section>
      )}
    </PlainPage>
  );
}

interface VerifyCommandProps {
  readonly before?: string;
  readonly of: string;
  readonly logKey: string;
  readonly since?: string;
}

/** A command to copy. On a phone a line may break, but within no word that begins with hyphens: it would be read as two. */
function VerifyCommand({ before = "", of, logKey, since }: VerifyCommandProps) {
  const option = (name: string) => <span class="nb">{name}</span>;
  return (
    <pre class="code copy">
      {before
        .split(/(--[a-z-]+)/)
        .map((part) => (part.startsWith("--") ? <Fragment key={part}>{option(part)}</Fragment> : part))}
      {`bin/udsyn verify ${of} `}
      {option("--key")}
      {` '${logKey}'`}
      {since !== undefined && [" ", <Fragment key="since">{option("--since")}</Fragment>, ` ${since}`]}
    </pre>
  );
}

/** That the key is another than it was, for whoever kept the one before. */
function ChangedKey({ here, lang, successions }: Pick<LogPageProps, "here" | "lang" | "successions">) {
  const t = pageTexts.in(lang);
  const f = formatsIn(lang);
  return (
    <>
      <h3>{t("log.changed")}</h3>
      <p>{t("log.changed.text")}</p>
      <ul>
        {successions.map(({ size, oldKey, newKey, madeAt }) => (
          <li key={oldKey}>
            {t("log.changed.one", { when: f.moment(instant(madeAt), here.profile.timeZone), size: f.number(size) })}
            <pre class="code copy">{`${oldKey}\n${newKey}`}</pre>
          </li>
        ))}
      </ul>
      <LinkRow links={[{ href: "/log/successions", text: t("log.changed.get") }]} />
    </>
  );
}

/** Who else has signed that the log only grew, up to where and when; nothing where nobody has. */
function Witnessed({
  here,
  lang,
  size,
  witnesses,
}: Pick<LogPageProps, "here" | "lang" | "witnesses"> & { readonly size: number }) {
  const t = pageTexts.in(lang);
  const f = formatsIn(lang);
  const told = witnesses.flatMap(({ witness, size: upTo, cosignedAt }) =>
    cosignedAt ? [{ name: witness.split("+")[0] ?? "", upTo, cosignedAt }] : [],
  );
  if (told.length === 0) return null;
  return (
    <>
      <h3>{t("log.witnesses")}</h3>
      <p>{t("log.witnesses.text")}</p>
      <ul>
        {told.map(({ name, upTo, cosignedAt }) => (
          <li key={name}>
            {t(upTo === size ? "log.witness.all" : "log.witness.some", {
              name,
              size: f.number(upTo),
              when: f.moment(instant(cosignedAt), here.profile.timeZone),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
