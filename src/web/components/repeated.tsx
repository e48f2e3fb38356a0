import type { ComponentChildren } from "preact";
import { Button } from "./buttons.tsx";
import { useWords } from "./language.tsx";

interface RepeatedProps {
  /** The group's name in the form: `destinations`. */
  readonly name: string;
  readonly title: string;
  readonly count: number;
  /** A row's heading, its number from 1: `Rejsemål 2`. */
  readonly rowTitle: (number: number) => string;
  /** Its fields, named below `destinations.0`. */
  readonly row: (path: string, index: number) => ComponentChildren;
  /** On the button: `Tilføj et rejsemål`. */
  readonly add: string;
  /** As many as there may be: the button that adds is gone then. */
  readonly most?: number;
  /** Fewer than this cannot be left. */
  readonly least?: number;
}

/** Rows that are added and removed by buttons that send the form; `rowAction` reads them. Needs no script. */
export function Repeated({ name, title, count, rowTitle, row, add, most = 50, least = 0 }: RepeatedProps) {
  const t = useWords();
  return (
    <fieldset class="set">
      <legend>{title}</legend>
      <ol class="again">
        {Array.from({ length: count }, (_, index) => (
          <li key={index}>
            <div class="row-head">
              <b>{rowTitle(index + 1)}</b>
              {count > least && (
                <Button weight="bare" does={`remove:${name}.${index}`} unchecked>
                  <span>
                    {t("form.remove")}
                    <span class="vh">{` ${rowTitle(index + 1)}`}</span>
                  </span>
                </Button>
              )}
            </div>
            {row(`${name}.${index}`, index)}
          </li>
        ))}
      </ol>
      {count < most && (
        <div>
          <Button weight="quiet" does={`add:${name}`} unchecked>
            {add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
