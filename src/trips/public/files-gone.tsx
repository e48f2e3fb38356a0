import type { GoneFiles } from "../../register/index.ts";
import { renderPage } from "../../web/index.ts";
import { AnnexGonePage, TakenDownPage } from "./taken-down.page.tsx";

/** An annex that is public no more: taken back by itself, or with its whole trip. */
export const tripFilesGone: GoneFiles = {
  ...{ type: "trip", folder: "rejser" },
  page: ({ here, lang, base }, { gone, slug, at, reason }) => {
    const said = { here, lang, base, slug, reason };
    return renderPage(
      gone === "record" && at !== null ? <TakenDownPage {...said} at={at} /> : <AnnexGonePage {...said} at={at} />,
    );
  },
};
