export { lookNamed, lookSheet } from "./embed-look.ts";
export { type EmbedProps, embed, embedWords } from "./embed-page.tsx";
