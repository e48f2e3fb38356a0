import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { closingOf } from "./reopened.ts";

const acts = (...told: readonly string[]) =>
  told.map((one) => {
    const [action = "", on = ""] = one.split(" ");
    return { action: `accounts.${action}`, on: day(on) };
  });
const due = day("2026-11-04");

test("of several closings the one is told that stood at the deadline, else the first after it", () => {
  const again = acts("close 2026-10-20", "reopen 2026-11-10", "close 2026-11-12", "reopen 2026-11-20");
  expect(closingOf(again, due)).toBe("2026-10-20");
  expect(closingOf(acts("close 2026-11-04", "reopen 2026-11-05"), due)).toBe("2026-11-04");
  // Open on the day itself: it was closed after it.
  const openThen = acts("close 2026-10-20", "reopen 2026-10-25", "close 2026-11-12", "reopen 2026-11-20");
  expect(closingOf(openThen, due)).toBe("2026-11-12");
  expect(closingOf(acts("close 2026-11-12", "reopen 2026-11-20"), due)).toBe("2026-11-12");
  expect(closingOf(acts("close 2026-10-20", "reopen 2026-10-25"), due)).toBe("2026-10-20");
});

test("without a deadline it is the latest, and none where they were entered as final", () => {
  expect(closingOf(acts("close 2026-10-20", "reopen 2026-10-25", "close 2026-11-12", "reopen 2026-11-20"), null)).toBe(
    "2026-11-12",
  );
  // Final at the deadline, though it was closed again after it.
  const twice = acts("reopen 2026-11-10", "close 2026-11-12", "reopen 2026-11-20");
  expect(closingOf(twice, due)).toBeNull();
  expect(closingOf(twice, day("2026-11-11"))).toBe("2026-11-12");
  for (const on of [null, due]) expect(closingOf(acts("reopen 2026-11-20"), on)).toBeNull();
});
