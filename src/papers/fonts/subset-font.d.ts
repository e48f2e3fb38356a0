declare module "subset-font" {
  interface SubsetOptions {
    readonly keepAllGlyphs?: boolean;
    readonly targetFormat?: "truetype" | "woff2";
    readonly keepFeatures?: readonly string[];
    readonly noHinting?: boolean;
    readonly variationAxes?: Readonly<Record<string, number>>;
  }
  export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
}
