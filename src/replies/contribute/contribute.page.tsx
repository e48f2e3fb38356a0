import type { AskedByAnyone } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  addressIn,
  Button,
  ButtonRow,
  DataTable,
  type Disagreement,
  Foreign,
  Form,
  type FormErrors,
  type FormTree,
  fieldsOf,
  Notice,
  renderPage,
  TextArea,
  Title,
} from "../../web/index.ts";
import { contributionFields, type Invitation } from "../contribution.ts";
import { LinkPage } from "../link-holder.tsx";
import { repliesTexts } from "../replies.texts.ts";
import { type SubjectShown, titleFor } from "../subject.ts";
import type { FromPage } from "./merged-lines.ts";

export interface ContributeView {
  readonly asked: AskedByAnyone;
  readonly token: string;
  readonly invitation: Invitation;
  readonly shown: SubjectShown;
  readonly values: FormTree;
  /** What is sent along unseen: which page this is, and what it was opened with. */
  readonly opened: FromPage;
  readonly errors: FormErrors;
  /** Fields that another page of the link has written differently: both texts are shown. */
  readonly disagreements: readonly Disagreement[];
}

/** The page behind a traveller's link: what is asked, three fields, and what becomes of the text. */
export function contributePage({
  asked,
  token,
  invitation,
  shown,
  values,
  opened,
  errors,
  disagreements,
}: ContributeView): string {
  const { lang } = asked;
  const t = repliesTexts.in(lang);
  const { field } = fieldsOf(values, errors);
  const path = asked.path;
  const labels: Readonly<Record<string, string>> = Object.fromEntries(
    contributionFields.map((name) => [name, t(`page.${name}`)]),
  );
  const title = t("page.title");
  const asksAgain = disagreements.length > 0;
  const faulty = errors.summary.length > 0 || asksAgain;
  return renderPage(
    <LinkPage asked={asked} title={faulty ? t("page.wrong", { title }) : title}>
      <Title
        title={title}
        lede={t("page.lede")}
        note={
          <>
            <Foreign {...titleFor(shown, lang)} />
            {shown.startOn && shown.endOn && ` · ${formatsIn(lang).range(shown.startOn, shown.endOn)}`}
          </>
        }
      />
      <div class="stack-l">
        {invitation.sentAt && !faulty && (
          <Notice tone="ok" title={t("page.sent")} announce={asked.query.has("sendt")}>
            {asked.query.get("sendt") === "begge" && <p>{t("page.both.sent")}</p>}
            <p>{invitation.draft ? t("page.unsent") : t("page.sent.more")}</p>
          </Notice>
        )}
        {asksAgain && (
          <>
            <Notice tone="wrong" title={t("page.both")} announce>
              <p>{t("page.both.how")}</p>
            </Notice>
            <DataTable
              caption={t("page.both.caption")}
              rows={disagreements}
              rowKey={({ name }) => name}
              columns={[
                { kind: "text", key: "field", head: t("page.both.field"), cell: ({ name }) => labels[name] ?? name },
                ...(["theirs", "mine"] as const).map((whose) => ({
                  ...({ kind: "text", narrow: "full", labelled: true } as const),
                  key: whose,
                  head: t(`page.both.${whose}`),
                  cell: (one: Disagreement) => (
                    <span class="written">{String(one[whose]) || t("page.both.empty")}</span>
                  ),
                })),
              ]}
            />
          </>
        )}
        <div class="prose">
          <p>{t("page.how")}</p>
          <p class="s m">{`${t("page.yours")} ${t("page.cpr")}`}</p>
        </div>
        <Form
          action={path}
          errors={errors}
          hidden={{ ...opened }}
          // Until it is chosen, nothing is kept over what the other page wrote.
          {...(!asksAgain && {
            autosave: {
              to: addressIn(lang, `/api/v1/contributions/${token}`),
              page: path,
              owner: invitation.id,
              restore: path,
              signIn: "",
            },
          })}
        >
          {contributionFields.map((name) => (
            <TextArea
              key={name}
              label={t(`page.${name}`)}
              hint={t(`page.${name}.hint`)}
              rows={name === "outcome" ? 8 : 5}
              optional
              {...field(name)}
            />
          ))}
          <ButtonRow>
            <Button>{t("page.send")}</Button>
          </ButtonRow>
        </Form>
      </div>
    </LinkPage>,
  );
}
