import { Details } from "../../web/index.ts";
import { type ChangedField, changedFields } from "./changed-fields.ts";
import { trailTexts } from "./trail.texts.ts";
import { cellWords, fieldWords, type TrailReader, valueWords } from "./trail-words.ts";

const t = trailTexts.in("da");

interface Props {
  readonly before: unknown;
  readonly after: unknown;
  readonly reader: TrailReader;
  readonly open?: boolean;
}

/** What an act changed, each thing with what stood there before and what stands there after; nothing where nothing did. */
export function ChangedValues({ before, after, reader, open }: Props) {
  const lines = changedFields(before, after, reader.isPrinted).flatMap((one) => lineOf(one, reader));
  if (lines.length === 0) return null;
  return (
    <Details summary={`Vis, hvad der blev ændret (${lines.length})`} open={open === true}>
      <dl class="answers">
        {lines.map(({ label, was, is }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {was !== null && <del class="written">{was}</del>} {is !== null && <span class="written">{is}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}

/** A thing that changed, as it is read; nothing of what has no words for people, as an id of the program's own. */
function lineOf({ path, before, after, othersStand, whole }: ChangedField, reader: TrailReader) {
  const [was, is] = [valueWords(before, path, reader), valueWords(after, path, reader)];
  if (was === is && whole === null) return [];
  const called = reader.isPrinted ? cellWords(path) : fieldWords(path);
  const label = whole === null ? called : `${called} (${t(whole)})`;
  // Nothing is said of what never stood there; that something was taken away is.
  const gone = after === null && was !== null ? t(othersStand ? "taken-out" : "empty") : null;
  return [{ label, was, is: is ?? gone }];
}
