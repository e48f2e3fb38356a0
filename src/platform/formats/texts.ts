import { catalogue } from "../texts/index.ts";

/** Spaces inside are non-breaking: a number never leaves its unit. */
export const formatTexts = catalogue({
  da: {
    days: "{count, plural, one {#\u00a0dag} other {#\u00a0dage}}",
    nights: "{count, plural, one {#\u00a0nat} other {#\u00a0nætter}}",
    clock: "kl.\u00a0{time}",
    moment: "{date} kl.\u00a0{time}",
    hours: "{number}\u00a0t.",
    minutes: "{number}\u00a0min.",
    quote: "»{text}«",
  },
  en: {
    days: "{count, plural, one {#\u00a0day} other {#\u00a0days}}",
    nights: "{count, plural, one {#\u00a0night} other {#\u00a0nights}}",
    clock: "{time}",
    moment: "{date} at {time}",
    hours: "{number}\u00a0h",
    minutes: "{number}\u00a0min",
    quote: "‘{text}’",
  },
  de: {
    days: "{count, plural, one {#\u00a0Tag} other {#\u00a0Tage}}",
    nights: "{count, plural, one {#\u00a0Nacht} other {#\u00a0Nächte}}",
    clock: "{time}\u00a0Uhr",
    moment: "{date}, {time}\u00a0Uhr",
    hours: "{number}\u00a0Std.",
    minutes: "{number}\u00a0Min.",
    quote: "„{text}“",
  },
});
