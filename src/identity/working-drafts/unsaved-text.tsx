import { createHash } from "node:crypto";
import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type Autosave, Button, ButtonLink, ButtonRow, Notice } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";
import { signInInNewTab } from "../sign-in/sign-in-again.page.tsx";

/** How a form of the desk is saved while it is written: as its writer's own draft of that page. */
export function deskAutosave({ who }: Pick<AskedByWho, "who">, page: string): Autosave {
  return {
    to: "/api/v1/me/drafts",
    page,
    owner: createHash("sha256").update(who.actor.id).digest("base64url").slice(0, 12),
    restore: draftInUsePath(page),
    signIn: signInInNewTab,
  };
}

function draftInUsePath(page: string): string {
  return `${page}${page.includes("?") ? "&" : "?"}udkast=brug`;
}

/** Says that there is text of one's own that never reached the case: use it, or discard it. */
export function UnsavedText({ from, asked, page }: { from: Date; asked: AskedByWho; page: string }) {
  const when = formatsIn("da").moment(instant(from), asked.here.profile.timeZone);
  return (
    <form method="post" action={page} aria-label="Tekst, der ikke er gemt i sagen">
      <Notice tone="watch" title="Du har tekst, der ikke er gemt i sagen">
        <p>{`Du skrev den ${when}. Teksten kommer først i felterne nedenfor, når du vælger at bruge den.`}</p>
        <ButtonRow>
          <ButtonLink href={draftInUsePath(page)}>Brug teksten</ButtonLink>
          <Button weight="quiet" does="discard-draft">
            Kassér den
          </Button>
        </ButtonRow>
      </Notice>
    </form>
  );
}

/** Over a form whose fields hold such text. */
export function DraftInUse({ page }: { page: string }) {
  return (
    <Notice tone="watch" title="Felterne viser din tekst, der ikke er gemt i sagen endnu">
      <p>
        Gem, når du er færdig, eller <a href={page}>se det, der er gemt i sagen</a>.
      </p>
    </Notice>
  );
}
