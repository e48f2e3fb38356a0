import { type Fault, instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import {
  Button,
  ButtonRow,
  Checkboxes,
  DataTable,
  Details,
  EmptyState,
  Form,
  formErrors,
  Notice,
  type Reply,
  Section,
  TextField,
  Title,
} from "../../web/index.ts";
import { identityTexts } from "../identity.texts.ts";
import type { AskedByWho } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import { roleTaskTexts, roleTexts } from "../sign-in/role-names.ts";
import type { Access } from "./access.ts";
import { accessBase, tokenShown } from "./access-base.ts";
import { demoLettersBase } from "./demo-letters.tsx";
import { FailedLetters } from "./failed-letters.tsx";
import { grantWords } from "./grant-words.ts";
import { ScopeField } from "./scope-field.tsx";
import { GiveToken, type TokenTyped } from "./token.page.tsx";

const f = formatsIn("da");

export interface PersonTyped {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly scope: string;
  readonly roles: readonly string[];
}
const nothing: PersonTyped = { name: "", email: "", title: "", scope: "", roles: [] };

export interface AccessView {
  readonly asked: AskedByWho;
  readonly access: Access;
  /** Letters lie here that nobody sends. */
  readonly unsent: boolean;
  readonly typed?: PersonTyped;
  readonly faults?: readonly Fault[];
  readonly token?: TokenTyped;
  readonly tokenFaults?: readonly Fault[];
}

/** Who has access, and what can be done about it. */
export function accessReply({
  asked,
  access,
  unsent,
  typed = nothing,
  faults = [],
  token,
  tokenFaults = [],
}: AccessView): Reply {
  const open = access.people.filter((one) => one.active);
  const closed = access.people.filter((one) => !one.active);
  return deskReply(
    {
      asked,
      title: "Adgang",
      crumbs: [{ text: "Adgang" }],
      said: [identityTexts],
      children: (
        <>
          <Title title="Adgang" lede="Hvem der kan arbejde i Udsyn, hvor, og hvilke programmer der kan." />
          {asked.query.has(tokenShown) && (
            <Notice tone="watch" title="Tegnet er vist én gang og kan ikke vises igen">
              <p>Er det ikke kopieret, så træk det tilbage nedenfor, og lav et nyt.</p>
            </Notice>
          )}
          {unsent && (
            <p>
              Demoen sender ingen mails. <a href={demoLettersBase}>Læs de breve, der ville være sendt</a>
            </p>
          )}
          <FailedLetters asked={asked} letters={access.letters} />
          <GiveAccess asked={asked} typed={typed} faults={faults} />
          <Section title="Har adgang" note={open.length === 1 ? "1 person" : `${f.number(open.length)} personer`}>
            <People asked={asked} people={open} caption="Personer med adgang" />
          </Section>
          <Section title="Programmer" note="Hvert program har sit eget adgangstegn">
            <GiveToken asked={asked} typed={token} faults={tokenFaults} />
            <Tokens asked={asked} access={access} />
          </Section>
          {closed.length > 0 && (
            <Section title="Har haft adgang" note="Navnene slettes, når fristen er gået">
              <ul>
                {closed.map((one) => (
                  <li key={one.id}>{one.name}</li>
                ))}
              </ul>
            </Section>
          )}
        </>
      ),
    },
    faults.length + tokenFaults.length > 0 ? 422 : 200,
  );
}

function GiveAccess({ asked, typed, faults }: { asked: AskedByWho; typed: PersonTyped; faults: readonly Fault[] }) {
  const errors = formErrors("da", faults, identityTexts);
  const role = roleTexts.in("da");
  const task = roleTaskTexts.in("da");
  return (
    <Details summary="Giv en person adgang" open={faults.length > 0}>
      <Form action={accessBase} errors={errors}>
        <TextField label="Navn" name="name" value={typed.name} error={errors.at("name")} maxLength={200} />
        <TextField
          label="Mailadresse"
          name="email"
          type="email"
          value={typed.email}
          error={errors.at("email")}
          hint="Personen kendes på den ved kommunens log ind. En, der allerede er her, får rollerne i stedet for dem, de før har fået her; roller fra deres grupper ved log ind bliver."
        />
        <TextField label="Stilling" name="title" value={typed.title} error={errors.at("title")} optional />
        <Checkboxes
          label="Roller"
          name="roles"
          values={typed.roles}
          error={errors.at("roles")}
          options={roleNames.map((value) => ({ value, text: role(value), hint: task(value) }))}
        />
        <ScopeField
          asked={asked}
          label="Hvor rollerne gælder"
          name="scope"
          value={typed.scope}
          error={errors.at("scope")}
        />
        <ButtonRow>
          <Button>Giv adgang</Button>
        </ButtonRow>
      </Form>
    </Details>
  );
}

type ListedAccess = Access["people"][number];

function People({ asked, people, caption }: { asked: AskedByWho; people: readonly ListedAccess[]; caption: string }) {
  if (people.length === 0) return <EmptyState title="Ingen har adgang" />;
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={people}
      rowKey={(one) => one.id}
      columns={[
        {
          kind: "text",
          key: "name",
          head: "Navn",
          narrow: "full",
          cell: (one) => (
            <>
              <b>{one.name}</b>
              {one.email && <small class="m"> {one.email}</small>}
            </>
          ),
        },
        {
          kind: "text",
          key: "roles",
          head: "Roller",
          narrow: "full",
          cell: (one) => f.list(one.grants.map((grant) => grantWords(asked, grant))) || "Ingen rolle",
        },
        {
          kind: "text",
          key: "sessions",
          head: "Logget ind",
          labelled: true,
          cell: (one) => (one.sessions === 0 ? "Nej" : `${f.number(one.sessions)} sted${one.sessions > 1 ? "er" : ""}`),
        },
        {
          kind: "text",
          key: "does",
          head: "Handlinger",
          narrow: "full",
          cell: (one) => <PersonActions one={one} own={one.id === asked.who.actor.id} />,
        },
      ]}
    />
  );
}

