import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each([
  ["/skrivebord/moeder", "/skrivebord/moeder"],
  ["/skrivebord?status=draft&after=a", "/skrivebord?status=draft&after=a"],
])("a path of ours is kept: %s", (asked, path) => {
  expect(localPath(asked)).toBe(path);
});

test.each([
  null,
  "",
  "skrivebord",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https://evil.example/skrivebord",
  "javascript:alert(1)",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%0d%0aSet-Cookie:a=b\r\nX: y",
])("anything that could lead away leads to the desk: %j", (asked) => {
  expect(localPath(asked)).toBe("/skrivebord");
});
