import type { AskedByAnyone } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  addressIn,
  Button,
  ButtonRow,
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
import type { SubjectShown } from "../subject.ts";

interface ContributeView {
  readonly asked: AskedByAnyone;
  readonly token: string;
  readonly invitation: Invitation;
  readonly shown: SubjectShown;
  readonly values: FormTree;
  readonly errors: FormErrors;
}

/** The page behind a traveller's link: what is asked, three fields, and what becomes of the text. */
export function contributePage({ asked, token, invitation, shown, values, errors }: ContributeView): string {
  const { lang } = asked;
  const t = repliesTexts.in(lang);
  const { field } = fieldsOf(values, errors);
  const path = asked.path;
  const title = t("page.title");
  const faulty = errors.summary.length > 0;
  return renderPage(
    <LinkPage asked={asked} title={faulty ? t("page.wrong", { title }) : title}>
      <Title
        title={title}
        lede={t("page.lede")}
        note={
          <>
            <Foreign text={shown.title} lang={shown.lang} />
            {shown.startOn && shown.endOn && ` · ${formatsIn(lang).range(shown.startOn, shown.endOn)}`}
          </>
        }
      />
      <div class="stack-l">
        {invitation.sentAt && !faulty && (
          <Notice tone="ok" title={t("page.sent")} announce={asked.query.has("sendt")}>
            <p>{invitation.draft ? t("page.unsent") : t("page.sent.more")}</p>
          </Notice>
        )}
        <div class="prose">
          <p>{t("page.how")}</p>
          <p class="s m">{`${t("page.yours")} ${t("page.cpr")}`}</p>
        </div>
        <Form
          action={path}
          errors={errors}
          autosave={{
            to: addressIn(lang, `/api/v1/contributions/${token}`),
            page: path,
            owner: invitation.id,
            restore: path,
            signIn: "",
          }}
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
