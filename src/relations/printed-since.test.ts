import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { beginningIn } from "./printed-since.ts";

const told = (printed: string) => beginningIn(printed, day("2026-11-27"));

test("a year, or a month and its year, is a beginning, as it is printed", () => {
  for (const printed of [
    "1999",
    "maj 1995",
    "Okt. 2001",
    "März 1988",
    "5/1995",
    "05.1995",
    "1995-05",
    "ca. 1999",
    "2026",
  ])
    expect(told(printed), printed).toBe(printed);
  expect([told("siden 1999"), told("since May 1995"), told(" seit 1999 ")]).toEqual(["1999", "May 1995", "1999"]);
});

test("words that say more, or something else, are none, nor is what is to come", () => {
  const others = ["1999-2005", "-2005", "– 2005", "ophørt 2012", "1998/99", "12/5-98", "før 1999", "ukendt", "1999?"];
  for (const printed of [...others, "13/1995", "2027", "december 2026", ""]) expect(told(printed), printed).toBeNull();
});
