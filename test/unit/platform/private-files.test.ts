import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { execFileSync, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  openReplacement,
  readPrivateFile,
  withFileLock,
  writePrivateFile,
} from "../../../src/platform/private-files.ts";
import type { Clock } from "../../../src/values/clock.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";

const isWindows = process.platform === "win32";
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-"));
  path = join(folder, "file");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const random = aSeededRandom("private files");

describe("a private file", () => {
  test("is for its user alone, whatever stood there before, and its folder too", () => {
    const deep = join(folder, "a", "file");
    writePrivateFile(deep, "one", random);
    if (!isWindows) {
      expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o700);
      chmodSync(deep, 0o644);
    }
    writePrivateFile(deep, "two", random);
    expect(readPrivateFile(deep)).toEqual({ kind: "read", text: "two" });
    if (!isWindows) expect(statSync(deep).mode & 0o777).toBe(0o600);
  });

  test("is not there in halves: the old one stays until the new one is whole", () => {
    writeFileSync(path, "old");
    const replacement = openReplacement(path, random);
    expect(readFileSync(path, "utf8")).toBe("old");
    replacement.discard();
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  test("keeps bytes that are no UTF-8", () => {
    openReplacement(path, random).commit("a\xff\xfe\n", "latin1");
    expect([...readFileSync(path)]).toEqual([0x61, 0xff, 0xfe, 0x0a]);
  });

  test("takes away what a dead process left, and nothing of one that lives", () => {
    writeFileSync(join(folder, `.file.999999999.0123456789ab.mesh-tmp`), "");
    writeFileSync(join(folder, `.file.${process.pid}.0123456789ab.mesh-tmp`), "");
    writeFileSync(join(folder, `.other.999999999.0123456789ab.mesh-tmp`), "");
    openReplacement(path, random).discard();
    expect(readdirSync(folder).sort()).toEqual([
      `.file.${process.pid}.0123456789ab.mesh-tmp`,
      ".other.999999999.0123456789ab.mesh-tmp",
    ]);
  });

  test("leaves alone what stands open for a file whose name goes on behind a dot", () => {
    const longer = openReplacement(`${path}.example`, random);
    openReplacement(path, random).commit("short");
    longer.commit("long");
    expect(readFileSync(`${path}.example`, "utf8")).toBe("long");
  });

  test("is told apart from one that is not there", () => {
    expect(readPrivateFile(path)).toEqual({ kind: "absent" });
    expect(readPrivateFile(join(path, "below"))).toEqual({ kind: "absent" });
  });

  test("is not believed when it is a link, a folder, or readable by others", () => {
    expect(readPrivateFile(folder).kind).not.toBe("read");
    if (isWindows) return;
    writeFileSync(path, "x", { mode: 0o640 });
    expect(readPrivateFile(path)).toMatchObject({ kind: "unsafe" });
    chmodSync(path, 0o600);
    symlinkSync(path, join(folder, "link"));
    expect(readPrivateFile(join(folder, "link"))).toEqual({ kind: "unsafe", why: "it is a symbolic link" });
  });

  const whereThereArePipes = isWindows ? test.skip : test;
  whereThereArePipes("is not waited for when it is a named pipe", () => {
    execFileSync("mkfifo", ["-m", "600", path]);
    const module = pathToFileURL(join(import.meta.dirname, "../../../src/platform/private-files.ts")).href;
    const program = `import { readPrivateFile } from ${JSON.stringify(module)};
      process.stdout.write(readPrivateFile(${JSON.stringify(path)}).kind);`;
    // In a process of its own: a wait would never end.
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], { timeout: 20_000 });
    expect(String(run.stdout)).toBe("unsafe");
  });
});

describe("a lock", () => {
  const clock = (): HandClock => new HandClock(0);

  test("lets one work at a time", async () => {
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    };
    const patient: Clock = {
      now: () => 0,
      monotonicMs: () => 0,
      sleep: () => new Promise((resolve) => setImmediate(resolve)),
    };
    await Promise.all([withFileLock(path, patient, work("a")), withFileLock(path, patient, work("b"))]);
    expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test("of a dead process is taken over", async () => {
    writeFileSync(`${path}.lock`, "999999999");
    expect(await withFileLock(path, clock(), async () => "done")).toBe("done");
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test("that is never let go is waited for, and then passed by", async () => {
    writeFileSync(`${path}.lock`, String(process.pid));
    const time = clock();
    expect(await withFileLock(path, time, async () => "done")).toBe("done");
    expect(time.monotonicMs()).toBeGreaterThan(20_000);
    expect(existsSync(`${path}.lock`)).toBe(true);
  });

  test("that cannot be made is done without", async () => {
    expect(await withFileLock(join(folder, "no", "folder"), clock(), async () => "done")).toBe("done");
  });

  test("is let go when the work fails", async () => {
    const failing = withFileLock(path, clock(), async () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});
