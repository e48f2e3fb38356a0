import type { ComponentChildren } from "preact";
import type { TextBlock } from "../../papers/index.ts";
import { Frame } from "../../web/index.ts";

interface BlocksProps {
  readonly blocks: readonly TextBlock[];
  /** Of the headings within the text. */
  readonly level?: 3 | 4;
  /** Where several texts stand on a page, which one this is: two may have the same tables. */
  readonly within?: string;
}

/** An agenda text's parts as a page has them. */
export function AgendaBlocks({ blocks, level = 3, within }: BlocksProps) {
  return (
    <div class="agenda stack">
      {blocks.map((block, at) => (
        <AgendaBlock key={at} block={block} level={level} within={within} />
      ))}
    </div>
  );
}

function AgendaBlock({ block, level, within }: { block: TextBlock; level: 3 | 4; within: string | undefined }) {
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  if (block.kind === "subheading") return level === 3 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
  if (block.kind === "list") {
    const items = block.items.map((item, at) => <li key={at}>{item}</li>);
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  return (
    <Frame label={[...(within ? [within] : []), ...block.heads].join(", ")}>
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
