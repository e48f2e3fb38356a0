/** The part of `subset-font` 2.9 we use; the package brings no types. */
declare module "subset-font" {
  /** Per axis: one value to pin it, a range to narrow it; an axis left out stays whole. */
  export type Axes = Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: "woff2"; readonly variationAxes: Axes },
  ): Promise<Uint8Array>;
}
