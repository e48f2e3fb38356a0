export { type Formats, formatsIn } from "./formats.ts";
export { nbsp } from "./numbers.ts";
