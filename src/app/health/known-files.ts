import { strToU8, zipSync } from "fflate";
import { copyWithoutFound, readFileForReview } from "../../records/index.ts";

const word = "Udsyn";

/** One of each kind that a library of its own reads, and what a reader that is whole finds of it. */
const known: readonly (readonly [kind: "pdf" | "docx" | "png", bytes: () => Buffer, unread: string])[] = [
  ["pdf", pdf, ""],
  ["docx", docx, ""],
  ["png", () => Buffer.from(png, "base64"), "picture"],
];

/** What keeps files that are to go public from being read here, or copies without what was found from being made. */
export async function unreadKnown(
  read: typeof readFileForReview = readFileForReview,
  copy: typeof copyWithoutFound = copyWithoutFound,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const ask = async (what: string, doing: () => Promise<string>) => {
    const found = await doing().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    const [first = ""] = found.split("\n");
    if (first !== "")
      wrong.push(`${what}: ${first}. Se efter, om programmet er lagt helt ind, og om maskinen har hukommelse nok.`);
  };
  for (const [kind, bytes, unread] of known)
    await ask(`Bilag læses ikke, som de skal (${kind})`, async () => {
      const said = await read(async () => bytes(), `${word}.${kind}`);
      const whys = said.unread.map(({ why }) => why).join(" ");
      return said.kind === kind && whys === unread ? "" : `${said.kind} ${whys}`;
    });
  await ask("Kopier uden det fundne kan ikke laves", async () => {
    const made = await copy(async () => pdf(), "pdf", { lang: "da", title: word, municipality: word });
    return "refused" in made ? made.refused : "";
  });
  return wrong;
}

/** A page with one word on it. */
function pdf(): Buffer {
  const drawn = `BT /F1 24 Tf 20 40 Td (${word}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  const begins: number[] = [];
  let said = "%PDF-1.4\n";
  for (const [nth, object] of objects.entries()) {
    begins.push(said.length);
    said += `${nth + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = begins.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${said.length}\n%%EOF\n`;
  return Buffer.from(`${said}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, "latin1");
}

function docx(): Buffer {
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${main}"><w:body><w:p><w:r><w:t>${word}</w:t></w:r></w:p></w:body></w:document>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])), {
      mtime: "2026-01-01T12:00:00",
    }),
  );
}

/** One white pixel. */
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
