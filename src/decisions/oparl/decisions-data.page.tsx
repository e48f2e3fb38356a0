import type { UdsynRoute } from "../../identity/index.ts";
import { type DataInterface, PlainPage } from "../../register/index.ts";
import { addressIn, html, renderPage, Section } from "../../web/index.ts";
import { decisionsDataTexts } from "./decisions-data.texts.ts";

const start = "/oparl/v1.1/system";

/** The published rulings as a set of open data. */
export const decisionsData: DataInterface = {
  name: "decisions",
  room: "decisions",
  texts: decisionsDataTexts,
  counted: { type: "trip", measure: "part", under: "rulings " },
  path: start,
  standard: { url: "https://schema.oparl.org/1.1/", name: "OParl 1.1" },
};

/** `/data/decisions`: what the rulings are as data, and where a program begins. */
export const decisionsDataPage: UdsynRoute = {
  lane: "public",
  kept: true,
  method: "GET",
  path: "/data/decisions",
  handle: async ({ here, lang, base }) => {
    const t = decisionsDataTexts.in(lang);
    const objects = ["paper", "meeting", "item", "consultation", "organization", "file"] as const;
    return html(
      renderPage(
        <PlainPage
          {...{ here, lang, base }}
          path="/data/decisions"
          above={{ text: t("data"), path: "/data" }}
          title={t("page")}
          lede={t("lede")}
        >
          <Section first title={t("start")} note={t("start.note")}>
            <p>{t("start.text")}</p>
            <p>
              <a href={start}>
                <code>{`${base}${start}`}</code>
              </a>
            </p>
          </Section>
          <Section title={t("holds")}>
            <ul class="stack">
              {objects.map((name) => (
                <li key={name}>{t(name)}</li>
              ))}
            </ul>
            <p>{t("person")}</p>
          </Section>
          <Section title={t("changes")}>
            <p>{t("changes.text")}</p>
          </Section>
          <Section title={t("same")}>
            <ul>
              <li>
                <a href={addressIn(lang, "/beslutninger")}>{t("same.page")}</a>
              </li>
              <li>
                <a href="/data/trips.json">{t("same.trips")}</a>
              </li>
              <li>
                <a href={addressIn(lang, "/data")}>{t("same.all")}</a>
              </li>
            </ul>
          </Section>
        </PlainPage>,
      ),
    );
  },
};
