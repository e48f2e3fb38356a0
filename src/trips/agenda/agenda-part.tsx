import { AgendaBlocks } from "../../decisions/index.ts";
import {
  Button,
  controlProps,
  Details,
  Explained,
  type FormErrors,
  type FormTree,
  fieldId,
  fieldsOf,
  Notice,
  TextField,
  textAt,
} from "../../web/index.ts";
import type { Block } from "./agenda-block.ts";
import { type AgendaPart, blocksIn, isUntouched } from "./agenda-parts.ts";

interface PartProps {
  readonly part: AgendaPart;
  readonly values: FormTree;
  readonly errors: FormErrors;
  /** It was fetched or added by the button just pressed: the reader goes on from here. */
  readonly here?: boolean;
  /** What somebody else has saved in it in the meantime, where it is something else. */
  readonly theirs?: string;
  /** What stands under it whatever is written in it. */
  readonly always: readonly Block[];
}

/** A part of the agenda text: its heading and whether it follows the case, in the margin; its field beside. */
export function PartField({ part, values, errors, here, theirs, always }: PartProps) {
  const { name, generated } = part;
  const { field } = fieldsOf(values, errors);
  const { value, error } = field(name);
  const untouched = isUntouched(values, part);
  const own = name.replace(/text$/, "title");
  const heading = headingOf(part, values);
  const control = { ...controlProps({ name, error, hint: undefined, later: false }), autofocus: here };
  return (
    <section class="sec part">
      <header>
        <h2>
          <label for={fieldId(name)}>{heading}</label>
        </h2>
        <p role={here ? "status" : undefined}>{stateOf(part, values, here)}</p>
        {generated && (
          <Button weight="bare" does={`fetch:${name}`} unchecked>
            <span>
              Hent teksten igen<span class="vh">{`: ${heading}`}</span>
            </span>
          </Button>
        )}
      </header>
      <div class={error ? "fld bad" : "fld"}>
        {generated === null && <TextField label="Afsnittets overskrift" {...field(own)} />}
        <Explained name={name} hint={undefined} later={false} error={error} />
        {name === "title" ? (
          <input {...control} class="in" type="text" value={value} />
        ) : (
          <textarea {...control} class="in" rows={Math.min(24, value.split("\n").length + 1)} value={value} />
        )}
        {always.length > 0 && (
          <Notice tone="note" title="Står altid under indledningen">
            <AgendaBlocks blocks={always} />
          </Notice>
        )}
        {theirs !== undefined && (
          <Details summary="Sådan har den anden gemt afsnittet" open>
            {theirs === "" ? <p>Den anden har taget teksten ud.</p> : <AgendaBlocks blocks={blocksIn(theirs)} />}
          </Details>
        )}
        {generated && !untouched && name !== "title" && (
          <Details summary="Se, hvad sagen siger nu">
            <AgendaBlocks blocks={blocksIn(generated.text)} />
          </Details>
        )}
      </div>
      {name.startsWith("sections.") && (
        <input type="hidden" name={keyName(name)} value={textAt(values, keyName(name))} />
      )}
    </section>
  );
}

/** What a part is called: by the case, else by its writer. */
export function headingOf({ name, generated }: AgendaPart, values: FormTree): string {
  return generated?.title ?? (textAt(values, name.replace(/text$/, "title")) || "Nyt afsnit");
}

function keyName(name: string): string {
  return name.replace(/text$/, "key");
}

function stateOf(part: AgendaPart, values: FormTree, here = false): string {
  if (part.generated === null) return "Dit eget afsnit. Uden tekst kommer det ikke med.";
  if (isUntouched(values, part)) return here ? "Hentet fra sagen igen. Gem for at beholde det." : "Følger sagen.";
  if (textAt(values, part.name) === "" && part.name !== "title") return "Udeladt: feltet er tomt.";
  return "Rettet i hånden. Følger ikke sagen.";
}
