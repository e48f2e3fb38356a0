import { expect, test } from "vitest";
import { around, aroundFar, wholeMap } from "./box.ts";
import europe from "./europe.json" with { type: "json" };
import { arcBetween, labelled } from "./labels.ts";
import { mapHeight, mapWidth, onMap, onWorld } from "./projection.ts";
import { simplified } from "./simplified.ts";
import world from "./world.json" with { type: "json" };

test("places lie on the map or outside it", () => {
  const copenhagen = onMap({ lat: 55.68, lon: 12.57 });
  const malmo = onMap({ lat: 55.6, lon: 13 });
  expect(copenhagen && malmo && malmo[0] > copenhagen[0]).toBe(true);
  expect(onMap({ lat: 31.57, lon: 120.3 })).toBeNull();
  expect(onMap({ lat: 43.65, lon: -79.38 })).toBeNull();
});

test("the land is drawn within a page's 26 kB", () => {
  expect(JSON.stringify(europe).length).toBeLessThan(26_000);
  for (const path of Object.values(europe)) expect(path).toMatch(/^(M-?[\d.]+,-?[\d.]+(L-?[\d.]+,-?[\d.]+)+Z?)+$/);
});

test("the world holds what lies outside northern Europe, and takes little of a page", () => {
  const [toronto, wuxi] = [onWorld({ lat: 43.65, lon: -79.38 }), onWorld({ lat: 31.57, lon: 120.3 })];
  expect(toronto && wuxi && toronto[0] < wuxi[0]).toBe(true);
  expect(onWorld({ lat: -89, lon: 0 })).toBeNull();
  expect(JSON.stringify(world).length).toBeLessThan(20_000);
  expect(world.land).toMatch(/^(M-?[\d.]+,-?[\d.]+(L-?[\d.]+,-?[\d.]+)+Z?)+$/);
});

test("simplifying keeps corners, drops what lies on the line and what is too small to see", () => {
  expect(simplified("M0,0L5,0.1L10,0L10,10L0,10Z", 0.5, 5)).toBe("M0,0L10,0L10,10L0,10Z");
  expect(simplified("M0,0L1,0L1,1Z", 0.5, 5)).toBe("");
});

test("names keep clear of each other and stay inside the drawing", () => {
  const at = [
    [400, 200],
    [410, 205],
    [745, 30],
  ] as const;
  const [first, second, last] = labelled(
    at.map((point, n) => ({ place: { name: `Stednavn ${n}` }, at: point })),
    wholeMap,
  );
  if (!first || !second || !last) throw new Error("three places have three names");
  expect(first.anchor).toBe("start");
  expect(Math.abs(first.y - second.y) > 16 || second.anchor !== first.anchor).toBe(true);
  expect(last.anchor).toBe("end");
});

test("a name that has no room is written without its remark, or by its first words", () => {
  const at = [200, 100] as const;
  const named = (right: number) =>
    labelled([{ place: { name: "Sankt Alba an der Lohe (opdigtet)" }, at }], { left: 150, right, top: 0, bottom: 200 });
  expect([600, 400, 330].map((right) => named(right)[0]?.name)).toEqual([
    "Sankt Alba an der Lohe (opdigtet)",
    "Sankt Alba an der Lohe",
    "Sankt Alba …",
  ]);
  const long = [{ place: { name: "Kirchheimbolanden" }, at }];
  expect(labelled(long, { left: 150, right: 260, top: 0, bottom: 200 }, "drop")).toEqual([]);
});

test("of the world no more is shown than a strip around its places, on a narrow screen cut at the sides too", () => {
  const points = [
    [330, 80],
    [360, 60],
  ] as const;
  expect(aroundFar(points, "wide")).toEqual({ left: 0, right: mapWidth, top: 0, bottom: 200 });
  expect(aroundFar(points, "narrow")).toEqual({ left: 175, right: 515, top: 0, bottom: 200 });
});

test("a name west of home stands clear of the arc that comes from the east", () => {
  const labels = labelled(
    [
      { place: { name: "Hjem" }, at: [500, 250] },
      { place: { name: "Vest", note: "Egn" }, at: [150, 230] },
    ],
    wholeMap,
  );
  expect(labels[1]).toMatchObject({ anchor: "middle", y: 253 });
});

test("the part for narrow screens holds its points with room around, inside the map", () => {
  const box = around([
    [300, 200],
    [500, 300],
  ]);
  expect(box).toEqual({ left: 220, right: 580, top: 100, bottom: 400 });
  const corner = around([
    [5, 5],
    [mapWidth - 5, mapHeight - 5],
  ]);
  expect(corner).toEqual(wholeMap);
  expect(around([])).toEqual(wholeMap);
});

test("an arc begins and ends at its places", () => {
  expect(arcBetween([10, 20], [110, 20])).toBe("M10.0,20.0Q60.0,2.0 110.0,20.0");
});
