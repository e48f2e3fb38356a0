import { expect, test } from "vitest";
import { contrast, lookNamed, lookSheet, readable, readLook } from "./embed-look.ts";

test("a look is read of its words, and what is no look is our own", () => {
  const read = (query: string) => readLook(new URLSearchParams(query));
  expect(read("skema=moerk&accent=%237A5300")).toEqual({ scheme: "dark", accent: "7a5300" });
  for (const query of ["", "skema=toString", "skema=;}", "accent=red", "accent=12345"])
    expect(read(query), query).toEqual({ scheme: "auto", accent: null });
  expect(lookNamed("lys-7a5300.css")).toEqual({ scheme: "light", accent: "7a5300" });
  for (const name of ["lys", "lys.css/..", "constructor.css", "lys-7A5300.css", "lys-7a530.css"])
    expect(lookNamed(name), name).toBeNull();
});

test.each(["ffffff", "000000", "ffee00", "7a5300", "808080", "00ff00"])(
  "an accent of %s can be read on both grounds",
  (accent) => {
    expect(contrast(readable(accent, "light"), "f9faf6")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readable(accent, "dark"), "0f1718")).toBeGreaterThanOrEqual(4.5);
  },
);

test("an accent that can be read stays as it is", () => {
  expect(readable("7a5300", "light")).toBe("7a5300");
  expect(readable("96c1ee", "dark")).toBe("96c1ee");
});

test("a look that is chosen has its tokens whatever the reader's scheme", () => {
  const [light, dark] = (["light", "dark"] as const).map((scheme) => lookSheet({ scheme, accent: null }));
  expect(light).toContain("--chalk: #f9faf6");
  expect(light).not.toContain("prefers-color-scheme");
  expect(dark?.lastIndexOf("--chalk: #0f1718")).toBeGreaterThan(dark?.lastIndexOf("--chalk: #f9faf6") ?? -1);
  expect(dark).toMatch(/color-scheme: dark;\s+}\s*$/);
});
