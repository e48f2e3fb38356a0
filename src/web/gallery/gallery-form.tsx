import { fault } from "../../kernel/index.ts";
import {
  AmountField,
  Button,
  ButtonRow,
  Checkboxes,
  DateField,
  Fieldset,
  FileField,
  Form,
  NumberField,
  Page,
  Pair,
  Radios,
  Repeated,
  Select,
  TextArea,
  TextField,
  TimeField,
  Title,
} from "../components/index.ts";
import { type FormTree, fieldsOf, formErrors, noErrors } from "../forms/index.ts";
import { gallerySite } from "./gallery-site.tsx";

const empty: FormTree = { destinations: [{}] };
const filled: FormTree = {
  title: "Skolebesøg",
  purpose: "Vi vil se, hvordan man <b>gør</b> »det« derude & hjemme.\nOg hvad det koster.",
  email: "a@lyngholm.example",
  from: "31.2.2026",
  at: "9.75",
  heads: "fjorten",
  amount: "tolv tusind",
  committee: "oeu",
  basis: "f",
  goals: ["4", "13"],
  destinations: [
    { place: "Tórshavn", on: "2026-05-06" },
    { place: "Łódź", on: "i morgen" },
  ],
};

/** Every field, empty as it first stands, or filled and wrong as it comes back. */
export function GalleryForm({ wrong }: { wrong: boolean }) {
  const values = wrong ? filled : empty;
  const errors = wrong
    ? formErrors("da", [
        fault("date-unreadable", { typed: "31.2.2026" }, "from"),
        fault("time-unreadable", { typed: "9.75" }, "at"),
        fault("number-unreadable", { typed: "fjorten" }, "heads"),
        fault("amount-unreadable", { typed: "tolv tusind" }, "amount"),
        fault("date-unreadable", { typed: "i morgen" }, "destinations.1.on"),
        fault("form-malformed"),
      ])
    : noErrors;
  const { field, many } = fieldsOf(values, errors);
  const rows = wrong ? 2 : 1;
  return (
    <Page
      lang="da"
      site={gallerySite}
      title={wrong ? "Fejl: Ny rejse" : "Ny rejse"}
      tone="desk"
      crumbs={[{ text: "Skrivebord", href: "/skrivebord" }, { text: "Ny rejse" }]}
    >
      <Title title="Ny rejse" />
      <Form action="/skrivebord/rejser" errors={errors} hidden={{ version: "3" }} files>
        <TextField label="Titel" {...field("title")} hint="Det, rejsen vil vide, ikke »Studierejse nr. 14«." />
        <TextArea label="Formål" {...field("purpose")} />
        <TextField label="E-mail" type="email" autocomplete="email" optional {...field("email")} />
        <Fieldset title="Hvornår">
          <Pair>
            <DateField label="Afrejse" {...field("from")} />
            <TimeField label="Klokken" {...field("at")} optional />
          </Pair>
        </Fieldset>
        <Repeated
          name="destinations"
          title="Rejsemål"
          count={rows}
          least={1}
          add="Tilføj et rejsemål"
          rowTitle={(number) => `Rejsemål ${number}`}
          row={(path) => (
            <Pair>
              <TextField label="Sted" {...field(`${path}.place`)} />
              <DateField label="Ankomst" {...field(`${path}.on`)} />
            </Pair>
          )}
        />
        <Pair>
          <NumberField label="Deltagere" {...field("heads")} unit="personer" />
          <AmountField label="Budget" {...field("amount")} />
        </Pair>
        <Select
          label="Udvalg"
          {...field("committee")}
          options={[
            { value: "oeu", text: "Økonomiudvalget" },
            { label: "Tidligere", options: [{ value: "tmu", text: "Teknik- og Miljøudvalget" }] },
          ]}
        />
        <Radios
          label="Retsgrundlag"
          {...field("basis")}
          options={[
            {
              value: "f",
              text: "Styrelseslovens § 16, stk. 1, litra f",
              hint: "Udvalget har anmodet medlemmet om at rejse.",
            },
            { value: "c", text: "Litra c, kursus eller lignende" },
          ]}
        />
        <Checkboxes
          label="Verdensmål"
          {...many("goals")}
          optional
          options={[
            { value: "4", text: "4 Kvalitetsuddannelse" },
            { value: "13", text: "13 Klimaindsats" },
          ]}
        />
        <FileField label="Invitation" name="invitation" accept=".pdf" largest="20 MB" optional />
        <ButtonRow>
          <Button>Gem og fortsæt</Button>
          <Button weight="quiet" does="save" unchecked>
            Gem og vend tilbage
          </Button>
          <Button weight="danger" does="delete">
            Slet
          </Button>
          <Button disabled>Send</Button>
          <span class="s m">Åbner, når budgettet er udfyldt.</span>
        </ButtonRow>
      </Form>
    </Page>
  );
}
