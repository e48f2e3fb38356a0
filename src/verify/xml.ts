/** Text as XML 1.0 carries it between tags and in attributes; what XML has no way to write is left out. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(notInXml, "")
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 has no way to write
export const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
