import { asset } from "../assets/assets.ts";
import { type FormErrors, noErrors } from "../forms/form-errors.ts";
import { Button, ButtonRow } from "./buttons.tsx";
import { ErrorSummary } from "./form.tsx";
import { useWords } from "./language.tsx";
import { FileField } from "./text-fields.tsx";

interface UploadProps {
  /** Takes all files at once, from the form's own button. */
  readonly action: string;
  /** Takes one file, `files`, and answers 201 or problem details; for the script, which sends each by itself. */
  readonly post: string;
  readonly label: string;
  readonly hint: string;
  /** What may be chosen; the content decides when it arrives. Where pictures are, a phone offers its camera. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly bytes: number;
  /** Ids of what on the page changes with a file. */
  readonly refresh: readonly string[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly errors?: FormErrors;
}

/** Files for a thing: chosen, photographed or dropped; each with its own progress and its own mistake. */
export function Upload(props: UploadProps) {
  const { action, post, label, hint, accept, multiple = false, bytes, refresh, hidden = {}, errors = noErrors } = props;
  const t = useWords();
  const size = `${Math.floor(bytes / 1_048_576)} MB`;
  const words = {
    waits: t("upload.waits"),
    sends: t("upload.sends"),
    done: t("upload.done"),
    "too-big": t("upload.too-big", { size }),
    failed: t("upload.failed"),
    offline: t("upload.offline"),
    "signed-out": t("upload.signed-out"),
    again: t("upload.again"),
    told: t("upload.told", { done: "{done}", all: "{all}", refused: "{refused}" }),
    drop: t("upload.drop"),
  };
  return (
    <form
      class="form upload"
      method="post"
      action={action}
      encType="multipart/form-data"
      noValidate
      data-post={post}
      data-bytes={bytes}
      data-refresh={refresh.join(" ")}
      data-words={JSON.stringify(words)}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={errors} />
      <FileField
        label={label}
        name="files"
        hint={hint}
        accept={accept}
        multiple={multiple}
        largest={size}
        error={errors.at("files")}
      />
      <p class="m s" data-drop="" />
      <ButtonRow>
        <Button weight="quiet">{t("upload.send")}</Button>
      </ButtonRow>
      <p class="s" role="status" />
      <ul class="sent" />
      <script type="module" src={asset("uploads.js").url} />
    </form>
  );
}
