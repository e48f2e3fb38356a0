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
  /** The button that sent the form, as `do` came: who added a row or filled one goes on in it, who took one away at the rows. */
  readonly pressed?: string;
  /** Fewer than this cannot be left. */
  readonly least?: number;
}

/** Rows that are added and removed by buttons that send the form; `rowAction` reads them. Needs no script. */
export function Repeated({
  name,
  title,
  count,
  rowTitle,
  row,
  add,
  most = 50,
  least = 0,
  pressed = "",
}: RepeatedProps) {
  const t = useWords();
  const goesOnIn = pressed === `add:${name}` ? `fill:${name}.${count - 1}` : pressed;
  return (
    <fieldset class="set">
      <legend {...goesOnHere(pressed.startsWith(`remove:${name}.`))}>{title}</legend>
      <ol class="again">
        {Array.from({ length: count }, (_, index) => (
          <li key={index}>
            <div class="row-head">
              <b {...goesOnHere(goesOnIn === `fill:${name}.${index}`)}>{rowTitle(index + 1)}</b>
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

/** Where the keyboard and a screen reader go on after the page has come anew. */
const goesOnHere = (here: boolean) => (here ? { tabIndex: -1, autofocus: true } : {});
