export { type Formats, formatsIn } from "./formats.ts";
export { minus, nbsp } from "./numbers.ts";
