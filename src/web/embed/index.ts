export { lookNamed, lookSheet } from "./embed-look.ts";
export { type EmbedProps, embed, embedsKept, embedWords } from "./embed-page.tsx";
