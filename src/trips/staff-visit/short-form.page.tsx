import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { dateInZone, type Fault } from "../../kernel/index.ts";
import { unitsOn } from "../../profile/index.ts";
import {
  AmountField,
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  NumberField,
  Pair,
  type Reply,
  Select,
  TextArea,
  TextField,
  Title,
} from "../../web/index.ts";
import { staffTexts } from "../staff/staff.texts.ts";
import { tripTexts } from "../trip.texts.ts";

export const shortFormPath = "/skrivebord/tjenesterejse";

/** A staff visit in one short form, sent to the manager in one go. */
export function shortFormReply(asked: AskedByWho, values: FormTree, faults: readonly Fault[], status = 422): Reply {
  const errors = formErrors("da", faults, staffTexts, tripTexts);
  const { field } = fieldsOf(values, errors);
  const { profile } = asked.here;
  const units = unitsOn(profile, dateInZone(asked.now, profile.timeZone));
  const title = "Tjenesterejse";
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: title }],
      children: (
        <>
          <Title
            title={title}
            note="Det er alt, der skal til. Lederen får en mail og svarer fra den. Når rejsen er godkendt, bliver den offentlig."
          />
          <Form action={shortFormPath} errors={errors}>
            <Pair>
              <Select
                label="Hvilken enhed rejser?"
                {...field("unit")}
                options={units.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <NumberField label="Hvor mange?" {...field("count")} hint="Antal. Aldrig navne." />
            </Pair>
            <Pair>
              <TextField label="Hvortil? By eller sted" {...field("place")} />
              <TextField label="Land" {...field("country")} />
            </Pair>
            <Pair>
              <DateField label="Afrejse" {...field("from")} />
              <DateField label="Hjemkomst" {...field("to")} />
            </Pair>
            <TextArea
              label="Hvorfor?"
              {...field("purpose")}
              rows={4}
              hint="Hvad skal kommunen bruge rejsen til? Første sætning bliver rejsens overskrift."
            />
            <AmountField
              label="Hvad må det koste i alt?"
              {...field("amount")}
              {...(profile.currency === "DKK" ? {} : { currency: profile.currency })}
            />
            <ButtonRow>
              <Button>Send til lederen</Button>
              <ButtonLink weight="quiet" href="/skrivebord">
                Fortryd
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    },
    faults.length > 0 ? status : 200,
  );
}
