import { DataTable, Notice } from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { type RulingCode, rulings } from "../ruling.ts";
import { f } from "./meeting-words.ts";
import type { Meanwhile } from "./merged-ruling.ts";
import { labels } from "./ruling-labels.ts";

const t = decisionTexts.in("da");

const labelOf = (name: string) => labels[name] ?? name;

const byAnother = {
  title: "En anden har rettet beslutningen i mellemtiden",
  disagree: "I har begge rettet det, der står i tabellen. Dit står i felterne nedenfor og er ikke gemt endnu.",
  brought: "Rettet af den anden og med i felterne nedenfor",
  caption: "Her er I uenige",
  theirs: "Gemt af en anden",
};
const byOneself: typeof byAnother = {
  title: "Du har rettet beslutningen i en anden fane",
  disagree:
    "Det, der står i tabellen, har du rettet begge steder. Det, du skrev her, står i felterne nedenfor og er ikke gemt endnu.",
  brought: "Rettet i den anden fane og med i felterne nedenfor",
  caption: "Her er de to faner forskellige",
  theirs: "Gemt i den anden fane",
};

/** That somebody else has corrected the same ruling since the form was opened: what is to be chosen, and what has come along. */
export function MeanwhileTold({ disagreed, brought, bySelf }: Meanwhile) {
  const came = brought.map(labelOf).join(", ");
  const words = bySelf ? byOneself : byAnother;
  return (
    <>
      <Notice tone={disagreed.length > 0 ? "wrong" : "watch"} title={words.title} announce>
        {disagreed.length > 0 && (
          <p>{words.disagree} Ret felterne, og se beslutningen igen. Så gælder det, der står i dem.</p>
        )}
        {came !== "" && <p>{`${words.brought}: ${came}.`}</p>}
      </Notice>
      {disagreed.length > 0 && (
        <DataTable
          caption={words.caption}
          rows={disagreed}
          rowKey={(one) => one.name}
          columns={[
            { kind: "text", key: "label", head: "Felt", cell: ({ name }) => labelOf(name) },
            { kind: "text", key: "theirs", head: words.theirs, cell: saidBy, narrow: "full", labelled: true },
          ]}
        />
      )}
    </>
  );
}

interface Confirmed {
  /** Since the form was opened; not where it begins with text from before. */
  readonly isConfirmed: boolean;
  /** What the minutes say. */
  readonly stands: RulingCode;
  /** What was chosen in the form. */
  readonly chosen: RulingCode;
}

/** That the minutes were confirmed while a ruling was put right, and that another outcome is not carried over. */
export function ConfirmedMeanwhile({ isConfirmed, stands, chosen }: Confirmed) {
  const [is, was] = [f.quote(t(`ruling.${stands}`)), f.quote(t(`ruling.${chosen}`))];
  if (!isConfirmed && stands === chosen) return null;
  return (
    <Notice
      tone="wrong"
      title={isConfirmed ? "Referatet er blevet bekræftet i mellemtiden" : `${was} kommer ikke med`}
      announce
    >
      {isConfirmed && (
        <p>
          Beslutningen kan nu kun rettes med en begrundelse. Det, du skrev, står i felterne nedenfor og er ikke gemt i
          sagen.
        </p>
      )}
      {stands !== chosen && (
        <p>
          {`Du valgte ${was}, men referatet er bekræftet med ${is}, og det, udvalget besluttede, kan ikke rettes her. Ret ordlyden, så den passer til ${is}. Besluttede udvalget noget andet, så læs nedenfor, hvad du skal gøre.`}
        </p>
      )}
    </Notice>
  );
}

function saidBy({ name, theirs }: Meanwhile["disagreed"][number]): string {
  const code = name === "ruling" ? rulings.find((one) => one === theirs) : undefined;
  return code ? t(`ruling.${code}`) : theirs === "" ? "(tomt)" : theirs;
}
