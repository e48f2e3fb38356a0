export { type Vat, vats } from "../profile/index.ts";
