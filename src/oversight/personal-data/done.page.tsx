import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { ButtonLink, ButtonRow, Notice, type Reply, Rows, Section, Title } from "../../web/index.ts";
import type { CaseOf } from "../cases.ts";
import { personBase } from "./person.page.tsx";
import type { PersonPlace } from "./person-places.ts";
import { PlaceList } from "./place-list.tsx";

const f = formatsIn("da");

export interface PersonDone {
  readonly does: "erased" | "corrected" | "asked" | "declined";
  readonly places: readonly PersonPlace[];
  /** What still stands, with why. */
  readonly kept: readonly PersonPlace[];
  readonly caseOf: CaseOf;
  /** Committees whose members the profile still lists under the name that was corrected. */
  readonly stillListed?: readonly string[];
}

const titles = {
  erased: "Oplysningerne er slettet",
  corrected: "Navnet er rettet",
  asked: "Sletningen venter på en anden person",
  declined: "Anmodningen er afvist",
} as const;

/** What came of it, without the name: the page may be printed and put on the case. */
export function personDoneReply(
  asked: AskedByWho,
  { does, places, kept, caseOf, stillListed = [] }: PersonDone,
): Reply {
  const counted = Map.groupBy(places, (one) => one.what);
  return deskReply({
    asked,
    title: titles[does],
    crumbs: [{ text: "En persons oplysninger", href: personBase }, { text: titles[does] }],
    children: (
      <>
        <Title title={titles[does]} />
        {does === "asked" && (
          <Notice tone="watch" announce>
            <p>
              Kommunens regler kræver to personer til en sletning. Intet er slettet endnu. En anden
              databeskyttelsesrådgiver eller en administrator gennemfører den under{" "}
              <a href="/skrivebord/sletninger">Sletninger, der venter</a>.
            </p>
          </Notice>
        )}
        {does === "erased" && (
          <Notice tone="ok" announce>
            <p>
              Var noget af det offentligt, viser sider, datafiler og feed »slettet« i stedet. Loggen passer stadig.
              Sletningen gentages, hvis en ældre sikkerhedskopi bliver lagt ind.
            </p>
          </Notice>
        )}
        {stillListed.length > 0 && (
          <Notice tone="watch" title="Ret også kommunens profil">
            <p>
              Navnet står uændret på medlemslisten for {f.list(stillListed)}. Listen er en del af kommunens profil, som
              den, der driver Udsyn, retter. Indtil da foreslås det gamle navn på nye rejser.
            </p>
          </Notice>
        )}
        {counted.size > 0 && (
          <Section title={does === "erased" ? "Slettet" : "Rettet"} first>
            <Rows
              rows={[...counted].map(([what, of]) => ({
                title: what,
                note: along(of),
                end: of.length === 1 ? "1 sted" : `${f.number(of.length)} steder`,
              }))}
            />
          </Section>
        )}
        {kept.length > 0 && (
          <Section title="Bliver stående" note="Med grunden til det.">
            <PlaceList places={kept} caseOf={caseOf} pathOf={() => null} />
          </Section>
        )}
        <ButtonRow>
          <ButtonLink href="/skrivebord" weight="quiet">
            Til skrivebordet
          </ButtonLink>
        </ButtonRow>
      </>
    ),
  });
}

/** What went along as their own, without a word of it. */
function along(places: readonly PersonPlace[]): string | null {
  const own = [...new Set(places.flatMap((one) => one.own))];
  return own.length > 0 ? `Med ${f.list(own)}` : null;
}
