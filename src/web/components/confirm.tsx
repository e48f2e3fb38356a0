import type { ComponentChildren } from "preact";
import { Button, ButtonLink, ButtonRow } from "./buttons.tsx";
import { useWords } from "./language.tsx";
import { Title } from "./title.tsx";

interface ConfirmProps {
  readonly question: string;
  /** What will happen, and what then cannot be undone. */
  readonly children: ComponentChildren;
  readonly action: string;
  /** The word on the button says the act: `Annullér rejsen`. */
  readonly does: string;
  readonly back: string;
  /** What has to be sent along, such as the version that was read. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly danger?: boolean;
}

/** Asks before an act that cannot be undone: a page of its own, so that it needs no script and has an address. */
export function Confirm(props: ConfirmProps) {
  const t = useWords();
  return (
    <form class="form" method="post" action={props.action}>
      <Title title={props.question} />
      <div class="stack">{props.children}</div>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ButtonRow>
        <Button weight={props.danger ? "danger" : "first"}>{props.does}</Button>
        <ButtonLink weight="quiet" href={props.back}>
          {t("dialog.cancel")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
