/** One bad upload: what is wrong with it, its content type, its bytes, and what may be answered. */
export interface BadUpload {
  readonly what: string;
  readonly type: string;
  readonly body: Buffer;
  readonly statuses: readonly number[];
  /** Says that more bytes come than do. */
  readonly length?: number;
}

const B = "udsyn7MA4YWxkTrZu0gW";
const form = `multipart/form-data; boundary=${B}`;
const bytes = (text: string) => Buffer.from(text, "latin1");
const end = `\r\n--${B}--\r\n`;
const pdf = "%PDF-1.7\nx";

/** One part with the headers given, and its content. */
const part = (headers: string, content = pdf) => `--${B}\r\n${headers}\r\n\r\n${content}`;
const file = (more = "", content = pdf) =>
  part(`Content-Disposition: form-data; name="files"; filename="a.pdf"${more}`, content);
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);

function bad(what: string, body: string, statuses: readonly number[] = [400], type = form): BadUpload {
  return { what, type, body: bytes(body), statuses };
}

export const badUploads: readonly BadUpload[] = [
  bad("nothing at all", ""),
  bad("not multipart", "hello"),
  bad("JSON in its place", '{"a":1}'),
  bad("a line end alone", "\r\n"),
  bad("a boundary alone", `--${B}`),
  bad("a boundary and a line end", `--${B}\r\n`),
  bad("the last boundary alone", `--${B}--\r\n`, [400, 422]),
  bad("no last boundary", file()),
  bad("no last boundary after a field", field("posting", "x")),
  bad("half a last boundary", `${file()}\r\n--${B}-`),
  bad("another boundary", `${file()}${end}`, [400], "multipart/form-data; boundary=other"),
  bad("no boundary named", `${file()}${end}`, [400], "multipart/form-data"),
  bad("an empty boundary", `${file()}${end}`, [400], "multipart/form-data; boundary="),
  bad("an empty boundary in quotes", `${file()}${end}`, [400], 'multipart/form-data; boundary=""'),
  bad("a boundary of 10,000", `${file()}${end}`, [400, 431], `multipart/form-data; boundary=${"x".repeat(10_000)}`),
  bad("multipart of another kind", `${file()}${end}`, [415], `multipart/mixed; boundary=${B}`),
  bad("a form that says it is multipart", "posting=x", [400]),
  bad("a byte range's kind", `${file()}${end}`, [415], `multipart/byteranges; boundary=${B}`),
  bad("octets", pdf, [415], "application/octet-stream"),
  bad("a PDF as it is", pdf, [415], "application/pdf"),
  bad("no headers in the part", `--${B}\r\n\r\n${pdf}${end}`, [400, 422]),
  bad(
    "headers that never end",
    `--${B}\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"${end}`,
    [400, 422],
  ),
  bad("a part without disposition", `${part("Content-Type: application/pdf")}${end}`, [400, 422]),
  bad("an attachment's disposition", `${part('Content-Disposition: attachment; filename="a.pdf"')}${end}`, [400, 422]),
  bad("a part without a name", `${part('Content-Disposition: form-data; filename="a.pdf"')}${end}`),
  bad("a field without a name", `${part("Content-Disposition: form-data", "x")}${end}`),
  bad("an empty name", `${field("", "x")}${end}`),
  bad("a name of control characters", `${field("a\x01b", "x")}${end}`),
  bad("a name that is no UTF-8", `${field("a\xff\xfeb", "x")}${end}`),
  bad("a value that is no UTF-8", `${field("posting", "\xff\xfe")}${file()}${end}`),
  bad("a value cut in a letter", `${field("posting", "\xc3")}${file()}${end}`),
  bad("a surrogate as UTF-8", `${field("posting", "\xed\xa0\x80")}${file()}${end}`),
  bad(
    "a value in a charset of its own that is none",
    `${part('Content-Disposition: form-data; name="posting"\r\nContent-Type: text/plain; charset=utf-8', "\xff\xfe")}${file()}${end}`,
  ),
  bad("a name of 10,000", `${field("x".repeat(10_000), "x")}${end}`, [400, 413, 422]),
  bad("a name of 300", `${field("x".repeat(300), "x")}${end}`),
  bad("a value of 100,000", `${field("posting", "x".repeat(100_000))}${end}`, [413]),
  bad("fifty-one fields", `${Array.from({ length: 51 }, (_, n) => field(`f${n}`, "x")).join("\r\n")}${end}`, [413]),
  bad(
    "a thousand fields of one name",
    `${Array.from({ length: 1_000 }, () => field("a", "x")).join("\r\n")}${end}`,
    [413],
  ),
  bad("two files where one is taken", `${file()}\r\n${file()}${end}`, [413]),
  bad("a hundred files", `${Array.from({ length: 100 }, () => file()).join("\r\n")}${end}`, [413]),
  bad("a hundred empty parts", `${`--${B}\r\n\r\n\r\n`.repeat(100)}--${B}--\r\n`, [400, 413, 422]),
  bad(
    "headers of 100,000",
    `${part(`X: ${"x".repeat(100_000)}\r\nContent-Disposition: form-data; name="files"`)}${end}`,
    [400, 413, 422],
  ),
  bad(
    "a thousand headers",
    `${part(`${"X: y\r\n".repeat(1_000)}Content-Disposition: form-data; name="files"`)}${end}`,
    [400, 413, 422],
  ),
  bad("a header with NUL", `${part('Content-Disposition: form-data; name="fi\0les"; filename="a"')}${end}`),
  bad(
    "a name that breaks its line",
    `${part('Content-Disposition: form-data; name="a\r\nX: y"', "x")}${end}`,
    [400, 422],
  ),
  bad("line ends of one sign", `${file()}${end}`.replaceAll("\r\n", "\n"), [400, 422]),
  bad("a prototype's name", `${field("__proto__", "x")}\r\n${field("constructor", "x")}${end}`, [422]),
  bad(
    "a file whose field is a prototype's",
    `${part('Content-Disposition: form-data; name="__proto__"; filename=""', "")}${end}`,
    [422],
  ),
  bad(
    "no file chosen, as a browser sends it",
    `${part('Content-Disposition: form-data; name="files"; filename=""', "")}${end}`,
    [422],
  ),
  bad(
    "a nested multipart",
    `${part('Content-Disposition: form-data; name="files"\r\nContent-Type: multipart/mixed; boundary=in', `--in\r\n\r\nx\r\n--in--`)}${end}`,
    [422],
  ),
  bad(
    "base64 that is not undone",
    `${part('Content-Disposition: form-data; name="files"; filename="a.pdf"\r\nContent-Transfer-Encoding: base64', "JVBERi0xLjcK")}${end}`,
    [422],
  ),
  bad("a line that is no id", `${field("posting", "'; DROP TABLE x")}\r\n${file()}${end}`, [422]),
  bad("a line sent twice", `${field("posting", "x")}\r\n${field("posting", "y")}\r\n${file()}${end}`, [422]),
  { ...bad("a length that promises more", `${file()}`), length: 10_000_000 },
  { ...bad("a length beyond all bounds", `${file()}`, [413]), length: 900_000_000 },
  {
    what: "noise",
    type: form,
    body: Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * 7_919) % 251)),
    statuses: [400, 422],
  },
  { what: "too much preamble", type: form, body: Buffer.alloc(30_000_000, 65), statuses: [413] },
];
