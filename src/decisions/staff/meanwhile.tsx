import { DataTable, Notice } from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { rulings } from "../ruling.ts";
import type { Meanwhile } from "./merged-ruling.ts";
import { labels } from "./ruling-labels.ts";

const t = decisionTexts.in("da");

const labelOf = (name: string) => labels[name] ?? name;

/** That somebody else has corrected the same ruling since the form was opened: what is to be chosen, and what has come along. */
export function MeanwhileTold({ disagreed, brought }: Meanwhile) {
  const came = brought.map(labelOf).join(", ");
  return (
    <>
      <Notice
        tone={disagreed.length > 0 ? "wrong" : "watch"}
        title="En anden har rettet beslutningen i mellemtiden"
        announce
      >
        {disagreed.length > 0 && (
          <p>
            I har begge rettet det, der står i tabellen. Dit står i felterne nedenfor og er ikke gemt endnu. Ret
            felterne, og se beslutningen igen. Så gælder det, der står i dem.
          </p>
        )}
        {came !== "" && <p>{`Rettet af den anden og med i felterne nedenfor: ${came}.`}</p>}
      </Notice>
      {disagreed.length > 0 && (
        <DataTable
          caption="Her er I uenige"
          rows={disagreed}
          rowKey={(one) => one.name}
          columns={[
            { kind: "text", key: "label", head: "Felt", cell: ({ name }) => labelOf(name) },
            { kind: "text", key: "theirs", head: "Gemt af en anden", cell: saidBy, narrow: "full", labelled: true },
          ]}
        />
      )}
    </>
  );
}

function saidBy({ name, theirs }: Meanwhile["disagreed"][number]): string {
  const code = name === "ruling" ? rulings.find((one) => one === theirs) : undefined;
  return code ? t(`ruling.${code}`) : theirs === "" ? "(tomt)" : theirs;
}
