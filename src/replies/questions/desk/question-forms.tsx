import type { Municipality, Unit } from "../../../profile/index.ts";
import {
  type Autosave,
  Button,
  ButtonRow,
  Form,
  type FormErrors,
  type FormTree,
  fieldsOf,
  noErrors,
  Radios,
  Select,
  TextArea,
} from "../../../web/index.ts";
import { closingReasons, type Question } from "../question.ts";
import { langWords, questionPath, reasonWords } from "./desk-words.ts";

interface QuestionFormProps {
  readonly question: Question;
  readonly here: Municipality;
  readonly values?: FormTree;
  readonly errors?: FormErrors;
}

/** @param unsaved what stands in the fields was sent and refused: it is saved as a draft at once */
export function AnswerForm({
  question,
  here,
  values = {},
  errors = noErrors,
  autosave,
  unsaved,
}: QuestionFormProps & { readonly autosave: Autosave; readonly unsaved: boolean }) {
  const { field } = fieldsOf({ answerLang: question.lang, ...values }, errors);
  return (
    <Form action={questionPath(question.id)} {...{ errors, autosave, unsaved }} hidden={{ does: "answer" }}>
      <TextArea
        label="Dit svar"
        hint="Skriv ingen CPR-numre. Svaret går ud, som det står."
        rows={8}
        {...field("answer")}
      />
      <LangOf here={here} label="Svaret er skrevet på" {...field("answerLang")} />
      <ButtonRow>
        <Button>Send svaret</Button>
      </ButtonRow>
    </Form>
  );
}

export function CloseForm({ question, here, values = {}, errors = noErrors }: QuestionFormProps) {
  const { field } = fieldsOf({ noteLang: question.lang, ...values }, errors);
  return (
    <Form action={questionPath(question.id)} errors={errors} hidden={{ does: "close" }}>
      <Radios
        label="Hvorfor?"
        options={closingReasons.map((value) => ({ value, text: reasonWords[value] }))}
        {...field("reason")}
      />
      <TextArea
        label="Besked til den, der spurgte"
        hint="For eksempel hvor svaret kan fås. Spam får intet at vide."
        rows={4}
        {...field("note")}
      />
      <LangOf here={here} label="Teksten er skrevet på" {...field("noteLang")} />
      <ButtonRow>
        <Button weight="quiet">Luk uden svar</Button>
      </ButtonRow>
    </Form>
  );
}

export function HandOnForm({
  question,
  units,
  values = {},
  errors = noErrors,
}: QuestionFormProps & { readonly units: readonly Unit[] }) {
  const { field } = fieldsOf(values, errors);
  return (
    <Form action={questionPath(question.id)} errors={errors} hidden={{ does: "hand-on" }}>
      <Select label="Enhed" options={units.map(({ id, name }) => ({ value: id, text: name }))} {...field("unit")} />
      <ButtonRow>
        <Button weight="quiet">Giv videre</Button>
      </ButtonRow>
    </Form>
  );
}

/** Said to whoever reads it aloud. */
function LangOf({
  here,
  label,
  ...state
}: { readonly here: Municipality; readonly label: string } & ReturnType<ReturnType<typeof fieldsOf>["field"]>) {
  const options = here.profile.languages.map((one) => ({ value: one, text: langWords[one] }));
  return <Select label={label} none={null} options={options} {...state} />;
}
