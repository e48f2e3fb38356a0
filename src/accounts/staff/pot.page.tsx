import { type AskedByWho, deskReply, hasRoleOver } from "../../identity/index.ts";
import { type DateOn, DKK, dateInZone, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { Button, ButtonRow, DataTable, Facts, Form, Notice, type Reply, Section, Title } from "../../web/index.ts";
import { accountsDeskTexts } from "../accounts.texts.ts";
import { accountsKeepers, ownedOfPot } from "../accounts-readers.ts";
import type { movementsOf } from "../movement.store.ts";
import { ownerName } from "../owner-name.ts";
import { type PotStanding, potPath } from "./pots.page.tsx";

type Moved = Awaited<ReturnType<typeof movementsOf>>[number];

interface PotView {
  readonly asked: AskedByWho;
  readonly pot: PotStanding;
  readonly movements: readonly Moved[];
  /** Why the year's rest could not be carried over. */
  readonly refused?: string;
}

/** One pot: every movement, and what was left after each. */
export function potReply({ asked, pot, movements, refused }: PotView): Reply {
  const { profile } = asked.here;
  const formats = formatsIn("da");
  const t = accountsDeskTexts.in("da");
  const name = `${ownerName(profile, pot)} ${pot.year}`;
  const amount = (hundredths: bigint) => formats.amount(money(hundredths, pot.currency));
  const { allotted, carried, committed, spent } = pot.figures;
  const standing = [
    ["Bevilget", allotted],
    ...(carried === 0n ? [] : [[carried < 0n ? "Overført til året efter" : "Overført fra året før", carried] as const]),
    ["Disponeret", committed],
    ["Bogført", spent],
  ] as const;
  const over = dateInZone(asked.now, profile.timeZone) > `${pot.year}-12-31`;
  return deskReply(
    {
      asked,
      title: name,
      said: [accountsDeskTexts],
      crumbs: [{ text: `Rammer ${pot.year}`, href: `/skrivebord/rammer?aar=${pot.year}` }, { text: name }],
      children: (
        <>
          <Title
            title={name}
            note={
              pot.figures.left < 0n
                ? `Rammen er overskredet, og ${amount(-pot.figures.left)} mangler.`
                : `Der er ${amount(pot.figures.left)} tilbage.`
            }
          />
          <Facts facts={standing.map(([label, hundredths]) => ({ label, value: amount(hundredths) }))} />
          {refused && <Notice tone="wrong" title={refused} announce />}
          <Section
            title="Bevægelser"
            note={`Beløb i ${pot.currency === DKK ? "kroner" : pot.currency}. Bogført trækker først på det, der er disponeret.`}
            first
          >
            <DataTable
              caption={`Bevægelser på ${name}`}
              captionHidden
              lead
              rows={movements}
              rowKey={(one) => one.id}
              columns={[
                {
                  kind: "text",
                  key: "text",
                  head: "Hvad",
                  cell: (one) => (
                    <>
                      {one.text}
                      {one.ruling && one.ruling !== one.text && <small> {one.ruling}</small>}
                    </>
                  ),
                },
                { kind: "text", key: "kind", head: "Slags", cell: (one) => t(`kind.${one.kind}`) },
                {
                  kind: "text",
                  key: "on",
                  head: "Dag",
                  cell: (one) => <span class="nb">{dayIn(dateInZone(one.at, profile.timeZone), pot.year)}</span>,
                },
                { kind: "amount", key: "amount", head: "Beløb", value: (one) => one.hundredths },
                { kind: "amount", key: "left", head: "Tilbage", value: (one) => one.figures.left },
              ]}
            />
          </Section>
          {over && hasRoleOver(asked.who, ownedOfPot(pot.owner), accountsKeepers) && (
            <Section title="Overfør resten" note="Så meget, som kommunens regler tillader.">
              <Form action={`${potPath(pot)}/overfoer`}>
                <ButtonRow>
                  <Button>Overfør til {String(pot.year + 1)}</Button>
                </ButtonRow>
              </Form>
            </Section>
          )}
        </>
      ),
    },
    refused ? 409 : 200,
  );
}

/** A day of the pot's own year needs no year. */
function dayIn(on: DateOn, year: number): string {
  const formats = formatsIn("da");
  return on.startsWith(String(year)) ? formats.shortDayMonth(on) : formats.shortDate(on);
}
