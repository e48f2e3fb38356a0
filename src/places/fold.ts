const letters: Readonly<Record<string, string>> = {
  ø: "o",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * A name as it is compared: lower case, Latin letters without their marks, everything between words one blank.
 * `Malmö`, `Malmø` and `MALMO` are one. Marks of other scripts stay, since there they are letters.
 */
export function foldName(name: string): string {
  // Most names hold no other letters than these: nothing to take off them.
  if (/^[A-Za-z ]*$/.test(name)) return name.toLowerCase().replace(/ +/g, " ").trim();
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin})\p{Diacritic}+/gu, "")
    .replace(/[øæœßłđðþı]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFC")
    .replace(/[\p{P}\p{S}\s]+/gu, " ")
    .trim();
}

/** The folded forms that a name is found by: `Århus` by `arhus` and `aarhus`, `Aabenraa` by `aabenraa` and `abenra`. */
export function foldedForms(name: string): string[] {
  const written = new Set([name, name.replaceAll(/å/gi, "aa"), name.replaceAll(/aa/gi, "a")]);
  return [...new Set([...written].map(foldName))].filter((form) => form !== "");
}
