/**
 * The argument names of an ICU message, read by the type checker: `"{name} {count, plural, one {# dag} other {# dage}}"`
 * gives `"name" | "count"`. Inside an argument the next brace opens a branch; inside a branch it opens an argument.
 */
export type ArgumentsOf<Message extends string> = string extends Message ? never : Text<Message, [], never>;

/** What is open around the point reached, innermost first. */
type Open = "argument" | "branch";

type Text<S extends string, Stack extends Open[], Found> = S extends `${infer Before}{${infer After}`
  ? Before extends `${infer Inside}}${infer Rest}`
    ? Closed<`${Rest}{${After}`, Stack, Found, Inside>
    : Opened<After, Stack, Found>
  : Found;

type Closed<S extends string, Stack extends Open[], Found, _Inside> = Stack extends [
  Open,
  ...infer Outer extends Open[],
]
  ? Text<S, Outer, Found>
  : Text<S, [], Found>;

type Opened<S extends string, Stack extends Open[], Found> = Stack extends ["argument", ...Open[]]
  ? Text<S, ["branch", ...Stack], Found>
  : S extends `${infer Head}}${infer Rest}`
    ? Head extends `${infer Name},${string}`
      ? S extends `${string},${infer Tail}`
        ? Text<Tail, ["argument", ...Stack], Found | Trimmed<Name>>
        : never
      : Text<Rest, Stack, Found | Trimmed<Head>>
    : Found;

type Trimmed<S extends string> = S extends ` ${infer T}` ? Trimmed<T> : S extends `${infer T} ` ? Trimmed<T> : S;
