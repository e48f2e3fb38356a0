import { expect, test } from "vitest";
import { isReadable, underBase } from "./address.ts";

test("every address that a page or its islands ask stands under the site's base path, and no other's", () => {
  const page = [
    '<a href="/rejser">',
    '<form action="/skrivebord" data-autosave="/a" data-restore="/b" data-sign-in="/log-ind" data-post="/c">',
    '<a href="//andre.example/">',
    '<a href="https://andre.example/">',
    '<p title="/x">',
  ].join("");
  expect(underBase(page, "/udsyn")).toBe(
    [
      '<a href="/udsyn/rejser">',
      '<form action="/udsyn/skrivebord" data-autosave="/udsyn/a" data-restore="/udsyn/b" data-sign-in="/udsyn/log-ind" data-post="/udsyn/c">',
      '<a href="//andre.example/">',
      '<a href="https://andre.example/">',
      '<p title="/x">',
    ].join(""),
  );
  expect(underBase(page, "")).toBe(page);
});

test("a target with a fragment, control characters or bytes that are no text is none", () => {
  for (const target of ["/om#", "/om#-->", "/om?q=#", "/rejser%0a", "/%c3", "/%ff", "/om\u0007"])
    expect(isReadable(target), target).toBe(false);
  for (const target of ["/", "/om?q=%23", "/rejser?q=r%C3%B8d", "/%23"]) expect(isReadable(target), target).toBe(true);
});
