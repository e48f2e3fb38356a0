import type { ComponentChildren } from "preact";

interface TitleProps {
  readonly title: ComponentChildren;
  /** The language of the title, where it is not the page's: entered text carries its own. */
  readonly lang?: string;
  readonly lede?: ComponentChildren;
  /** A quiet line below: at the desk, what waits. */
  readonly note?: ComponentChildren;
  /** Status, case number, version. */
  readonly marks?: readonly ComponentChildren[];
}

/** The heading a record would say itself, what it is about, and where it stands. */
export function Title({ title, lang, lede, note, marks = [] }: TitleProps) {
  return (
    <div class="title">
      {marks.length > 0 && (
        <div class="title-row">
          {marks.map((mark, at) => (
            <span key={at} class="s m">
              {mark}
            </span>
          ))}
        </div>
      )}
      <h1 lang={lang}>{title}</h1>
      {lede && <p class="lede">{lede}</p>}
      {note && <p class="s m">{note}</p>}
    </div>
  );
}

/** The front page's opening: a quotation or sentence in the largest size, and a figure below. */
export function Hero(props: {
  title: ComponentChildren;
  /** Where a quoted title is from, below it. */
  source?: ComponentChildren;
  lede?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class="hero">
      <h1>{props.title}</h1>
      {props.source && <p class="s m">{props.source}</p>}
      {props.lede && <p class="lede">{props.lede}</p>}
      {props.children}
    </div>
  );
}
