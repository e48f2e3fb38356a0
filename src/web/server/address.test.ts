import { expect, test } from "vitest";
import { underBase } from "./address.ts";

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
