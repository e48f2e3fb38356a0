import type { CommitteeMember } from "../../profile/index.ts";
import {
  Checkboxes,
  Details,
  Fieldset,
  type FormErrors,
  type FormTree,
  fieldsOf,
  NumberField,
  Pair,
  TextArea,
  TextField,
} from "../../web/index.ts";

interface FieldsProps {
  /** Who sat in the committee on the day of the meeting; empty where the profile does not say. */
  readonly members: readonly CommitteeMember[];
  readonly values: FormTree;
  readonly errors: FormErrors;
  /** A closed item's ruling is corrected: it stays closed, and says so. */
  readonly staysClosed?: boolean;
}

/** What a ruling says beside what the committee decided: its words, votes, minority, who withdrew, and whether it was closed. */
export function RulingFields({ members, values, errors, staysClosed = false }: FieldsProps) {
  const { field, many } = fieldsOf(values, errors);
  return (
    <>
      <TextArea label="Beslutningens ordlyd" {...field("text")} optional hint="Som den står i referatet." />
      <Pair>
        <TextField label="Dagsordenspunkt" {...field("item")} optional short />
        <TextField label="Link til referatet" type="url" {...field("url")} optional />
      </Pair>
      <TextField
        label="Retsgrundlag"
        {...field("basis")}
        optional
        hint="For eksempel kommunestyrelseslovens § 16, stk. 1, litra f."
      />
      <Fieldset title="Stemmer">
        <p class="s m">Lad det hele stå tomt, hvis der ikke blev stemt.</p>
        <div class="pair votes">
          <NumberField label="For" {...field("votes.for")} />
          <NumberField label="Imod" {...field("votes.against")} />
          <NumberField label="Undlod" {...field("votes.abstained")} />
        </div>
        {(many("votesCounted").error || many("votesCounted").values.length > 0) && (
          <Checkboxes
            label="Flere stemmer end medlemmer"
            {...many("votesCounted")}
            options={[{ value: "ja", text: "Stemmerne er talt rigtigt" }]}
          />
        )}
        {(many("votesLost").error || many("votesLost").values.length > 0) && (
          <Checkboxes
            label="Uden flertal for"
            {...many("votesLost")}
            options={[{ value: "ja", text: "Stemmerne og beslutningen er skrevet rigtigt" }]}
          />
        )}
        {members.length > 0 && <WhoVoted members={members} values={values} errors={errors} />}
      </Fieldset>
      <TextArea label="Mindretallets udtalelse" {...field("minority")} optional rows={3} />
      <RecusedFields members={members} {...{ field, many }} />
      <Checkboxes
        label="Lukket punkt"
        {...many("closed")}
        {...(staysClosed && { hint: "Et lukket punkt kan ikke åbnes ved en rettelse." })}
        options={[
          {
            value: "ja",
            text: "Punktet var lukket",
            hint: "Overskrift og beslutning bliver alligevel offentlige.",
          },
        ]}
      />
    </>
  );
}

/** Who voted against and who abstained: named where the minutes name them. Folded, because most rulings are unanimous. */
function WhoVoted({ members, values, errors }: FieldsProps) {
  const { many } = fieldsOf(values, errors);
  const sides = [
    { ...many("votes.againstBy"), label: "Hvem stemte imod?" },
    { ...many("votes.abstainedBy"), label: "Hvem undlod at stemme?" },
  ];
  const used = sides.some((one) => one.values.length > 0 || one.error);
  const options = members.map(({ name }) => ({ value: name, text: name }));
  return (
    <Details summary="Hvem stemte imod, og hvem undlod?" open={used}>
      {sides.map((side) => (
        <div class="columns" key={side.name}>
          <Checkboxes {...side} optional options={options} />
        </div>
      ))}
    </Details>
  );
}

interface RecusedProps extends Pick<ReturnType<typeof fieldsOf>, "field" | "many"> {
  /** Who sat in the committee on the day of the meeting; empty where the profile does not say. */
  readonly members: readonly CommitteeMember[];
}

/** Who left the meeting: the members of that day to be ticked, and a line for one who is not among them. */
function RecusedFields({ members, field, many }: RecusedProps) {
  const label = "Inhabile medlemmer";
  const hint = "Dem, der forlod mødet, mens sagen blev behandlet.";
  const oneALine = "Ét navn pr. linje.";
  if (members.length === 0)
    return <TextArea label={label} {...field("recusedOther")} optional rows={2} hint={`${hint} ${oneALine}`} />;
  return (
    <>
      <div class="columns">
        <Checkboxes
          label={label}
          {...many("recused")}
          optional
          hint={hint}
          options={members.map((one) => ({ value: one.name, text: one.name, hint: seatOf(one) }))}
        />
      </div>
      <TextArea
        label="Inhabile, der ikke står på listen"
        {...field("recusedOther")}
        optional
        rows={2}
        hint={`For eksempel en stedfortræder. ${oneALine}`}
      />
    </>
  );
}

const seats = { chair: "Formand", "vice-chair": "Næstformand", member: null } as const;

function seatOf({ role, party }: CommitteeMember): string | undefined {
  return [seats[role], party].filter((one) => one !== null).join(", ") || undefined;
}
