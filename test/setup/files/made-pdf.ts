import { deflateSync } from "node:zlib";
import {
  degrees,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFString,
  rgb,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from "pdf-lib";

/** One place in a PDF, as bytes that say a text just there. */
export type PdfPlant = (said: string) => Promise<Uint8Array>;

async function made(
  plant: (document: PDFDocument, page: PDFPage) => Promise<unknown> | unknown,
  { packed = true } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText("Program for rejsen", {
    x: 60,
    y: 780,
    size: 14,
    font: await document.embedFont(StandardFonts.Helvetica),
  });
  await plant(document, page);
  return document.save({ useObjectStreams: packed });
}

const text = (said: string, how: Readonly<Record<string, unknown>> = {}) =>
  made((_document, page) => page.drawText(said, { x: 60, y: 700, size: 11, ...how }));

/** A number in its six and its four digits, whatever stands between. */
const halves = (said: string) => {
  const digits = said.replaceAll(/\D/g, "");
  return [digits.slice(0, 6), digits.slice(6)] as const;
};

const annotated = (entries: (document: PDFDocument, said: string) => Record<string, unknown>) => (said: string) =>
  made((document, page) => {
    const annotation = document.context.obj({ Type: "Annot", Rect: [1, 1, 9, 9], ...entries(document, said) } as never);
    page.node.set(PDFName.of("Annots"), document.context.obj([document.context.register(annotation)]));
  });

const utf16 = (said: string) => PDFHexString.fromText(said);

export const pdfPlants: Readonly<Record<string, PdfPlant>> = {
  text: (said) => text(said),
  "turned text": (said) => text(said, { rotate: degrees(90) }),
  "white on white": (said) => text(said, { color: rgb(1, 1, 1) }),
  "as small as dust": (said) => text(said, { size: 0.1 }),
  "wholly transparent": (said) => text(said, { opacity: 0 }),
  "outside of the page": (said) => text(said, { x: -900, y: 2000 }),
  "under a picture's text": (said) =>
    made((_document, page) => {
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      page.drawText(said, { x: 60, y: 600, size: 11 });
    }),
  "a letter at a time": (said) =>
    made((_document, page) => {
      for (const [nth, one] of [...said].entries()) page.drawText(one, { x: 60 + nth * 7, y: 700, size: 11 });
    }),
  "a letter at a time, from the end": (said) =>
    made((_document, page) => {
      for (const [nth, one] of [...said].entries().toArray().toReversed())
        page.drawText(one, { x: 60 + nth * 7, y: 700, size: 11 });
    }),
  "two columns, the second first": (said) =>
    made((_document, page) => {
      const [six, four] = halves(said);
      page.drawText(four, { x: 260, y: 700, size: 11 });
      page.drawText("Andet", { x: 60, y: 650, size: 11 });
      page.drawText(six, { x: 60, y: 700, size: 11 });
    }),
  title: (said) => made((document) => document.setTitle(said)),
  keywords: (said) => made((document) => document.setKeywords(["rejse", said])),
  "own property": (said) =>
    made((document) => {
      const info = document.context.obj({ Journalnummer: PDFString.of(said) });
      document.context.trailerInfo.Info = document.context.register(info);
    }),
  "XMP metadata": (said) =>
    made((document) => {
      const xmp = `<?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description xmlns:dc="urn:dc">${said}</dc:description></x:xmpmeta><?xpacket end="w"?>`;
      const stream = document.context.stream(xmp, { Type: "Metadata", Subtype: "XML" });
      document.catalog.set(PDFName.of("Metadata"), document.context.register(stream));
    }),
  remark: annotated((_document, said) => ({ Subtype: "Text", Contents: utf16(said) })),
  "who made a remark": annotated((_document, said) => ({ Subtype: "Text", Contents: utf16("Se her"), T: utf16(said) })),
  "address of a link": annotated((_document, said) => ({
    Subtype: "Link",
    A: { S: "URI", URI: PDFString.of(`https://eksempel.dk/?q=${said}`) },
  })),
  "a form's field": (said) =>
    made((document, page) => {
      const field = document.getForm().createTextField("cpr");
      field.setText(said);
      field.addToPage(page, { x: 60, y: 500 });
    }),
  "two fields of a form": (said) =>
    made((document, page) => {
      for (const [nth, half] of halves(said).entries()) {
        const field = document.getForm().createTextField(`felt${nth}`);
        field.setText(half);
        field.addToPage(page, { x: 60, y: 500 - nth * 60 });
      }
    }),
  "text attached": (said) => made((document) => document.attach(new TextEncoder().encode(said), "a.txt")),
  "name of what is attached": (said) =>
    made((document) => document.attach(new TextEncoder().encode("Hej"), `${said}.txt`)),
  "PDF attached": (said) => made(async (document) => document.attach(await text(said), "b.pdf")),
  bookmark: (said) =>
    made((document) => {
      const outlines = document.context.nextRef();
      const item = document.context.register(document.context.obj({ Title: utf16(said), Parent: outlines }));
      document.context.assign(outlines, document.context.obj({ Type: "Outlines", First: item, Last: item, Count: 1 }));
      document.catalog.set(PDFName.of("Outlines"), outlines);
    }),
  "layer that is off": (said) =>
    made((document, page) => {
      const layer = document.context.register(document.context.obj({ Type: "OCG", Name: PDFString.of("Skjult") }));
      document.catalog.set(PDFName.of("OCProperties"), document.context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
      page.node.Resources()?.set(PDFName.of("Properties"), document.context.obj({ L: layer }));
      page.drawText("Synlig", { x: 60, y: 640, size: 11 });
      const hidden = `/OC /L BDC BT /${[...(page.node.Resources()?.lookup(PDFName.of("Font"), PDFDict).keys() ?? [])][0]?.decodeText()} 11 Tf 60 600 Td (${said}) Tj ET EMC`;
      page.node.addContentStream(document.context.register(document.context.flateStream(hidden)));
    }),
  "object that nothing points to": (said) =>
    made((document) => document.context.register(document.context.obj({ Gammel: PDFString.of(said) }))),
  "stream that nothing points to": (said) =>
    made((document) => document.context.register(document.context.flateStream(`BT (${said}) Tj ET`))),
  "letters that nothing points to, spaced": (said) =>
    made((document) =>
      document.context.register(
        document.context.flateStream(`BT [${[...said].map((one) => `(${one})`).join("-120")}] TJ ET`),
      ),
    ),
  "remark between two objects": (said) => between(`% ${said}\n`),
  "a name that nothing points to": (said) =>
    made((document) => document.context.register(document.context.obj({ Nr: PDFName.of(said) })), { packed: false }),
  "remark far into what a page draws": (said) =>
    made((document, page) =>
      page.node.addContentStream(
        document.context.register(document.context.flateStream(`${"0 0 m 9 9 l n\n".repeat(20_000)}% ${said}\n`)),
      ),
    ),
  "stream that says it is a font": (said) =>
    made((document) =>
      document.context.register(
        document.context.flateStream(Buffer.from(`\0\u0001\0 ${said} \0\u0001`, "latin1"), { Length1: 99 }),
      ),
    ),
  "stream that says it is a table of objects": (said) =>
    made((document) =>
      document.context.register(document.context.flateStream(`\0\u0001 ${said} \0`, { Type: "Foo", FunctionType: 0 })),
    ),
  "remark in a font's table of letters": (said) =>
    made((document) =>
      document.context.register(
        document.context.flateStream(
          `begincmap\n% ${said}\n1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfchar <01> <0048> endbfchar\nendcmap`,
        ),
      ),
    ),
  "name of who signed": (said) =>
    made((document) => {
      const signature = {
        Type: "Sig",
        Filter: "Adobe.PPKLite",
        Name: utf16(said),
        Contents: PDFHexString.of("00".repeat(40)),
      };
      document.context.register(document.context.obj(signature as never));
    }),
  "certificate of who signed": (said) =>
    made((document) => {
      const certificate = Buffer.concat([
        Buffer.from([0x30, 0x82, 1, 2, 0x0c, said.length]),
        Buffer.from(said, "latin1"),
        Buffer.from([0, 3]),
      ]);
      document.context.register(
        document.context.obj({ Type: "Sig", Contents: PDFHexString.of(certificate.toString("hex")) } as never),
      );
    }),
  "script within": (said) =>
    made((document) => {
      const script = document.context.obj({ S: "JavaScript", JS: PDFString.of(`app.alert("${said}")`) });
      document.catalog.set(PDFName.of("OpenAction"), script);
    }),
  "earlier saving": async (said) => {
    const before = await made(
      (document, page) => {
        document.setSubject("x");
        page.drawText(said, { x: 60, y: 700, size: 11 });
      },
      { packed: false },
    );
    return saved(before, await text("Nu er det væk"));
  },
};

/** Laid between two objects, where no table of contents points. */
export async function between(said: string): Promise<Uint8Array> {
  const whole = Buffer.from(await made(() => undefined, { packed: false })).toString("latin1");
  const at = whole.indexOf("endobj") + "endobj\n".length;
  return Buffer.from(`${whole.slice(0, at)}${said}${whole.slice(at)}`, "latin1");
}

/** Saved once more on top: the later file wholly after the earlier, as a program that adds does. */
function saved(before: Uint8Array, after: Uint8Array): Uint8Array {
  const shift = before.length;
  const later = Buffer.from(after).toString("latin1");
  const start = later.lastIndexOf("startxref");
  const at = Number(/startxref\s+(\d+)/.exec(later.slice(start))?.[1] ?? 0);
  return Buffer.concat([before, Buffer.from(`${later.slice(0, start)}startxref\n${at + shift}\n%%EOF`, "latin1")]);
}

/** A page that is a picture of a page, as a scanner makes it; also bigger than a viewer shows, or drawn on no page. */
export function scanned({
  wide = 100,
  high = 100,
  filter = "FlateDecode",
  shown = true,
}: {
  wide?: number;
  high?: number;
  filter?: string | string[];
  shown?: boolean;
} = {}): Promise<Uint8Array> {
  return made(async (document) => {
    const page = document.addPage([595, 842]);
    const pixels = document.context.stream(deflateSync(Buffer.alloc(Math.ceil(wide / 8) * high, 255)), {
      Type: "XObject",
      Subtype: "Image",
      Width: wide,
      Height: high,
      ColorSpace: "DeviceGray",
      BitsPerComponent: 1,
      Filter: filter as never,
    });
    const picture = document.context.register(pixels);
    if (!shown) return;
    page.node.setXObject(PDFName.of("Im"), picture);
    page.node.addContentStream(
      document.context.register(document.context.flateStream("q 595 0 0 842 0 0 cm /Im Do Q")),
    );
  });
}

/** A page with letters, and beside them ten digits drawn as lines and faces. */
export function outlinedBeside({ digits = 10, inOne = false } = {}): Promise<Uint8Array> {
  return made((_document, page) => {
    const digit = (x: number) => `M ${x},0 C ${x + 3},-4 ${x + 6},4 ${x + 8},0 L ${x + 7},9 L ${x + 1},8 Z`;
    const all = Array.from({ length: digits }, (_, nth) => digit(nth * 10));
    for (const one of inOne ? [all.join(" ")] : all) page.drawSvgPath(one, { x: 60, y: 700 });
  });
}

/** A page with letters, in frames and with lines and bullets as any report has them. */
export function framed(): Promise<Uint8Array> {
  return made((_document, page) => {
    for (let nth = 0; nth < 40; nth += 1) {
      page.drawRectangle({ x: 60, y: 700 - nth * 15, width: 300, height: 12 });
      page.drawLine({ start: { x: 60, y: 700 - nth * 15 }, end: { x: 400, y: 690 - nth * 15 } });
      page.drawCircle({ x: 50, y: 700 - nth * 15, size: 2 });
    }
  });
}

/** Letters drawn as lines, so that no letter is in the file. */
export function outlined(): Promise<Uint8Array> {
  return made((document) => {
    const page = document.addPage([595, 842]);
    page.drawSvgPath("M 0,20 L 100,160 Q 130,200 150,120 C 190,-40 200,200 300,150 Z", { x: 60, y: 700 });
  });
}

export function clean(): Promise<Uint8Array> {
  return made((document, page) => {
    document.setTitle("Dagsorden, sag 2026-00417");
    page.drawText("Budget 18.400,00 kr., afrejse 14.09.2026 kl. 14.30", { x: 60, y: 700, size: 11 });
    document.addPage();
  });
}

export const pdfOf = made;
