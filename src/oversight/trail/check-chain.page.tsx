import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { Notice, type Reply, Title } from "../../web/index.ts";
import { OversightMenu } from "../menu.tsx";
import { clockOf } from "../seal-words.ts";
import { momentOf } from "./asked-trail.ts";

const f = formatsIn("da");

export interface CheckedChain {
  readonly faults: readonly string[];
  readonly newest: { readonly seq: bigint; readonly at: Date } | null;
  /** Whether the journal outside the database knew a seal to hold the trail against. */
  readonly witnessed: boolean;
}

/** What the whole chain, checked seal by seal, has come to. */
export function chainReply(asked: AskedByWho, { faults, newest, witnessed }: CheckedChain): Reply {
  return deskReply({
    asked,
    title: "Kontrollér kæden",
    crumbs: [{ text: "Revisionsspor", href: "/skrivebord/revisionsspor" }, { text: "Kontrollér kæden" }],
    children: (
      <>
        <Title
          title="Kontrollér kæden"
          lede="Hvert segl dækker seglet før det. Her er hele kæden regnet igennem, fra det første segl til det nyeste."
        />
        <OversightMenu who={asked.who} here="/skrivebord/revisionsspor/kaede" />
        {newest === null ? (
          <Notice tone="note" title="Intet er forseglet endnu" />
        ) : faults.length === 0 ? (
          <Notice tone="ok" title="Kæden er ubrudt">
            <p>
              Alle {f.number(Number(newest.seq))} segl passer, til og med det, der blev sat{" "}
              {f.moment(...momentOf(asked, newest.at))} (kl. {clockOf(asked, newest.at)}).
            </p>
            <p>
              {witnessed
                ? "Kæden er holdt op mod journalen uden for databasen: dens ende er ikke skåret af."
                : "Journalen uden for databasen kender intet segl endnu. Om kædens ende er skåret af, kan derfor ikke ses."}
            </p>
          </Notice>
        ) : (
          <Notice tone="wrong" title={faults.length === 1 ? "Én fejl" : `${f.number(faults.length)} fejl`}>
            <ul>
              {faults.slice(0, 100).map((fault) => (
                <li key={fault}>{faultInDanish(fault)}</li>
              ))}
            </ul>
            <p>
              {faults.every((fault) => fault === witnessUnread)
                ? "Seglene i databasen selv passer."
                : "Gem databasen, som den er, og tilkald driften: sporet er ændret uden om Udsyn."}
            </p>
          </Notice>
        )}
      </>
    ),
  });
}

const witnessUnread = "the witness cannot be read";
const said: readonly (readonly [RegExp, string])[] = [
  [/^seal (\d+) is missing$/, "Segl $1 mangler."],
  [/^seal (\d+) does not fit$/, "Segl $1 passer ikke til det før."],
  [/^seal (\d+) is not the one witnessed$/, "Segl $1 er et andet end det, journalen så."],
  [/^seals from (\d+) to (\d+) were cut off$/, "Seglene fra $1 til $2 er skåret af."],
  [
    new RegExp(`^${witnessUnread}$`),
    "Journalens segl kan ikke læses. Om kædens ende er skåret af, kan derfor ikke ses. Driften finder filen med bin/udsyn doctor.",
  ],
  [/^trace (\S+) is missing$/, "Handling $1 mangler."],
  [/^trace (\S+) was changed$/, "Handling $1 er ændret, efter at den blev forseglet."],
];

function faultInDanish(fault: string): string {
  const found = said.find(([pattern]) => pattern.test(fault));
  return found ? fault.replace(found[0], found[1]) : fault;
}
