/** The id of the field with a name; what an error summary links to. `destinations.0.place` → `f-destinations-0-place`. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^A-Za-z0-9]/g, "-")}`;
}
