import { describe, expect, test } from "vitest";
import { canonical, readJson } from "./json.ts";

const read = (text: string) => readJson(Buffer.from(text));

describe("canonical JSON, examples of RFC 8785", () => {
  test("values (§3.2.2)", () => {
    const source = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`;
    expect(canonical(read(source)?.value ?? null)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test("order of members by UTF-16 code units (§3.2.3)", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(Object.values(JSON.parse(canonical(value)))).toEqual([
      // JSON.parse puts the whole-number name first; the text itself begins with the carriage return.
      "One",
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
    expect(canonical(value).startsWith('{"\\r":"Carriage Return","1":"One"')).toBe(true);
  });

  test.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("number %s (appendix B)", (bits, text) => {
    expect(canonical(Buffer.from(bits, "hex").readDoubleBE())).toBe(text);
  });

  test("what has no canonical form is refused", () => {
    expect(() => canonical(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => canonical(Number.NaN)).toThrow(RangeError);
    expect(() => canonical({ "\udead": 1 })).toThrow(RangeError);
  });
});

describe("reading", () => {
  test.each([
    ["the same name twice", '{"a":1,"b":{"a":2},"a":3}'],
    ["the same name twice, written otherwise", '{"a":1,"\\u0061":2}'],
    ["nested too deep", `${"[".repeat(65)}${"]".repeat(65)}`],
    ["not JSON", '{"a":1,}'],
    ["a byte-order mark", "\ufeff{}"],
  ])("refuses %s", (_, text) => {
    expect(read(text)).toBeNull();
  });

  test("refuses what is not UTF-8", () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toBeNull();
  });

  test("takes names that look alike in strings, lists and siblings", () => {
    const text = '[{"a":"{\\"a\\":","b":["a","a"]},{"a":1,"__proto__":{"a":2}}]';
    expect(JSON.stringify(read(text)?.value)).toBe(text);
  });
});
