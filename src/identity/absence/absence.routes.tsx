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
import { accessBase } from "../access/access-base.ts";
import { idIn } from "../api.ts";
import { identityTexts } from "../identity.texts.ts";
import type { AskedByWho, UdsynRoute } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import { doneAt } from "../sign-in/done.ts";
import { type Work, work } from "../work.ts";
import { type Absence, type AbsenceNow, absenceNow, managerWith, setAbsence, setAbsenceOf } from "./absence.ts";

const f = formatsIn("da");
const ownPath = "/skrivebord/fravaer";
type Typed = Readonly<Record<"from" | "to" | "deputy", string>>;

/** A manager's page for when they are away, and the administrator's for one who cannot say so. */
export function absenceRoutes(db: Db): readonly UdsynRoute[] {
  const own: Whose = {
    path: () => ownPath,
    whose: async (one) => ({ id: one.who.actor.id, name: null }),
    set: (one, _asked, absence) => setAbsence(one, absence),
    next: ownPath,
  };
  const of: Whose = {
    path: (asked) => `${accessBase}/${asked.params.id}/fravaer`,
    whose: (one, asked) => managerWith(one, idIn<"person">(asked)),
    set: (one, asked, absence) => setAbsenceOf(one, idIn<"person">(asked), absence),
    next: accessBase,
  };
  return [
    ...absencePages(db, { lane: "staff", path: ownPath, allow: ["manager"] }, own),
    ...absencePages(db, { lane: "staff", path: `${accessBase}/:id/fravaer`, allow: ["admin"], whole: true }, of),
  ];
}

const missing = { from: "absence-from-missing", to: "absence-to-missing" } as const;

/** Whose absence a page is about. */
interface Whose {
  readonly path: (asked: AskedByWho) => string;
  /** `null` where it is one's own. @throws NotFound `manager-unknown` */
  readonly whose: (one: Work, asked: AskedByWho) => Promise<{ readonly id: string; readonly name: string | null }>;
  readonly set: (one: Work, asked: AskedByWho, absence: Absence | null) => Promise<void>;
  /** Where one is when it is set. */
  readonly next: string;
}

function absencePages(
  db: Db,
  common: { readonly lane: "staff"; readonly path: string; readonly allow: readonly string[]; readonly whole?: true },
  { path, whose, set, next }: Whose,
): readonly UdsynRoute[] {
  const shown = (asked: AskedByWho, typed: Typed | null, faults: readonly Fault[]) =>
    work(db, asked.here, asked.who, asked.now, async (one) => {
      const { id, name } = await whose(one, asked);
      return absenceReply({ asked, path: path(asked), name, now: await absenceNow(one, id), typed, faults });
    });
  return [
    { ...common, method: "GET", handle: (asked: AskedByWho) => shown(asked, null, []) },
    {
      ...common,
      method: "POST",
      handle: async (asked: AskedByWho) => {
        const doing = (absence: Absence | null) =>
          work(db, asked.here, asked.who, asked.now, (one) => set(one, asked, absence));
        if (asked.form.get("do") === "back") {
          await doing(null);
          return doneAt(next, next === ownPath ? "absence-ended" : "absence-of-ended");
        }
        const word = (name: string) => (asked.form.get(name) ?? "").trim().slice(0, 300);
        const typed: Typed = { from: word("from"), to: word("to"), deputy: word("deputy") };
        const faults: Fault[] = [];
        const dayOf = (name: "from" | "to"): DateOn | null => {
          const found = typed[name] === "" ? fault(missing[name]) : readDate(typed[name]);
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
        return doneAt(next, next === ownPath ? "absence-set" : "absence-of-set");
      },
    },
  ];
}

interface AbsenceView {
  readonly asked: AskedByWho;
  readonly path: string;
  /** Whose absence it is; `null` where it is one's own. */
  readonly name: string | null;
  readonly now: AbsenceNow;
  readonly typed: Typed | null;
  readonly faults: readonly Fault[];
}

function absenceReply({ asked, path, name, now: { absence, deputies }, typed, faults }: AbsenceView): Reply {
  const errors = formErrors("da", faults, identityTexts);
  const values = typed ?? absence ?? { from: "", to: "", deputy: "" };
  const deputy = deputies.find((one) => one.email === absence?.deputy)?.name;
  return deskReply(
    {
      asked,
      title: "Fravær",
      crumbs: name === null ? [{ text: "Fravær" }] : [{ text: "Adgang", href: accessBase }, { text: "Fravær" }],
      said: [identityTexts],
      children: (
        <>
          <Title
            title="Fravær"
            lede={
              name === null
                ? "Mens du er væk, får din stedfortræder de tjenesterejser, du skulle svare på."
                : `Mens ${name} er væk, får en stedfortræder de tjenesterejser, ${name} skulle svare på.`
            }
          />
          {absence && (
            <Notice tone="note" title={`${name ?? "Du"} er væk ${f.range(absence.from, absence.to)}`}>
              <p>
                {deputy
                  ? `${deputy} er ${name === null ? "din " : ""}stedfortræder.`
                  : "Stedfortræderen har ikke længere adgang. Vælg en ny."}
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
              hint={deputies.length === 0 ? "Ingen anden leder har adgang endnu." : undefined}
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
