import type { ComponentChildren } from "preact";
import type { TextBlock } from "../../papers/index.ts";
import { Frame } from "../../web/index.ts";

/** An agenda text's parts as a page has them. */
export function AgendaBlocks({ blocks }: { blocks: readonly TextBlock[] }) {
  return (
    <div class="agenda stack">
      {blocks.map((block, at) => (
        <AgendaBlock key={at} block={block} />
      ))}
    </div>
  );
}

function AgendaBlock({ block }: { block: TextBlock }) {
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  if (block.kind === "subheading") return <h3>{block.text}</h3>;
  if (block.kind === "list") {
    const items = block.items.map((item, at) => <li key={at}>{item}</li>);
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  return (
    <Frame label={block.heads.join(", ")}>
      <AgendaTable {...block} />
    </Frame>
  );
}

function AgendaTable({ heads, figures, rows, sum }: Extract<TextBlock, { kind: "table" }>) {
  const cell = (text: ComponentChildren, at: number) => {
    const right = figures[at] ? "r" : undefined;
    return at === 0 ? (
      <th key={at} scope="row" class={right}>
        {text}
      </th>
    ) : (
      <td key={at} class={right}>
        {text}
      </td>
    );
  };
  return (
    <table class="t tight">
      <thead>
        <tr>
          {heads.map((text, at) => (
            <th key={at} scope="col" class={figures[at] ? "r" : undefined}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>{row.map((text, column) => cell(text, column))}</tr>
        ))}
      </tbody>
      {sum && (
        <tfoot>
          <tr>{sum.map((text, at) => cell(figures[at] ? <span class="sum">{text}</span> : text, at))}</tr>
        </tfoot>
      )}
    </table>
  );
}
