import { NotFound } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { QuestionTables } from "./question.tables.ts";
import type { ListedQuestion, Question, QuestionId } from "./question.ts";

type Row = QuestionTables["repliesQuestion"];

const listed = [
  ...([
    "questionId",
    "subjectType",
    "subjectId",
    "subjectPath",
    "subjectTitle",
    "subjectLang",
    "scope",
    "lang",
  ] as const),
  ...(["askedAt", "answerBy", "status", "whyClosed", "settledAt"] as const),
] satisfies readonly (keyof Row)[];
type Listed = Pick<Row, (typeof listed)[number]>;

function listedIn({ questionId, subjectType, subjectId, ...rest }: Listed): ListedQuestion {
  const { subjectPath: path, subjectTitle: title, subjectLang: titleLang, ...kept } = rest;
  return { id: questionId, subject: { type: subjectType, id: subjectId }, path, title, titleLang, ...kept };
}

function questionIn({
  municipalityId: _m,
  linkHash: _l,
  answerLinkHash: _a,
  body,
  name,
  email,
  answer,
  answerLang,
  ...rest
}: Row): Question {
  return { ...listedIn(rest), body, name, email, answer, answerLang };
}

/** Takes down a question; of the same form sent twice the first. @returns whether it is new */
export async function addQuestion(tx: Tx, of: MunicipalityId, one: Question, linkHash: Buffer): Promise<boolean> {
  const { id, subject, path, title, titleLang, ...rest } = one;
  const row = await working<QuestionTables>(tx)
    .insertInto("repliesQuestion")
    .values({
      ...{ ...rest, municipalityId: of, questionId: id, linkHash, answerLinkHash: null },
      ...{ subjectType: subject.type, subjectId: subject.id },
      ...{ subjectPath: path, subjectTitle: title, subjectLang: titleLang },
    })
    .onConflict((on) => on.columns(["municipalityId", "linkHash"]).doNothing())
    .returning("questionId")
    .executeTakeFirst();
  return row !== undefined;
}

/** The question that a link leads to, the receipt's or the letter's; `null` where there is none, or none any more. */
export async function questionByLink(tx: Tx, of: MunicipalityId, linkHash: Buffer): Promise<Question | null> {
  const row = await working<QuestionTables>(tx)
    .selectFrom("repliesQuestion")
    .selectAll()
    .where("municipalityId", "=", of)
    .where((by) => by.or([by("linkHash", "=", linkHash), by("answerLinkHash", "=", linkHash)]))
    .executeTakeFirst();
  return row ? questionIn(row) : null;
}

/** One question. @throws NotFound `question-unknown` */
export async function readQuestion(tx: Tx, of: MunicipalityId, id: QuestionId): Promise<Question> {
  return found(await oneOf(tx, of, id).executeTakeFirst());
}

/** One question, held until the transaction ends. @throws NotFound `question-unknown` */
export async function holdQuestion(tx: Tx, of: MunicipalityId, id: QuestionId): Promise<Question> {
  return found(await oneOf(tx, of, id).forUpdate().executeTakeFirst());
}

function oneOf(tx: Tx, of: MunicipalityId, id: QuestionId) {
  return working<QuestionTables>(tx)
    .selectFrom("repliesQuestion")
    .selectAll()
    .where("municipalityId", "=", of)
    .where("questionId", "=", id);
}

function found(row: Row | undefined): Question {
  if (!row) throw new NotFound("question-unknown");
  return questionIn(row);
}

/** Every question that waits, the first to be answered first. */
export async function openQuestions(tx: Tx, of: MunicipalityId): Promise<readonly ListedQuestion[]> {
  const rows = await working<QuestionTables>(tx)
    .selectFrom("repliesQuestion")
    .select(listed)
    .where("municipalityId", "=", of)
    .where("status", "=", "open")
    .orderBy("answerBy")
    .orderBy("questionId")
    .execute();
  return rows.map(listedIn);
}

/** The questions that were answered or closed, the newest first; as far as they lie within the scopes, `null` for all. */
export async function settledQuestions(
  tx: Tx,
  of: MunicipalityId,
  within: readonly string[] | null,
  most: number,
): Promise<readonly ListedQuestion[]> {
  if (within?.length === 0) return [];
  const all = working<QuestionTables>(tx)
    .selectFrom("repliesQuestion")
    .select(listed)
    .where("municipalityId", "=", of)
    .where("status", "<>", "open")
    .orderBy("settledAt", "desc")
    .orderBy("questionId", "desc")
    .limit(most);
  const rows = await (within === null ? all : all.where("scope", "in", within)).execute();
  return rows.map(listedIn);
}

/** Writes what became of a question, or whose it is now. */
export async function changeQuestion(
  tx: Tx,
  of: MunicipalityId,
  id: QuestionId,
  change: Partial<Pick<Question, "scope" | "status" | "whyClosed" | "answer" | "answerLang" | "settledAt">>,
): Promise<void> {
  await working<QuestionTables>(tx)
    .updateTable("repliesQuestion")
    .set(change)
    .where("municipalityId", "=", of)
    .where("questionId", "=", id)
    .execute();
}

/** Keeps the hash of the link that the letter with the answer has. */
export async function addAnswerLink(tx: Tx, of: MunicipalityId, id: QuestionId, answerLinkHash: Buffer): Promise<void> {
  await working<QuestionTables>(tx)
    .updateTable("repliesQuestion")
    .set({ answerLinkHash })
    .where("municipalityId", "=", of)
    .where("questionId", "=", id)
    .execute();
}

/** Erases a question whole; whether there was one. */
export async function eraseQuestion(tx: Tx, of: MunicipalityId, id: QuestionId): Promise<boolean> {
  const { numDeletedRows } = await working<QuestionTables>(tx)
    .deleteFrom("repliesQuestion")
    .where("municipalityId", "=", of)
    .where("questionId", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
