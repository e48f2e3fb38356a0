import type { Lang } from "../../platform/index.ts";
import { DataTable, useFormats } from "../../web/index.ts";
import { dataPageTexts } from "./data-page.texts.ts";
import { type AnyDataset, aboutData } from "./dataset.ts";
import type { Word } from "./list-words.ts";

interface WordRow {
  readonly word: Word;
  readonly does: string;
  /** All that it may be, where that is told by a list. */
  readonly values: readonly string[];
}

/** The words by which files are narrowed, in a table for the sets that take the same ones. */
export function FilterWords({ datasets, lang }: { datasets: readonly AnyDataset[]; lang: Lang }) {
  const t = dataPageTexts.in(lang);
  const f = useFormats();
  const byWords = Map.groupBy(
    datasets.filter(({ words }) => words.length > 0),
    ({ words, choices }) => JSON.stringify([words, choices]),
  );
  return (
    <div class="stack-l">
      {[...byWords.values()].map((alike) => (
        <DataTable
          key={alike[0]?.name}
          caption={f.list(alike.map((one) => aboutData(one, "title", lang)))}
          tight
          rows={rowsOf(alike[0], lang)}
          rowKey={({ word }) => word}
          columns={[
            { kind: "text", key: "word", head: t("word"), cell: ({ word }) => <code>{word}</code> },
            { kind: "text", key: "does", head: t("word.does"), narrow: "full", cell: ({ does }) => does },
            {
              kind: "text",
              key: "values",
              head: t("word.values"),
              narrow: "full",
              cell: ({ values }) => values.flatMap((value, at) => [at > 0 && ", ", <code key={value}>{value}</code>]),
            },
          ]}
        />
      ))}
    </div>
  );
}

function rowsOf(dataset: AnyDataset | undefined, lang: Lang): WordRow[] {
  if (!dataset) return [];
  const { kinds, states, reports = [] } = dataset.choices;
  const listed: Partial<Record<Word, readonly string[]>> = { type: kinds, status: states, rapport: reports };
  return dataset.words.map((word) => ({
    word,
    does: dataset.texts.find(lang, `word.${word}`) ?? dataPageTexts.in(lang)(`word.${word}`),
    values: listed[word] ?? examples[word] ?? [],
  }));
}

/** What a word may look like, where there is no end of what it may be. */
const examples: Partial<Record<Word, readonly string[]>> = {
  aar: ["2025"],
  land: ["DE"],
  maaned: ["2025-03"],
  sted: ["52.42,12.55"],
};