function PersonActions({ one, own }: { one: ListedAccess; own: boolean }) {
  return (
    <>
      {one.sessions > 0 && (
        <Form action={`${accessBase}/${one.id}/log-ud`}>
          <ButtonRow>
            <Button weight="bare">
              Log ud overalt<span class="vh">: {one.name}</span>
            </Button>
          </ButtonRow>
        </Form>
      )}
      {own ? (
        <span class="s m">Dig selv</span>
      ) : (
        <a href={`${accessBase}/${one.id}/luk`}>
          Luk adgang<span class="vh">: {one.name}</span>
        </a>
      )}
      {one.grants.some(({ role }) => role === "manager") && (
        <>
          {" · "}
          <a href={`${accessBase}/${one.id}/fravaer`}>
            Fravær<span class="vh">: {one.name}</span>
          </a>
        </>
      )}
    </>
  );
}

function Tokens({ asked, access: { tokens, people } }: { asked: AskedByWho; access: Access }) {
  if (tokens.length === 0) return <EmptyState title="Ingen programmer har adgang" />;
  const zone = asked.here.profile.timeZone;
  return (
    <DataTable
      caption="Adgangstegn til programmer"
      captionHidden
      rows={tokens}
      rowKey={(one) => one.id}
      columns={[
        { kind: "text", key: "name", head: "Navn", narrow: "full", cell: (one) => <b>{one.name}</b> },
        { kind: "text", key: "role", head: "Rolle", cell: (one) => grantWords(asked, one) },
        {
          kind: "text",
          key: "maker",
          head: "Lavet af",
          labelled: true,
          cell: ({ madeBy }) =>
            madeBy === null ? "Driften" : (people.find((one) => one.id === madeBy)?.name ?? "En, der er slettet"),
        },
        {
          kind: "text",
          key: "until",
          head: "Gælder til",
          cell: (one) => (one.expiresAt ? f.moment(instant(one.expiresAt), zone) : "Uden udløb"),
        },
        {
          kind: "text",
          key: "does",
          head: "Handlinger",
          narrow: "full",
          cell: (one) => (
            <Form action={`${accessBase}/adgangstegn/${one.id}/traek-tilbage`}>
              <ButtonRow>
                <Button weight="bare">
                  Træk tilbage<span class="vh">: {one.name}</span>
                </Button>
              </ButtonRow>
            </Form>
          ),
        },
      ]}
    />
  );
}
