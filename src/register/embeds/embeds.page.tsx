import type { Lang } from "../../platform/index.ts";
import { isRoomOn, type Municipality, municipalityName } from "../../profile/index.ts";
import { addressIn, DataTable, Section } from "../../web/index.ts";
import { PlainPage } from "../pages/plain-page.tsx";
import { embedTexts } from "./embeds.texts.ts";

interface EmbedsShown {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  /** Of features, then those of no one. */
  readonly views: readonly EmbedView[];
}

/** One thing that can be put on other people's pages, in the page's words. */
export interface EmbedView {
  /** Below `/indlejr/`. */
  readonly path: string;
  /** As high as it is on a phone, in pixels: there it is highest. */
  readonly height: number;
  readonly title: string;
  readonly text: string;
  /** What the frame is called for whoever hears it. */
  readonly frame: string;
}

/** What features have to show on other people's pages, gathered by `app`; the register knows none of them. */
export type EmbedViewsOf = (asked: {
  readonly here: Municipality;
  readonly lang: Lang;
}) => Promise<readonly EmbedView[]>;

/** The two that belong to no feature. */
export function ownViews({ here, lang }: { readonly here: Municipality; readonly lang: Lang }): readonly EmbedView[] {
  const t = embedTexts.in(lang);
  const municipality = municipalityName(here, lang);
  const view = (key: "figures" | "map", path: string, height: number): EmbedView => ({
    ...{ path, height, title: t(key), text: t(`${key}.text`), frame: t(`frame.${key}`, { municipality }) },
  });
  return [
    view("figures", "noegletal", 780),
    ...(isRoomOn(here.profile, "relations") ? [view("map", "kort", 1040)] : []),
  ];
}

/** What can be put on other people's pages, each with the line to copy and as it looks. */
export function EmbedsPage({ here, lang, base, views }: EmbedsShown) {
  const t = embedTexts.in(lang);
  return (
    <PlainPage here={here} lang={lang} base={base} path="/indlejr" title={t("title")} lede={t("lede")}>
      <Section first title={t("how")} note={t("how.note")}>
        <div class="agenda">
          <ol>
            {(["how.1", "how.2", "how.3"] as const).map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ol>
        </div>
      </Section>
      {views.map((view) => {
        const { path, height, title, text, frame } = view;
        const address = addressIn(lang, `/indlejr/${path}`);
        return (
          <Section key={path} title={title} note={text}>
            <div class="stack">
              <Snippet label={t("copy")} text={frameLine(base + address, frame, height)} />
              <Snippet label={t("copy.element")} text={elementLine(lang, view)} />
              <p class="s m">
                {`${t("live")}. `}
                <a href={address}>{t("alone")}</a>
              </p>
              <iframe class="live" src={address} title={frame} height={height} loading="lazy" />
            </div>
          </Section>
        );
      })}
      <Section title={t("look")} note={t("look.note")}>
        {here.asFiles && <p>{t("look.server")}</p>}
        <DataTable
          caption={t("look")}
          captionHidden
          tight
          rows={lookWords}
          rowKey={([word]) => word}
          columns={[
            { kind: "text", key: "word", head: t("word"), cell: ([word]) => <code>{word}</code> },
            { kind: "text", key: "does", head: t("does"), narrow: "full", cell: ([, does]) => t(does) },
          ]}
        />
        <p class="s">{t("does.language")}</p>
      </Section>
      <Section title={t("element")} note={t("element.note")}>
        <div class="stack">
          <Snippet label={t("copy.script")} text={`<script src="${base}/indlejr/udsyn.js" async></script>`} />
          <p>{t("element.text")}</p>
        </div>
      </Section>
      <Section title={t("trusted")}>
        <p>{t("trusted.text")}</p>
      </Section>
    </PlainPage>
  );
}

const lookWords = [
  ["aar, udvalg, land, type, status, partner, maal, q", "does.filters"],
  ["antal", "does.count"],
  ["skema=auto, lys, moerk", "does.scheme"],
  ["accent", "does.accent"],
] as const;

/** What is to be copied, whole at one press. */
function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <figure>
      <figcaption class="s m">{label}</figcaption>
      <pre class="code copy">{text}</pre>
    </figure>
  );
}

function frameLine(address: string, title: string, height: number): string {
  return `<iframe src="${address}" title="${quoted(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
}

function elementLine(lang: Lang, { path, frame }: EmbedView): string {
  const language = lang === "da" ? "" : ` sprog="${lang}"`;
  return `<udsyn-embed vis="${path}"${language} title="${quoted(frame)}"></udsyn-embed>`;
}

/** As it stands in an attribute of the line that is copied. */
function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
