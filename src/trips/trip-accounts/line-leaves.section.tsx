import { Button, ButtonRow, Form, type fieldsOf, Section, TextField } from "../../web/index.ts";

/** The field that says why a line is laid back; removing asks for its own on the same page. */
export const whyBackField = "whyBack";

interface LineLeavesProps {
  /** The line's own address. */
  readonly action: string;
  readonly field: ReturnType<typeof fieldsOf>["field"];
  readonly fromLedger: boolean;
  readonly hasReceipt: boolean;
  /** Whether lines can leave these accounts for the pool at all, and whether whoever reads this may lay them there. */
  readonly pool: "mine" | "others" | null;
}

const elsewhere = {
  mine: "Hører den til en anden rejse, så læg den i stedet tilbage blandt de ufordelte.",
  others:
    "Hører den til en anden rejse, så bed en, der fordeler posteringer, om at lægge den tilbage blandt de ufordelte.",
};

/** The two ways a line leaves a trip: back among the unassigned, from where it is laid on another, or out. */
export function LineLeaves({ action, field, fromLedger, hasReceipt, pool }: LineLeavesProps) {
  const stays = hasReceipt ? " Kvitteringen bliver her: send den igen, når linjen er lagt på den rigtige rejse." : "";
  const lost = fromLedger ? "Linjen kommer ikke igen, når dens fil læses ind på ny." : "";
  return (
    <>
      {pool === "mine" && (
        <Section
          title="Læg tilbage blandt de ufordelte"
          note={`Hører linjen ikke til her, så læg den tilbage. Den tages straks ud af regnskabet og kan lægges på den rigtige rejse fra »Ufordelte posteringer«.${stays}`}
        >
          <Form action={`${action}/laeg-tilbage`}>
            <TextField label="Hvorfor lægges linjen tilbage?" {...field(whyBackField)} />
            <ButtonRow>
              <Button weight="quiet">Læg tilbage blandt de ufordelte</Button>
            </ButtonRow>
          </Form>
        </Section>
      )}
      <Section title="Fjern linjen" note="Den bliver stående i sporet sammen med begrundelsen.">
        <Form action={`${action}/fjern`}>
          <TextField
            label="Hvorfor fjernes linjen?"
            {...field("reason")}
            hint={[lost, pool && elsewhere[pool]].filter(Boolean).join(" ")}
          />
          <ButtonRow>
            <Button weight="danger">Fjern linjen</Button>
          </ButtonRow>
        </Form>
      </Section>
    </>
  );
}
