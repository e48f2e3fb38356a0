import { type Fault, instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  Facts,
  Form,
  formErrors,
  Notice,
  NumberField,
  type Reply,
  Select,
  TextField,
  Title,
} from "../../web/index.ts";
import { identityTexts } from "../identity.texts.ts";
import type { AskedByWho } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import { roleTexts } from "../sign-in/role-names.ts";
import type { MadeToken } from "./access.ts";
import { accessBase } from "./access-base.ts";
import { ScopeField } from "./scope-field.tsx";

const f = formatsIn("da");

export interface TokenTyped {
  readonly program: string;
  readonly role: string;
  readonly reach: string;
  readonly days: string;
}
const nothing: TokenTyped = { program: "", role: "", reach: "", days: "365" };

/** A token for a program: whose role it has, where, and for how long. */
export function GiveToken({
  asked,
  typed = nothing,
  faults,
}: {
  asked: AskedByWho;
  typed?: TokenTyped | undefined;
  faults: readonly Fault[];
}) {
  const errors = formErrors("da", faults, identityTexts);
  const role = roleTexts.in("da");
  return (
    <Details summary="Lav et adgangstegn til et program" open={faults.length > 0}>
      <Form action={`${accessBase}/adgangstegn`} errors={errors}>
        <TextField
          label="Hvad bruges det til?"
          name="program"
          value={typed.program}
          error={errors.at("program")}
          maxLength={200}
        />
        <Select
          label="Rolle"
          name="role"
          value={typed.role}
          error={errors.at("role")}
          hint="Programmet må det samme som en person med rollen."
          options={roleNames.map((value) => ({ value, text: role(value) }))}
        />
        <ScopeField
          asked={asked}
          label="Hvor rollen gælder"
          name="reach"
          value={typed.reach}
          error={errors.at("reach")}
        />
        <NumberField
          label="Gælder i"
          name="days"
          value={typed.days}
          unit="dage"
          hint="Højst 1825, det vil sige fem år."
          error={errors.at("days")}
        />
        <ButtonRow>
          <Button>Lav adgangstegn</Button>
        </ButtonRow>
      </Form>
    </Details>
  );
}

/** The one page on which a token's secret ever stands. */
export function tokenReply(asked: AskedByWho, { secret, name, expiresAt }: MadeToken): Reply {
  const title = "Adgangstegnet er lavet";
  return deskReply({
    asked,
    title,
    crumbs: [{ text: "Adgang", href: accessBase }, { text: title }],
    children: (
      <>
        <Title title={title} note={name} />
        <Notice tone="watch" title="Tegnet vises kun denne ene gang" announce>
          <p>
            Kopiér det til programmets egen hemmelige indstilling nu. Går det tabt, så træk det tilbage, og lav et nyt.
          </p>
        </Notice>
        <pre class="code copy">{secret}</pre>
        <Facts
          facts={[
            { label: "Sendes som", value: <code>Authorization: Bearer …</code> },
            {
              label: "Gælder til",
              value: expiresAt ? f.moment(instant(expiresAt), asked.here.profile.timeZone) : "Uden udløb",
            },
          ]}
        />
        <ButtonRow>
          <ButtonLink href={accessBase}>Jeg har kopieret det</ButtonLink>
        </ButtonRow>
      </>
    ),
  });
}
