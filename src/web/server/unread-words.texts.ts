import { catalogue } from "../../platform/index.ts";

/** What a list says of words in its address that it does not read. */
export const unreadTexts = catalogue({
  da: {
    unread:
      "{count, plural, one {Adressen har et filter, som siden ikke kender: {names}} other {Adressen har filtre, som siden ikke kender: {names}}}",
    known:
      "{taken, plural, =0 {Listen er hele listen: siden tager ingen filtre i adressen.} other {Det har ikke gjort listen kortere. Filtre, som siden kender: {known}.}}",
  },
  en: {
    unread:
      "{count, plural, one {The address has a filter that this page does not know: {names}} other {The address has filters that this page does not know: {names}}}",
    known:
      "{taken, plural, =0 {This is the whole list: the page takes no filters in its address.} other {It has not made the list shorter. Filters that the page knows: {known}.}}",
  },
  de: {
    unread:
      "{count, plural, one {Die Adresse hat einen Filter, den die Seite nicht kennt: {names}} other {Die Adresse hat Filter, die die Seite nicht kennt: {names}}}",
    known:
      "{taken, plural, =0 {Das ist die ganze Liste: Die Seite nimmt keine Filter in der Adresse.} other {Die Liste ist dadurch nicht kürzer. Filter, die die Seite kennt: {known}.}}",
  },
});
