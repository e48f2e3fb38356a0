import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { ConfirmNames } from "../../register/index.ts";
import {
  Button,
  ButtonRow,
  Checkboxes,
  Details,
  Facts,
  Form,
  type FormErrors,
  type FormTree,
  fieldId,
  Notice,
  noErrors,
  Radios,
  type Reply,
  Section,
  TextArea,
  TextField,
  Title,
} from "../../web/index.ts";
import { asksName, asksWhich, type Finding, holds } from "../finding.ts";
import type { PrintedCells } from "../intake.tables.ts";
import type { HeldRow } from "../row.store.ts";
import type { StandingRecord } from "../standing-record.ts";
import { textOf } from "../table/table.ts";
import { findingWords } from "./held-words.ts";

interface HeldRowView {
  readonly asked: AskedByWho;
  readonly row: HeldRow;
  /** The record beside which it is held. */
  readonly standing: StandingRecord | null;
  /** Which of the two it is said to be. */
  readonly which?: string;
  /** What stands in the fields: as printed, or as it was typed. */
  readonly cells: PrintedCells;
  readonly findings: readonly Finding[];
  readonly asPrinted?: boolean;
  /** The form as it was sent, where it was refused. */
  readonly sent?: FormTree;
  /** Whether a repair was just refused. */
  readonly refused?: boolean;
  readonly reason?: { readonly value: string; readonly error: string };
}

/** The columns a row is judged by: those one can repair, in the order that the file prints them. */
export function columnsOf({ mapping: { key, fields, lines }, printed }: HeldRow): readonly string[] {
  const judged = new Set([...key, ...Object.values(fields), ...Object.values(lines).flat()]);
  const inFile = printed.flatMap(([column]) => (judged.has(column) ? [column] : []));
  return [...new Set([...inFile, ...judged])];
}

export const whichName = "isOther";
export const other = "anden";
export const cellName = (index: number) => `cells.c${index}`;

