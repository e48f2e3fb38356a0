import { everywhere, hasRoleOver, type Who } from "../identity/index.ts";
import type { RoleName } from "../profile/index.ts";

/** Who reads the trail: those who look over others' shoulders. */
export const trailReaders: readonly RoleName[] = ["auditor", "dpo"];
export const privacyOfficers: readonly RoleName[] = ["dpo"];

const pages: readonly { href: string; text: string; allow: readonly RoleName[] }[] = [
  { href: "/skrivebord/revisionsspor", text: "Revisionsspor", allow: trailReaders },
  { href: "/skrivebord/stikproeve", text: "Stikprøve", allow: trailReaders },
  { href: "/skrivebord/revisionsspor/kaede", text: "Kontrollér kæden", allow: trailReaders },
  { href: "/skrivebord/opslag", text: "Opslag", allow: trailReaders },
  { href: "/skrivebord/opbevaring", text: "Opbevaring", allow: trailReaders },
  { href: "/skrivebord/persondata", text: "En persons oplysninger", allow: privacyOfficers },
];

/** The pages of those who look over shoulders, beside each other. */
export function OversightMenu({ who, here }: { who: Who; here: string }) {
  return (
    <nav class="beside" aria-label="Tilsyn">
      <ul class="links">
        {pages
          .filter((one) => hasRoleOver(who, everywhere, one.allow))
          .map(({ href, text }) => (
            <li key={href}>
              <a href={href} aria-current={href === here ? "page" : undefined}>
                {href === here ? <b>{text}</b> : text}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
