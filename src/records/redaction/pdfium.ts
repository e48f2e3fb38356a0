import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";

/** A place in the library's memory. */
type Pointer = number;

/** What is used of pdfium, as it is written in its headers; numbers that begin with `FPDF_` there are given as they are. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(bytes: number): Pointer; free(at: Pointer): void };
  _FPDF_LoadMemDocument(at: Pointer, bytes: number, password: Pointer): Pointer;
  _FPDF_CloseDocument(document: Pointer): void;
  _FPDF_GetPageCount(document: Pointer): number;
  _FPDF_LoadPage(document: Pointer, nth: number): Pointer;
  _FPDF_ClosePage(page: Pointer): void;
  _FPDF_GetPageWidthF(page: Pointer): number;
  _FPDF_GetPageHeightF(page: Pointer): number;
  _FPDFPage_GetAnnotCount(page: Pointer): number;
  _FPDFPage_GetAnnot(page: Pointer, nth: number): Pointer;
  _FPDFPage_CloseAnnot(annotation: Pointer): void;
  _FPDFAnnot_GetSubtype(annotation: Pointer): number;
  _FPDFPage_RemoveAnnot(page: Pointer, nth: number): number;
  _FPDFPage_Flatten(page: Pointer, flag: number): number;
  _FPDFPage_CountObjects(page: Pointer): number;
  _FPDFPage_GetObject(page: Pointer, nth: number): Pointer;
  _FPDFPageObj_GetType(object: Pointer): number;
  _FPDFPageObj_SetIsActive(object: Pointer, active: number): number;
  _FPDFFormObj_CountObjects(object: Pointer): number;
  _FPDFFormObj_GetObject(object: Pointer, nth: number): Pointer;
  _FPDFBitmap_CreateEx(wide: number, high: number, format: number, at: Pointer, stride: number): Pointer;
  _FPDFBitmap_Destroy(bitmap: Pointer): void;
  _FPDFBitmap_GetBuffer(bitmap: Pointer): Pointer;
  _FPDFBitmap_FillRect(bitmap: Pointer, x: number, y: number, wide: number, high: number, colour: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: Pointer,
    page: Pointer,
    ...place: [x: number, y: number, wide: number, high: number, turned: number, flags: number]
  ): void;
  _FPDF_PageToDevice(
    page: Pointer,
    ...place: [
      left: number,
      top: number,
      wide: number,
      high: number,
      turned: number,
      x: number,
      y: number,
      toX: Pointer,
      toY: Pointer,
    ]
  ): number;
  _FPDFText_LoadPage(page: Pointer): Pointer;
  _FPDFText_ClosePage(text: Pointer): void;
  _FPDFText_CountChars(text: Pointer): number;
  _FPDFText_GetUnicode(text: Pointer, nth: number): number;
  _FPDFText_IsGenerated(text: Pointer, nth: number): number;
  _FPDFText_GetTextObject(text: Pointer, nth: number): Pointer;
  _FPDFText_GetCharBox(
    text: Pointer,
    nth: number,
    left: Pointer,
    right: Pointer,
    bottom: Pointer,
    top: Pointer,
  ): number;
  _FPDFText_GetLooseCharBox(text: Pointer, nth: number, box: Pointer): number;
}

/** More than this the library is not given, however much a file asks for: what it cannot draw with it is refused. */
const mostBytes = 400 * 1_048_576;

let compiling: Promise<WebAssembly.Module> | null = null;

/** pdfium, drawn from its own file of WebAssembly, with a memory that ends. It has no way to any file, font or address. */
export async function loadPdfium(most = mostBytes): Promise<Pdfium> {
  compiling ??= readFile(createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm")).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  const compiled = await compiling;
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports, ready) => {
      const instance = new WebAssembly.Instance(compiled, bounded(imports, most));
      (ready as unknown as (made: WebAssembly.Instance) => void)(instance);
      return instance.exports as unknown as WebAssembly.Exports;
    },
  });
  return (library as unknown as { readonly module: Pdfium }).module;
}

/** The library asks to have its memory grow; beyond the bound it is told no, as on a machine that has no more. */
function bounded(imports: WebAssembly.Imports, most: number): WebAssembly.Imports {
  let asked = 0;
  const wrapped = Object.entries(imports).map(([room, functions]) => {
    const grow = functions.emscripten_resize_heap;
    if (typeof grow !== "function") return [room, functions];
    asked += 1;
    const held = (bytes: number) => (bytes > most ? 0 : (grow as (bytes: number) => number)(bytes));
    return [room, { ...functions, emscripten_resize_heap: held }];
  });
  if (asked === 0) throw new Error("pdfium asks for memory in a way that is not bounded");
  return Object.fromEntries(wrapped);
}
