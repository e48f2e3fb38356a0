import { type DateOn, type Fault, fault, Invalid, isFault } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  formErrors,
  Notice,
  type Reply,
  readDate,
  Select,
  Title,
} from "../../web/index.ts";
import { identityTexts } from "../identity.texts.ts";
import type { AskedByWho, UdsynRoute } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import { doneAt } from "../sign-in/done.ts";
import { work } from "../work.ts";
import { absenceNow, setAbsence } from "./absence.ts";

const f = formatsIn("da");
const path = "/skrivebord/fravaer";
type Typed = Readonly<Record<"from" | "to" | "deputy", string>>;

/** A manager's page for when they are away: while it lasts, the deputy is asked instead. */
export function absenceRoutes(db: Db): readonly UdsynRoute[] {
  const common = { lane: "staff", path, allow: ["manager"] } as const;
  const shown = (asked: AskedByWho, typed: Typed | null, faults: readonly Fault[]) =>
    work(db, asked.here, asked.who, asked.now, async (one) =>
      absenceReply(asked, await absenceNow(one), typed, faults),
    );
  return [
    { ...common, method: "GET", handle: (asked: AskedByWho) => shown(asked, null, []) },
    {
      ...common,
      method: "POST",
      handle: async (asked: AskedByWho) => {
        const doing = (absence: Parameters<typeof setAbsence>[1]) =>
          work(db, asked.here, asked.who, asked.now, (one) => setAbsence(one, absence));
        if (asked.form.get("do") === "back") {
          await doing(null);
          return doneAt(path, "absence-ended");
        }
        const word = (name: string) => (asked.form.get(name) ?? "").trim().slice(0, 300);
        const typed: Typed = { from: word("from"), to: word("to"), deputy: word("deputy") };
        const faults: Fault[] = [];
        const dayOf = (name: "from" | "to"): DateOn | null => {
          const found = typed[name] === "" ? fault("missing") : readDate(typed[name]);
          if (!isFault(found)) return found;
          faults.push({ ...found, path: name });
          return null;
        };
        const [from, to] = [dayOf("from"), dayOf("to")];
        if (typed.deputy === "") faults.push(fault("deputy-missing", {}, "deputy"));
        if (!from || !to || faults.length > 0) return shown(asked, typed, faults);
        try {
          await doing({ from, to, deputy: typed.deputy });
        } catch (error) {
          if (error instanceof Invalid) return shown(asked, typed, error.faults);
          throw error;
        }
        return doneAt(path, "absence-set");
      },
    },
  ];
}

function absenceReply(
  asked: AskedByWho,
  { absence, deputies }: Awaited<ReturnType<typeof absenceNow>>,
  typed: Typed | null,
  faults: readonly Fault[],
): Reply {
  const errors = formErrors("da", faults, identityTexts);
  const values = typed ?? absence ?? { from: "", to: "", deputy: "" };
  const deputy = deputies.find((one) => one.email === absence?.deputy)?.name;
  return deskReply(
    {
      asked,
      title: "Fravær",
      crumbs: [{ text: "Fravær" }],
      said: [identityTexts],
      children: (
        <>
          <Title title="Fravær" lede="Mens du er væk, får din stedfortræder de tjenesterejser, du skulle svare på." />
          {absence && (
            <Notice tone="note" title={`Du er væk ${f.range(absence.from, absence.to)}`}>
              <p>
                {deputy ? `${deputy} er din stedfortræder.` : "Din stedfortræder har ikke længere adgang. Vælg en ny."}
              </p>
            </Notice>
          )}
          <Form action={path} errors={errors}>
            <DateField label="Første dag" name="from" value={values.from} error={errors.at("from")} />
            <DateField label="Sidste dag" name="to" value={values.to} error={errors.at("to")} />
            <Select
              label="Stedfortræder"
              name="deputy"
              value={values.deputy}
              error={errors.at("deputy")}
              hint={deputies.length === 0 ? "Ingen anden leder har adgang endnu. Spørg administratoren." : undefined}
              options={deputies.map(({ name, email }) => ({ value: email, text: `${name} (${email})` }))}
            />
            <ButtonRow>
              <Button does="away">Sæt fraværet</Button>
              {absence && (
                <Button does="back" weight="quiet" unchecked>
                  Slet fraværet
                </Button>
              )}
            </ButtonRow>
          </Form>
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}
