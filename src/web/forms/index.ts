export * from "./field-id.ts";
export * from "./form-errors.ts";
export { type FormTree, type FormValue, readForm, rowsAt, textAt, textsAt } from "./form-tree.ts";
export * from "./read-date.ts";
export * from "./read-time.ts";
export * from "./row-action.ts";
export { sentForm } from "./sent-form.ts";
