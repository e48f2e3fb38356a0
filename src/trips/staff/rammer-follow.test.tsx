import { expect, test } from "vitest";
import { renderPage } from "../../web/index.ts";
import { RammerFollow } from "./rammer-follow.tsx";

test("where no ramme is given the bearer is not said to be another: the same one may bear more or less", () => {
  const said = renderPage(<RammerFollow moved={[]} />);
  expect(said).toContain("hvor meget en ramme bærer");
  expect(said).not.toContain("hvis ramme");
});
