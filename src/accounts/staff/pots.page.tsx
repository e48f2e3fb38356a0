import { type AskedByWho, deskReply, hasRole, identityTexts } from "../../identity/index.ts";
import { DKK, dateInZone, type Fault } from "../../kernel/index.ts";
import { committeesOn, unitsOn } from "../../profile/index.ts";
import {
  AmountField,
  Button,
  ButtonRow,
  DataTable,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  LinkRow,
  Notice,
  NumberField,
  type Reply,
  Section,
  Select,
  TextField,
  Title,
} from "../../web/index.ts";
import { accountsDeskTexts } from "../accounts.texts.ts";
import { ownerName } from "../owner-name.ts";
import type { Pot } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";

export type PotStanding = Pot & { readonly figures: PotFigures };

export function potPath({ year, id }: Pick<Pot, "year" | "id">): string {
  return `/skrivebord/rammer/${year}/${id}`;
}

interface PotsView {
  readonly asked: AskedByWho;
  readonly year: number;
  readonly pots: readonly PotStanding[];
  readonly values?: FormTree;
  readonly faults?: readonly Fault[];
}

/** A year's pots, where each stands, and the form that gives one money. */
export function potsReply({ asked, year, pots, values, faults = [] }: PotsView): Reply {
  const { profile } = asked.here;
  const errors = formErrors("da", faults, accountsDeskTexts, identityTexts);
  const { field } = fieldsOf(values ?? { year: String(year) }, errors);
  const over = pots.filter((one) => one.figures.left < 0n);
  const today = dateInZone(asked.now, profile.timeZone);
  const owners = [
    ...committeesOn(profile, today).map((one) => ({ value: `committee:${one.committee.id}`, text: one.name.name })),
    ...unitsOn(profile, today).map((one) => ({ value: `unit:${one.id}`, text: one.name })),
  ];
  return deskReply(
    {
      asked,
      title: `${faults.length > 0 ? "Fejl: " : ""}Rammer ${year}`,
      said: [accountsDeskTexts],
      crumbs: [{ text: "Rammer" }],
      children: (
        <>
          <Title title={`Rammer ${year}`} note="Hvad udvalg og enheder må rejse for, og hvad der er tilbage." />
          <LinkRow
            lead="Andre år:"
            links={[year - 1, year + 1].map((one) => ({ href: `/skrivebord/rammer?aar=${one}`, text: String(one) }))}
          />
          {over.length > 0 && (
            <Notice tone="watch" title="Overskredet">
              <ul>
                {over.map((one) => (
                  <li key={one.id}>{ownerName(profile, one)}: der er bogført eller disponeret mere end bevilget.</li>
                ))}
              </ul>
            </Notice>
          )}
          <Section title="Rammerne" note={`Beløb i ${profile.currency === DKK ? "kr." : profile.currency}`} first>
            <DataTable
              caption={`Rammer ${year}`}
              captionHidden
              rows={pots.filter((one) => one.currency === profile.currency)}
              rowKey={(one) => one.id}
              total="I alt"
              empty={`Ingen har fået en ramme for ${year}.`}
              columns={[
                {
                  kind: "text",
                  key: "owner",
                  head: "Hvem",
                  cell: (one) => <a href={potPath(one)}>{ownerName(profile, one)}</a>,
                },
                {
                  kind: "amount",
                  key: "allotted",
                  head: "Bevilget",
                  value: (one) => one.figures.allotted,
                  foot: "sum",
                },
                { kind: "amount", key: "carried", head: "Overført", value: (one) => one.figures.carried, foot: "sum" },
                {
                  kind: "amount",
                  key: "committed",
                  head: "Disponeret",
                  value: (one) => one.figures.committed,
                  foot: "sum",
                },
                { kind: "amount", key: "spent", head: "Bogført", value: (one) => one.figures.spent, foot: "sum" },
                {
                  kind: "amount",
                  key: "left",
                  head: "Tilbage",
                  value: (one) => one.figures.left,
                  foot: "sum",
                  strong: true,
                },
              ]}
            />
          </Section>
          {hasRole(asked.who, ["accountant"]) && (
            <Section title="Ny bevilling" note="Skriv et beløb med minus for at sætte en ramme ned.">
              <Form action="/skrivebord/rammer" errors={errors}>
                <Select label="Hvem får pengene?" {...field("owner")} options={owners} />
                <NumberField label="År" {...field("year")} />
                <AmountField label="Beløb" {...field("amount")} />
                <TextField label="Beslutning" {...field("ruling")} hint="Hvem, hvornår, punkt." />
                <ButtonRow>
                  <Button>Giv bevilling</Button>
                </ButtonRow>
              </Form>
            </Section>
          )}
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}