/** A held row: its cells as fields, what is wrong beside them, and the way to dismiss it. */
export function heldRowReply(view: HeldRowView): Reply {
  const { asked, row, standing, which = "", cells, findings, asPrinted, sent = {}, refused, reason } = view;
  const isAsked = [...row.findings, ...findings].some(asksWhich);
  const isOfOneKey = [...row.findings, ...findings].some(({ code }) => code === "other-line");
  const isNamed = [...row.findings, ...findings].some(asksName);
  // What is wrong stands at the fields of a form that was refused.
  const told = refused ? findings.filter((one) => !holds(one)) : findings;
  const columns = columnsOf(row);
  const byColumn = new Map(cells);
  const errors = errorsOf(findings, row, columns);
  const path = `/skrivebord/import/holdt/${row.rowId}`;
  const title = `Række ${row.rowNumber}${row.reference ? `, ${row.reference}` : ""}`;
  const others = row.printed.filter(([column, text]) => !columns.includes(column) && text !== "");
  return deskReply(
    {
      asked,
      title: refused || reason ? `Fejl: ${title}` : title,
      crumbs: [
        { text: "Import", href: "/skrivebord/import" },
        { text: "Tilbageholdte rækker", href: "/skrivebord/import/holdt" },
        { text: title },
      ],
      children: (
        <>
          <Title title={title} note={row.fileName} />
          {told.length > 0 && (
            <Notice tone="watch" title={refused ? "Bemærk" : "Hvad er der galt"}>
              <ul>
                {told.map((one) => (
                  <li key={one.code + (one.field ?? "")}>{findingWords(one, row)}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Section
            title="Ret rækken"
            note="Skriv tal og datoer, som filen gør. Rækken bedømmes igen efter samme regler."
            first
          >
            <Form action={`${path}/ret`} errors={refused ? errors : noErrors}>
              {isAsked && (
                <Radios
                  label="Hvad er rækken?"
                  name={whichName}
                  value={which}
                  error={refused ? errors.at(whichName) : undefined}
                  options={[
                    {
                      value: "samme",
                      text: "Den, der står, som nu er ændret",
                      hint: standing ? standingWords(standing) : undefined,
                    },
                    {
                      value: other,
                      text: "En anden",
                      hint: isOfOneKey
                        ? "Nøglen kan ikke skelne dem. Den kommer først ind, når mappingens »key« siger mere, eller nøglen er rettet her."
                        : "Den kommer ind ved siden af. Det, der står, bliver stående.",
                    },
                  ]}
                />
              )}
              {columns.map((column, index) => {
                const name = cellName(index);
                const value = textOf(byColumn.get(column) ?? null);
                const field = { name, label: column, value, error: errors.at(name) };
                return value.includes("\n") ? (
                  <TextArea key={column} {...field} />
                ) : (
                  <TextField key={column} {...field} />
                );
              })}
              <Checkboxes
                label="Kilden siger ikke mere"
                name="asPrinted"
                values={asPrinted ? ["ja"] : []}
                options={[
                  {
                    value: "ja",
                    text: "Lad en manglende dato eller et beløb, der ikke kan læses, stå som ukendt",
                    hint: "Det trykte vises ved siden af. Intet gættes.",
                  },
                ]}
              />
              {isNamed && <ConfirmNames values={sent} errors={refused ? errors : noErrors} />}
              <ButtonRow>
                <Button>Bedøm rækken igen</Button>
              </ButtonRow>
            </Form>
            {others.length > 0 && (
              <Details summary="Resten af rækken, som den er trykt">
                <Facts facts={others.map(([label, cell]) => ({ label, value: textOf(cell) }))} />
              </Details>
            )}
          </Section>
          <Section title="Afvis rækken" note="Den bliver aldrig til noget, heller ikke når filen importeres igen.">
            <Form action={`${path}/afvis`} errors={reasonErrors(reason?.error)}>
              <TextArea label="Hvorfor" name="reason" value={reason?.value ?? ""} error={reason?.error} rows={3} />
              <ButtonRow>
                <Button weight="danger">Afvis rækken</Button>
              </ButtonRow>
            </Form>
          </Section>
        </>
      ),
    },
    refused || reason ? 422 : 200,
  );
}

/** What stands, or why there is nothing to answer for: also of a record that is public, and only known by another key. */
function standingWords({ told, is }: StandingRecord): string {
  const renamed =
    "Den er siden læst ind med en anden nøgle, så der kan ikke svares for den her. Læs også denne rækkes fil ind med den nøgle.";
  if (is === "standing") return told ?? "";
  if (is === "removed") return "Den er fjernet ved skrivebordet.";
  if (is === "renamed") return told ? `${told} ${renamed}` : renamed;
  return "Den findes ikke længere under den nøgle: den er fjernet, eller den er siden læst ind med en anden.";
}

function errorsOf(findings: readonly Finding[], row: HeldRow, columns: readonly string[]): FormErrors {
  const { mapping } = row;
  // What lets a row in is no fault: it is told above the form.
  const said = findings.filter(holds).map((one) => {
    const { code, field } = one;
    const message = findingWords(one, row);
    if (asksWhich(one)) return { text: message, name: whichName };
    if (asksName(one)) return { text: message, name: "namesConfirmed" };
    const column =
      code === "duplicate-key" || code === "key-missing" ? mapping.key[0] : field && (mapping.fields[field] ?? field);
    const index = columns.indexOf(column ?? "");
    return { text: message, name: index < 0 ? null : cellName(index) };
  });
  return {
    summary: said.map(({ text, name }) => ({ text, href: name && `#${fieldId(name)}` })),
    at: (name) => said.find((one) => one.name === name)?.text,
  };
}

function reasonErrors(error: string | undefined): FormErrors {
  if (!error) return noErrors;
  return {
    summary: [{ text: error, href: `#${fieldId("reason")}` }],
    at: (name) => (name === "reason" ? error : undefined),
  };
}
