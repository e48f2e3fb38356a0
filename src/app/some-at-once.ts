/** Does something for each of many, a few at a time, so that one that hangs keeps no other waiting. @returns what failed */
export async function someAtOnce<T>(
  all: readonly T[],
  atOnce: number,
  use: (one: T) => Promise<void>,
): Promise<readonly unknown[]> {
  const failed: unknown[] = [];
  const waiting = all.values();
  const work = async () => {
    for (const one of waiting) await use(one).catch((error: unknown) => failed.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}
