import type { Taken } from "../../records/index.ts";
import { Notice } from "../../web/index.ts";
import { annexTexts } from "./annex.texts.ts";
import { placeWords } from "./place-words.ts";

const t = annexTexts.in("da");

/** Of a copy: what of the file that it is made of is not in it, and where whoever looks must look closely. */
export function TakenOut({ taken }: { readonly taken: readonly Taken[] }) {
  const look = taken.filter(({ what }) => what === "look");
  const out = taken.filter(({ what }) => what !== "look");
  const lines = out.map((one) =>
    annexTexts.find("da", `taken.${one.what}`, { count: one.count, at: placeWords(one.at) }),
  );
  return (
    <Notice tone="note" title={t("taken")}>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}.</li>
          ))}
        </ul>
      )}
      <p>{t("taken.see")}</p>
      {look.length > 0 && <p>{t("taken.look", { count: look.length, places: look.map(({ at }) => at).join(", ") })}</p>}
    </Notice>
  );
}
