import { type AskedByWho, deskReply } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Unit } from "../../profile/index.ts";
import { ConfirmNames, isAsked } from "../../register/index.ts";
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
  Notice,
  NumberField,
  Pair,
  type Reply,
  Select,
  TextArea,
  TextField,
  Title,
  textAt,
} from "../../web/index.ts";
import { staffTexts } from "../staff/staff.texts.ts";
import { WhichPlace } from "../staff/tasks/which-place.tsx";
import { tripTexts } from "../trip.texts.ts";

export const shortFormPath = "/skrivebord/tjenesterejse";

const f = formatsIn("da");

/** The units one may choose, and those whose manager cannot be asked because there is none. */
export interface UnitsToAsk {
  readonly managed: readonly Unit[];
  readonly without: readonly Unit[];
}

/** A staff visit in one short form, sent to the manager in one go. */
export function shortFormReply(
  asked: AskedByWho,
  units: UnitsToAsk,
  values: FormTree,
  faults: readonly Fault[],
  status = 422,
): Reply {
  const errors = formErrors("da", faults, staffTexts, tripTexts);
  const { field } = fieldsOf(values, errors);
  const { profile } = asked.here;
  const past = textAt(values, "past");
  const asksPast = past !== "" && faults.length === 0;
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
          <WithoutManager units={units} />
          {asksPast && (
            <Notice tone="watch" title="Afrejsen er i fortiden. Er datoerne rigtige?" announce>
              <p>Intet er sendt endnu. Ret datoerne, eller send igen, hvis rejsen allerede er begyndt.</p>
            </Notice>
          )}
          <Form action={shortFormPath} errors={errors} hidden={past ? { past } : {}}>
            <Pair>
              <Select
                label="Hvilken enhed rejser?"
                {...field("unit")}
                options={units.managed.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <NumberField label="Hvor mange?" {...field("count")} hint="Antal. Aldrig navne." />
            </Pair>
            <Pair>
              <TextField label="Hvortil? By eller sted" {...field("place")} />
              <TextField label="Land" {...field("country")} />
            </Pair>
            <WhichPlace path="" field={field} />
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
            {isAsked(faults, values) && <ConfirmNames values={values} errors={errors} />}
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

/** Why a unit is not among those to choose, and who puts it right. */
function WithoutManager({ units: { managed, without } }: { units: UnitsToAsk }) {
  if (without.length === 0) return null;
  const names = f.list(without.map((one) => one.name));
  return (
    <Notice
      tone="watch"
      title={managed.length === 0 ? "Ingen enhed har en leder i Udsyn" : "Ikke alle enheder kan vælges"}
    >
      <p>
        {`${names} har ingen leder i Udsyn, der kan svare. Bed administratoren give en leder rollen for enheden, eller bed koordinatoren oprette rejsen på den almindelige måde.`}
      </p>
    </Notice>
  );
}
