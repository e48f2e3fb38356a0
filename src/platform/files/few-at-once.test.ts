import type { FileHandle } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { fewAtOnce } from "./few-at-once.ts";
import { FilesAway } from "./file-store.ts";

/** An act that answers when it is told to. */
function slow(): { act: () => Promise<string>; answer: () => void; begun: boolean } {
  const { promise, resolve } = Promise.withResolvers<string>();
  const one = {
    act: () => {
      one.begun = true;
      return promise;
    },
    answer: () => resolve("done"),
    begun: false,
  };
  return one;
}

test("two are let in, the others wait for them, and a slow disk is no disk that hangs", async () => {
  const place = fewAtOnce(1_000);
  const acts = [slow(), slow(), slow()] as const;
  const all = Promise.all(acts.map((one) => place.act(one.act)));
  expect(acts.map((one) => one.begun)).toEqual([true, true, false]);
  for (const one of acts) one.answer();
  expect(await all).toEqual(["done", "done", "done"]);
});

test("where both that are in hang, the others are refused at once until one of them answers", async () => {
  const place = fewAtOnce(50);
  const [first, second, third, later] = [slow(), slow(), slow(), slow()];
  const refused = [first, second, third].map((one) => expect(place.act(one.act)).rejects.toThrow(FilesAway));
  await Promise.all(refused);
  await expect(place.act(third.act)).rejects.toThrow(FilesAway);
  place.afterwards(later.act);
  expect([third.begun, later.begun]).toEqual([false, false]);
  first.answer();
  await expect.poll(() => later.begun).toBe(true);
  const next = place.act(third.act);
  third.answer();
  later.answer();
  expect(await next).toBe("done");
  second.answer();
});

test("while one hangs the other goes on", async () => {
  const place = fewAtOnce(50);
  const hung = slow();
  await expect(place.act(hung.act)).rejects.toThrow(FilesAway);
  for (let at = 0; at < 5; at++) expect(await place.act(async () => at)).toBe(at);
  hung.answer();
});

test("a file that is opened when its reader has been refused is closed again", async () => {
  const place = fewAtOnce(50);
  const { promise, resolve } = Promise.withResolvers<FileHandle>();
  await expect(place.open(() => promise)).rejects.toThrow(FilesAway);
  const close = vi.fn(async () => undefined);
  resolve({ close } as Partial<FileHandle> as FileHandle);
  await expect.poll(() => close.mock.calls.length).toBe(1);
});
