import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { findBundle } from "./bundle.ts";
import { openFolder } from "./folder.ts";
import { copyForOthers, findOtherUser } from "./other-user.ts";
import { ask, ownFolder, running, start } from "./trial.fixture.ts";
import { chooseWay, direct, namespace, otherUser, waysFor } from "./way.ts";

test("only root needs another way", () => {
  expect(waysFor(1000)).toEqual([direct]);
  expect(waysFor(0)).toEqual([namespace, otherUser]);
});

test("says everything that was tried when none works", () => {
  const blocked = (): never => {
    throw new Error("unshare: Operation not permitted");
  };
  const noexec = (): never => {
    throw new Error("ingen bruger");
  };
  expect(() => chooseWay(findBundle(), openFolder(ownFolder()), [blocked, noexec])).toThrow(
    /blocked: unshare: Operation not permitted · noexec: ingen bruger.*DATABASE_URL/s,
  );
});

test("a way whose programs do not run is passed over", () => {
  const broken = (): ReturnType<typeof direct> => direct({ ...findBundle(), native: "/nowhere" });
  expect(chooseWay(findBundle(), openFolder(ownFolder()), [broken, direct]).native).toBe(findBundle().native);
});

describe("as root", () => {
  beforeEach((context) => {
    const able = process.platform === "linux" && process.getuid?.() === 0;
    context.skip(!able, "the ways around root's refusal can only be tried by root, on Linux");
  });

  test.each([namespace, otherUser])("runs in a closed folder by %o", async (way) => {
    const dataDir = ownFolder(join("closed", "postgres"));
    mkdirSync(join(dataDir, ".."), { mode: 0o700 });
    const { connections, stop, dataDirectory } = await start(dataDir, { ways: [way] });
    expect(await ask(connections.owner, "SHOW data_directory")).toEqual([{ data_directory: dataDirectory }]);
    const again = await start(dataDir, { ways: [way] });
    expect(again.joined).toBe(true);
    await again.stop();
    await stop();
    expect(running(dataDir)).toEqual([]);
  });

  test("changing the way changes whom the files belong to, and keeps the data", async () => {
    const dataDir = ownFolder();
    const owner = (): number => lstatSync(join(dataDir, "cluster", "base")).uid;
    const first = await start(dataDir, { ways: [otherUser] });
    await ask(first.connections.owner, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
    await first.stop();
    expect(owner()).toBe(findOtherUser().uid);
    const second = await start(dataDir, { ways: [namespace] });
    expect(owner()).toBe(0);
    expect(await ask(second.connections.owner, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
    await second.stop();
    const third = await start(dataDir, { ways: [otherUser] });
    expect(await ask(third.connections.owner, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  });

  test("a folder that is some user's stays that user's", async () => {
    const dataDir = ownFolder();
    const { uid, gid } = findOtherUser();
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, uid, gid);
    const { connections } = await start(dataDir);
    expect(await ask(connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(lstatSync(join(dataDir, "cluster")).uid).toBe(uid);
  });

  test("never runs programs from a folder that others could have filled", () => {
    const shared = mkdtempSync(join(tmpdir(), "udsyn-test-"));
    const place = join(shared, `udsyn-postgres-${findBundle().version}`);
    mkdirSync(place);
    chmodSync(place, 0o777);
    expect(() => copyForOthers(findBundle(), shared)).toThrow(/ikke vores egen mappe/);
    rmSync(shared, { recursive: true });
  });
});

test("takes a user that exists, our own first", () => {
  const dataDir = openFolder(ownFolder()).path;
  const list = join(dataDir, "passwd");
  writeFileSync(list, "root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\nudsyn-postgres:x:990:991::/:/bin/sh\n");
  expect(findOtherUser(list)).toEqual({ uid: 990, gid: 991 });
});
