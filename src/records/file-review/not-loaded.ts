/** A library, or a part of ours, that could not be loaded: it says nothing of the file at hand, and is told as the fault that it is. */
export class NotLoaded extends Error {}

/** What is loaded when it is first needed. @throws NotLoaded */
export async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new NotLoaded(`cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
