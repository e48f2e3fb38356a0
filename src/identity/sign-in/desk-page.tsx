import type { ComponentChildren } from "preact";
import { siteOf } from "../../profile/index.ts";
import { Button, html, Notice, Page, Palette, type Reply, renderPage } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";
import type { Who } from "../who.ts";
import { doneWords, type Said } from "./done.ts";
import { roleTexts } from "./role-names.ts";

interface DeskPageProps {
  readonly asked: Pick<AskedByWho, "here" | "who" | "base" | "query">;
  readonly title: string;
  /** The way from the desk; the page itself last, without `href`. Left out on the desk's own front. */
  readonly crumbs?: readonly { readonly text: string; readonly href?: string }[];
  /** Texts with words for what a form that leads here has done; see `doneAt`. */
  readonly said?: readonly Said[];
  readonly children: ComponentChildren;
}

/** Every page one works on when signed in: Danish, set close, with who one is and the way out at the foot. */
function DeskPage({ asked, title, crumbs, said = [], children }: DeskPageProps) {
  const done = doneWords(asked.query, said);
  return (
    <Page
      lang="da"
      site={siteOf(asked.here, "da", asked.base)}
      title={title}
      current="/skrivebord"
      tone="desk"
      {...(crumbs && { crumbs: [{ text: "Skrivebord", href: "/skrivebord" }, ...crumbs] })}
    >
      {done !== null && <Notice tone="ok" title={done} announce />}
      {children}
      <SignedIn who={asked.who} />
      <Palette post="/skrivebord/palet" search="/skrivebord/soeg" signIn="/log-ind" />
    </Page>
  );
}

/** A desk page as an answer; a form with faults is answered 422. */
export function deskReply(props: DeskPageProps, status = 200): Reply {
  return html(renderPage(<DeskPage {...props} />), status);
}

function SignedIn({ who }: { who: Who }) {
  const t = roleTexts.in("da");
  const roles = [...new Set(who.grants.map((one) => t(one.role).toLowerCase()))].join(", ");
  return (
    <form class="signed-in" method="post" action="/log-ud">
      <span class="s m">
        Du er logget ind som {who.actor.name}
        {/* A demo's people are called by their role, which is not said twice. */}
        {roles && !who.actor.name.toLowerCase().endsWith(` ${roles}`) && `, ${roles}`}.
      </span>
      <Button weight="bare">Log ud</Button>
    </form>
  );
}
