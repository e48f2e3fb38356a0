import {
  answerFields,
  answersOf,
  DataTable,
  type DescribedRoute,
  Details,
  type NamedSchema,
  type SchemaField,
  schemaFields,
  statusesOf,
  statusWordsOf,
  templateOf,
} from "../../web/index.ts";
import type { apiDocsTexts } from "./api-docs.texts.ts";
import type { ExampleStep } from "./worked-example.ts";

type Texts = ReturnType<typeof apiDocsTexts.in>;

/** `POST /api/v1/trips/{id}`: what an address is called. */
export function nameOf({ method, path }: Pick<DescribedRoute, "method" | "path">): string {
  return `${method} ${templateOf(path)}`;
}

/** One address: what it does at first sight, and folded below it what it takes, who may, and what it answers. */
export function Operation({ route, t }: { route: DescribedRoute; t: Texts }) {
  const { api } = route;
  const query = api.query ? schemaFields(api.query) : [];
  const body = api.body ? schemaFields(api.body) : [];
  return (
    <Details
      id={nameOf(route)
        .replace(/[^A-Za-z0-9]+/g, "-")
        .replace(/-$/, "")
        .toLowerCase()}
      summary={
        <span class="op">
          <code>{nameOf(route)}</code>
          <span lang="en">{api.summary}</span>
        </span>
      }
    >
      {"allow" in route && (
        <p>
          {t("roles")}: <code>{route.allow.join(", ")}</code>
        </p>
      )}
      {query.length > 0 && <Fields caption={t("query")} fields={query} says={needed} t={t} />}
      {body.length > 0 && <Fields caption={t("body")} fields={body} says={needed} t={t} />}
      <p>
        {t("answers")}:{" "}
        <span lang="en">
          {statusesOf(route)
            .map((status) => `${status} ${statusWordsOf(status)}`)
            .join(" · ")}
        </span>
      </p>
      {answersOf(route).map(({ status, schema, type }) =>
        schema === null ? (
          <p key={type}>
            {status}: <code>{type}</code>
          </p>
        ) : (
          <Answered key={type} status={status} {...answerFields(schema)} t={t} />
        ),
      )}
    </Details>
  );
}

/** A schema of an answer: by its name, which leads to where it is written, else its few fields. */
function Answered(props: {
  readonly status: number;
  readonly name: string | null;
  readonly fields: readonly SchemaField[];
  readonly t: Texts;
}) {
  const { status, name, fields, t } = props;
  if (name !== null)
    return (
      <p>
        {status}: <a href={`#${anchorOf(name)}`}>{name}</a>
      </p>
    );
  return <Fields caption={`${t("answer")} ${status}`} fields={fields} says={mayLack} t={t} />;
}

/** What answers are made of, under the name that they are referred to by. */
export function NamedFields({ schema: { name, fields }, t }: { schema: NamedSchema; t: Texts }) {
  return (
    <Details id={anchorOf(name)} summary={<code>{name}</code>}>
      <Fields caption={name} captionHidden fields={fields} says={mayLack} t={t} />
    </Details>
  );
}

function anchorOf(name: string): string {
  return `svar-${name.toLowerCase()}`;
}

/** Of what is sent, what must come along is said; of what is answered, what may be absent. */
type Says = (field: SchemaField) => "required" | "may-lack" | null;
const needed: Says = ({ required }) => (required ? "required" : null);
const mayLack: Says = ({ required }) => (required ? null : "may-lack");

function Fields(props: {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly fields: readonly SchemaField[];
  readonly says: Says;
  readonly t: Texts;
}) {
  const { caption, captionHidden = false, fields, says, t } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      rows={fields}
      rowKey={(field) => field.path}
      tight
      columns={[
        {
          kind: "text",
          key: "field",
          head: t("field"),
          narrow: "full",
          cell: (field) => {
            const said = says(field);
            return (
              <>
                <code>{field.path}</code>
                {said && <small>{t(said)}</small>}
              </>
            );
          },
        },
        {
          kind: "text",
          key: "type",
          head: t("type"),
          narrow: "full",
          cell: ({ type, values, about }) => (
            <>
              <code>{values.length > 0 ? `${type}: ${values.join(" · ")}` : type}</code>
              {about && <small lang="en">{about}</small>}
            </>
          ),
        },
      ]}
    />
  );
}

/** A request of the worked example as it is sent. */
export function ExampleRequest({ step, t }: { step: ExampleStep; t: Texts }) {
  const { says, role, method, path, body, gives } = step;
  const answer = gives ? `\n→ 201 { "id": "{${gives}}" }` : "";
  return (
    <li>
      <p>
        {t(says)} <small>{role}</small>
      </p>
      <pre class="code">{`${method} ${path}${body ? `\n${JSON.stringify(body, null, 2)}` : ""}${answer}`}</pre>
    </li>
  );
}
