import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Database } from "../../platform/index.ts";
import { html, type Reply, renderPage } from "../../web/index.ts";
import { embedRoutes } from "../embeds/embed.routes.tsx";
import type { EmbedViewsOf } from "../embeds/embeds.page.tsx";
import { readHead } from "../log.store.ts";
import { pictureRoute } from "../pictures/picture-routes.ts";
import { readSuccessions } from "../succession.store.ts";
import { readWitnesses, trusted } from "../witnesses/witness.store.ts";
import { AboutPage, NoStatementPage } from "./about.page.tsx";
import { FrontPage } from "./front.page.tsx";
import type { FrontOf } from "./front.ts";
import { frontCard } from "./front-card.ts";
import { LogPage } from "./log.page.tsx";

/** The pages that belong to no feature: front page, log, about, and the way to the accessibility statement. */
export function registerPages(
  db: Pick<Database, "register">,
  frontOf: FrontOf,
  viewsOf: EmbedViewsOf,
): readonly UdsynRoute[] {
  return [
    kept("/", async ({ here, lang, base, now }) => {
      const content = await frontOf({ here, lang, now });
      const today = dateInZone(now, here.profile.timeZone);
      return html(renderPage(<FrontPage {...{ here, lang, base, today, content }} />));
    }),
    pictureRoute("/forside.png", async ({ here, lang, now }) =>
      frontCard(await frontOf({ here, lang, now }), here, lang),
    ),
    kept("/log", async ({ here, lang, base }) => {
      const head = await readHead(db.register, here.id);
      const successions = head ? await readSuccessions(db.register, here.id, head.origin) : [];
      const witnesses = head ? trusted(await readWitnesses(db.register, here.id, head.origin), here.profile) : [];
      const about = { here, lang, base, head, successions, witnesses };
      return html(renderPage(<LogPage {...about} />));
    }),
    kept("/om", async ({ here, lang, base, now }) => {
      const today = dateInZone(now, here.profile.timeZone);
      return html(renderPage(<AboutPage {...{ here, lang, base, today }} />));
    }),
    ...embedRoutes(frontOf, viewsOf),
    kept("/was", async ({ here, lang, base }) => {
      const statement = here.profile.accessibilityStatement;
      if (statement !== null) return { status: 302, headers: { location: statement }, body: null };
      return html(renderPage(<NoStatementPage here={here} lang={lang} base={base} />));
    }),
  ];
}

function kept(path: string, handle: (asked: AskedByAnyone) => Promise<Reply>): UdsynRoute {
  return { lane: "public", kept: true, method: "GET", path, handle };
}
