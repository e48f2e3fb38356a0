import { type AskedByWho, deskReply, identityTexts, openedForm } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { tripKinds } from "../../profile/index.ts";
import { ConfirmNames, isAsked } from "../../register/index.ts";
import {
  Button,
  ButtonRow,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  type Reply,
  Rows,
  Section,
  Select,
  TextField,
  Title,
} from "../../web/index.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { staffTexts, worded } from "./staff.texts.ts";
import { titleOf, tripPath } from "./trip-path.ts";

const f = formatsIn("da");

interface NewTripView {
  readonly asked: AskedByWho;
  readonly values: FormTree;
  readonly faults?: readonly Fault[];
  /** Earlier trips that may be copied: those found, or the latest. */
  readonly earlier: readonly Trip[];
  readonly query: string;
}

/** Begins a trip: its kind and heading, or everything of an earlier one but its days. */
export function newTripReply({ asked, values, faults = [], earlier, query }: NewTripView): Reply {
  const errors = formErrors("da", faults, staffTexts, tripTexts, identityTexts);
  const { field } = fieldsOf(values, errors);
  const opened = openedForm(asked);
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? "Fejl: Ny rejse eller besøg" : "Ny rejse eller besøg",
      crumbs: [{ text: "Ny rejse eller besøg" }],
      children: (
        <>
          <Title
            title="Ny rejse eller besøg"
            note="Alt kan rettes bagefter. Intet bliver offentligt, før sagen er godkendt."
          />
          <Section first title="Begynd forfra">
            <Form action="/skrivebord/rejser" errors={errors} hidden={opened}>
              <Select
                label="Hvad er det for en rejse eller et besøg?"
                {...field("kind")}
                options={tripKinds.map((kind) => ({ value: kind, text: worded("kind", kind) }))}
              />
              <TextField
                label="Overskrift"
                {...field("title")}
                hint="Det, rejsen vil vide, ikke »Studierejse nr. 14«. Kan rettes senere."
              />
              {isAsked(faults, values) && <ConfirmNames values={values} errors={errors} />}
              <ButtonRow>
                <Button>Opret kladde</Button>
              </ButtonRow>
            </Form>
          </Section>
          <Section
            title="Kopiér en tidligere"
            note="Det hele kommer med, undtagen datoer, program, oversættelser, beslutninger, regnskab og rapport."
          >
            <form class="filters" method="get" action="/skrivebord/rejser/ny">
              <input type="hidden" name="form" value={opened.form} />
              <TextField
                label="Find en rejse"
                name="q"
                value={query}
                type="search"
                hint="Overskrift, sted eller sagsnummer"
              />
              <Button weight="quiet">Find</Button>
            </form>
            {earlier.length === 0 ? (
              <p class="s m">{query ? "Ingen rejser passer til det." : "Der er ingen rejser at kopiere endnu."}</p>
            ) : (
              <Rows
                rows={earlier.map((trip) => ({
                  title: <a href={tripPath(trip)}>{titleOf(trip)}</a>,
                  note: trip.startOn && trip.endOn ? f.range(trip.startOn, trip.endOn) : "uden datoer",
                  end: (
                    <form method="post" action={tripPath(trip, "kopi")}>
                      <input type="hidden" name="form" value={opened.form} />
                      <Button weight="bare">
                        <span>
                          Kopiér<span class="vh">{` ${titleOf(trip)}`}</span>
                        </span>
                      </Button>
                    </form>
                  ),
                }))}
              />
            )}
          </Section>
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}
