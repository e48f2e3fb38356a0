import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderPictured } from "../../src/papers/pdf/pictured-pages.ts";
import { closePdf, renderPdf } from "../../src/papers/pdf/render-pdf.ts";
import { agendaAnnex, letter, meetingAgenda, tripRecord } from "../../src/papers/pdf/sample-papers.ts";
import { readWhole } from "../../src/records/file-review/read-any.ts";
import { launchBrowser } from "../setup/browser.ts";
import { png } from "../setup/files/made-picture.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const over = (...boxes: readonly string[]) => {
  const box = (how: string) => `<div style="position:absolute;left:45px;top:-3px;width:90px;height:26px;${how}"></div>`;
  return `<div style="position:relative"><p>Eleven Kim Hansen er syg</p>${boxes.map(box).join("")}</div>`;
};

/** Pages that people print, each with words that everybody sees. */
const seen = {
  "white heads of a table": `<style>th{background:#036;color:#fff}tr:nth-child(even){background:#eee}</style><table><tr><th>Post<th>Beløb<tr><td>Tog<td>1.200<tr><td>Bus<td>300</table>`,
  "a band of two colours": `<h1 style="background:linear-gradient(#036,#09c);color:white">Rejse til Malmø</h1>`,
  "a chart with words on it": `<svg width=400 height=200><rect x=10 y=10 width=80 height=150 fill=#123 /><text x=20 y=40 fill=white>4.200 kr</text><circle cx=200 cy=100 r=60 fill=teal /><text x=175 y=105 fill=#fff>Fagligt</text><circle cx=320 cy=100 r=40 fill=none stroke=#036 stroke-width=30 /><text x=350 y=105 fill=white font-size=9>Malmø</text></svg>`,
  "a map's names": `<svg width=300 height=100><text x=20 y=50 stroke=white stroke-width=4 fill=white>København</text><text x=20 y=50>København</text></svg>`,
  "a marker": over("background:#ff0;mix-blend-mode:multiply"),
  "a pale marker": over("background:#ff08"),
  "half a veil": over("background:#fff8"),
  "lines and frames": `<p><s>Gennemstreget</s> <u>understreget</u> <mark>fremhævet</mark> <span style="border:2px solid;border-radius:8px">kant</span> <span style="outline:3px solid red">ramme</span></p>`,
  "a dark page, a turned box": `<body style="background:#111;color:#eee"><p>Tekst</p><div style="transform:rotate(-20deg);background:#ddd;color:#000;width:200px;margin:80px">Drejet</div>`,
  "words for those who listen": `<a>Læs mere<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"> om rejsen</span></a><a style="position:absolute;left:-9999px">Spring til indhold</a>`,
  "a line that is too long": `<pre>${"En meget lang linje ".repeat(20)}</pre>`,
};
/** And pages on which somebody believes that words are gone. */
const unseen = {
  "marked black": `<p>Eleven <span style="background:#000;color:#000">Kim Hansen</span> er syg</p>`,
  "a black box": over("background:#000"),
  "a white box": over("background:#fff"),
  "a black marker": over("background:#000;mix-blend-mode:multiply"),
  "a box that is nearly black and nearly solid": over("background:rgb(20 20 20/.93)"),
  "a box of two halves": over("background:#000;height:11px", "background:#000;top:8px;height:16px"),
  "white words": `<p>Eleven <span style="color:#fff">Kim Hansen</span> er syg</p>`,
  "words of no colour": `<p>Eleven <span style="color:rgb(0 0 0/.01)">Kim Hansen</span> er syg</p>`,
  "grey on grey": `<p style="background:#ddd">Eleven <span style="color:#ddd">Kim Hansen</span> er syg</p>`,
  "a thick line": `<svg width=400 height=60><text x=10 y=30>Eleven Kim Hansen er syg</text><line x1=55 y1=25 x2=140 y2=25 stroke=black stroke-width=18 /></svg>`,
};

test.each([
  ...Object.entries(seen).map((one) => [...one, false] as const),
  ...Object.entries(unseen).map((one) => [...one, true] as const),
])("a browser's print of %s", async (_name, html, isHidden) => {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><meta charset=utf-8><body style="font:16px sans-serif">${html}`);
  const pdf = await page.pdf({ printBackground: true, format: "A4" });
  await page.close();
  const { layers, characters } = await readWhole(pdf, "side.pdf");
  expect(characters).toBeGreaterThan(4);
  expect(layers.includes("hidden-text")).toBe(isHidden);
});

test("the papers that are made here hide nothing, nor does a copy of pictures with their words", async () => {
  const lines = [{ text: "Kim Hansen er syg", left: 60, top: 60, wide: 200, high: 14 }];
  const as = { lang: "da", title: "Bilag", municipality: "Lyngholm Kommune" } as const;
  try {
    for (const bytes of [
      await renderPdf("agenda-annex", agendaAnnex),
      await renderPdf("meeting-agenda", meetingAgenda),
      await renderPdf("trip-record", tripRecord),
      await renderPdf("letter", letter),
      await renderPictured({ ...as, pages: [{ kind: "png", picture: png(), wide: 595, high: 842, lines }] }),
    ])
      expect((await readWhole(Buffer.from(bytes), "papir.pdf")).layers).not.toContain("hidden-text");
  } finally {
    await closePdf();
  }
}, 60_000);
