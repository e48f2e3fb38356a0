export type { Column, Rows } from "./columns.ts";
export { unescapeFormula } from "./csv/formula-escape.ts";
export { type CsvDialect, writeCsv } from "./csv/write-csv.ts";
export { writeJsonLines } from "./csv/write-json-lines.ts";
export type {
  AgendaAnnex,
  Letter,
  MeetingAgenda,
  Papers,
  ProgrammeDay,
  TextBlock,
  TripRecord,
} from "./pdf/paper-data.ts";
export { type PicturedPage, type PicturedPages, renderPictured } from "./pdf/pictured-pages.ts";
export { renderPdf } from "./pdf/render-pdf.ts";
export { drawCard, type PictureCard } from "./picture/draw-card.ts";
export { readSheet, type SheetCell } from "./sheet/read-sheet.ts";
export { writeSheet } from "./sheet/write-sheet.ts";
