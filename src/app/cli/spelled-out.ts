const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Foreign text as one line for a terminal. A file's name may hold what clears the screen, hides what follows, turns the direction of
 * reading or begins a line of its own: such signs stand as JSON writes them.
 */
export function spelledOut(text: string): string {
  return text.replace(steering, (sign) => {
    const units = Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}
