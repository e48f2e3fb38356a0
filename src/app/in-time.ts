/** Nobody answered in time; what was asked may still come. */
export class NoAnswer extends Error {}

/** What `act` answers, where it answers in time. @throws NoAnswer when it takes longer; what it does then goes on unheard */
export async function inTime<T>(milliseconds: number, act: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer in ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([act(), late]);
  } finally {
    clearTimeout(timer);
  }
}
