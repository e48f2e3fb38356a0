import { expect, test } from "vitest";
import { checked } from "../../platform/index.ts";
import { identityTexts } from "../identity.texts.ts";
import { tokenBody } from "./access.ts";

test("a token without a role is asked for one in words; an unknown role is told the ones there are", () => {
  const codes = (role: unknown) => {
    const read = checked(tokenBody, { name: "Regneark", role, scope: null });
    return "faults" in read ? read.faults.map((one) => one.fault) : [];
  };
  expect(codes("")).toEqual(["token-role-missing"]);
  expect(identityTexts.in("da")("fault.token-role-missing")).toBe("Vælg den rolle, programmet skal have.");
  expect(codes("king")).toEqual(["not-one-of"]);
  expect(codes("auditor")).toEqual([]);
});
