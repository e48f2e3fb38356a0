import { afterAll, expect, test } from "vitest";
import { closePdf } from "../pdf/render-pdf.ts";
import { drawCard, type PictureCard } from "./draw-card.ts";

afterAll(closePdf);

const card: PictureCard = {
  ...{
    lang: "da",
    municipality: "Lyngholm Kommune",
    fictional: "Opdigtet kommune",
    gathered: null,
    kicker: "Studierejse",
  },
  ...{ title: "Studietur til Toronto", facts: ["Toronto, Canada", "10.–16. september 2011"] },
  ...{ figure: "166.013,00 kr.", says: "12 personer", status: { knowledge: "final", word: "Endeligt regnskab" } },
};

/** Width and height, as a PNG's first chunk says them. */
const sizeOf = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

test("a card is a PNG of 1200 × 630, the same bytes for the same card", async () => {
  const [one, again] = await Promise.all([drawCard(card), drawCard(card)]);
  expect(Buffer.from(one).subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(sizeOf(one)).toEqual([1200, 630]);
  expect(Buffer.compare(one, again)).toBe(0);
  expect(one.length).toBeLessThan(120_000);
}, 60_000);

test("every letter is drawn without a font of the machine's, and in its colour", async () => {
  const { Resvg } = await import("@resvg/resvg-js");
  const bare = await drawCard({ ...card, title: "" });
  expect(Buffer.compare(bare, await drawCard({ ...card, title: "x" }))).not.toBe(0);
  const href = `data:image/png;base64,${Buffer.from(await drawCard(card)).toString("base64")}`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><image href="${href}" width="1200" height="630"/></svg>`,
  ).render();
  const black = Array.from({ length: pixels.length / 4 }, (_, at) => pixels.subarray(at * 4, at * 4 + 3)).filter(
    ([r, g, b]) => r === 0 && g === 0 && b === 0,
  );
  expect(black).toHaveLength(0);
}, 60_000);

test.each([
  ["a title without an end", { title: `${"Hvad kan vi lære af byerne ved Østersøen? ".repeat(40)}` }],
  ["a word without an end", { title: "Æ".repeat(4_000) }],
  ["what no font of ours has", { title: "你好 🚌 שלום" }],
  ["markup", { title: "#panic() <svg> $x$ </style> \\ ]" }],
  ["nothing known", { facts: [], figure: "", says: "", kicker: "", status: null }],
  ["long facts", { facts: ["Malmø · ".repeat(60)], figure: "999.999.999.999,00 EUR", says: "x ".repeat(400) }],
  ["each disc", { status: { knowledge: "late" as const, word: "Over frist ".repeat(20) } }],
])(
  "%s is a card too",
  async (_, odd) => {
    expect(sizeOf(await drawCard({ ...card, ...odd }))).toEqual([1200, 630]);
  },
  60_000,
);
