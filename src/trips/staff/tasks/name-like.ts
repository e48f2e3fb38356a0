/** The given names that most people in Denmark bear; enough to notice most slips, and no more than a question follows. */
const given = new Set(
  (
    "anne kirsten mette hanne anna helle susanne lene maria marianne inge karen lone bente camilla pia louise charlotte jette tina " +
    "ida emma sofie laura julie sara line trine maja signe heidi gitte birgitte dorthe ulla lise lis inger ellen else eva " +
    "peter michael lars jens thomas søren martin niels christian jesper morten henrik jan hans anders per jørgen mads rasmus erik " +
    "kim ole torben bent john mikkel frederik kristian klaus claus poul svend flemming finn allan brian kasper simon jonas emil " +
    "magnus oliver noah william lucas mohammed ali ahmed fatima ayse"
  ).split(" "),
);

/** Two words or more that begin large, the last one as surnames here end: `Mette Hansen`, `H. C. Andersen`. */
const surname = /\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)* \p{Lu}\p{L}*(?:sen|sson|gaard|quist)(?!\p{L})/u;

/**
 * Whether a unit's name looks like a person's. It cannot be told for sure, a school may be called after somebody: whoever wrote it is
 * asked, and may insist. @param known names of people whom the municipality's profile has
 */
export function looksLikeName(text: string, known: readonly string[] = []): boolean {
  const plain = text.toLowerCase();
  if (known.some((name) => plain.includes(name.toLowerCase()))) return true;
  if (surname.test(text)) return true;
  // A given name alone, as one begins a list of people; within a longer name of a unit it says nothing.
  const [first = "", second = ""] = text.trim().split(/[\s,]+/);
  const startsAlone = second === "" || /^\S+\s*,/.test(text.trim()) || /^(?:fra|og|i)$/.test(second);
  return given.has(first.toLowerCase()) && startsAlone;
}
