import type { Lang } from "../platform/index.ts";
import { type Municipality, writeTo } from "../profile/index.ts";
import type { Post } from "../records/index.ts";
import {
  addressIn,
  Button,
  ButtonRow,
  Foreign,
  Form,
  type FormErrors,
  type FormTree,
  fieldsOf,
  LinkRow,
  noErrors,
  type Said,
  Section,
  TextField,
} from "../web/index.ts";
import { outreachTexts } from "./outreach.texts.ts";
import type { Topic } from "./topic.ts";

interface FollowProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly post: Post;
  readonly topic: Topic;
  readonly name: Said;
  /** The list's feed, for whoever would rather read than be written to. */
  readonly feed: string;
  readonly values?: FormTree;
  readonly errors?: FormErrors;
  readonly first?: boolean;
}

/** The form by which anybody follows a list by mail; where it cannot be sent, what can be done instead. */
export function Follow({
  here,
  lang,
  post,
  topic,
  name,
  feed,
  values = {},
  errors = noErrors,
  first = false,
}: FollowProps) {
  const t = outreachTexts.in(lang);
  const { field } = fieldsOf(values, errors);
  const isOpen = here.hasDesk && post !== "none";
  const { email } = writeTo(here.profile);
  return (
    <Section
      title={t(first ? "follow.own" : "follow.title")}
      note={isOpen ? t("follow.note") : undefined}
      id="mail"
      first={first}
      end={!first}
    >
      {isOpen ? (
        <Form
          action={addressIn(lang, "/abonnement")}
          errors={errors}
          hidden={topic.word === "alt" ? {} : { [topic.word]: topic.value }}
        >
          <p>
            {`${t("follow.about")} `}
            <b>
              <Foreign {...name} />
            </b>
            .
          </p>
          <TextField label={t("follow.email")} type="email" autocomplete="email" maxLength={254} {...field("email")} />
          <p class="s m">{t("follow.kept")}</p>
          <ButtonRow>
            <Button weight="quiet">{t("follow.send")}</Button>
          </ButtonRow>
        </Form>
      ) : (
        <>
          <p>{t(here.hasDesk ? "follow.none" : "follow.elsewhere")}</p>
          <LinkRow lead={t("follow.feed")} links={[{ href: addressIn(lang, feed), text: t("follow.feed.link") }]} />
          {email && <LinkRow lead={t("follow.write")} links={[{ href: `mailto:${email}`, text: email }]} />}
        </>
      )}
    </Section>
  );
}
