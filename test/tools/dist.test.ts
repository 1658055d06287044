import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import { inAscii, packagesOf, refuseCopies, refuseEagerLoading } from "../../tools/bundling/bundle.ts";
import { type Folder, whatDiffers } from "../../tools/bundling/folder.ts";
import { writeNotice } from "../../tools/bundling/notice.ts";
import { layOver } from "../../tools/bundling/trim.ts";
import { ROOT } from "../unit/house/source-tree.ts";

function aFolder(files: Record<string, string>): Folder {
  return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
}

describe("the check of dist/", () => {
  test("finds nothing when every byte is the same", () => {
    expect(whatDiffers(aFolder({ a: "1" }), aFolder({ a: "1" }))).toEqual([]);
  });

  test("names each file that is missing, left over or different, and the first different line", () => {
    const expected = aFolder({ "a.js": "1\n2\n3\n", "b.js": "1", same: "1" });
    const actual = aFolder({ "a.js": "1\n2\n4\n", "c.js": "1", same: "1" });
    expect(whatDiffers(expected, actual)).toEqual([
      "  a.js: differs from line 3 on",
      "  b.js: missing",
      "  c.js: no source builds it",
    ]);
  });

  test("finds a file that only goes on longer", () => {
    expect(whatDiffers(aFolder({ a: "1\n" }), aFolder({ a: "1\n2\n" }))).toHaveLength(1);
  });
});

describe("the bundle", () => {
  const modules = "/r/node_modules";

  test("knows the package of each file, scoped, nested or on Windows", () => {
    const paths = [
      "/r/build/actions/library.js",
      `${modules}/undici/lib/core/util.js`,
      `${modules}/undici/index.js`,
      `${modules}/@octokit/core/node_modules/@octokit/types/a.js`,
      "C:\\r\\node_modules\\@octokit\\request\\index.js",
    ];
    expect(packagesOf(paths).map(({ name }) => name)).toEqual([
      "undici",
      "@octokit/types",
      "@octokit/request",
    ]);
  });

  test("refuses a second copy of a package, and names both", () => {
    const [one, other] = [`${modules}/undici`, `${modules}/@actions/github/node_modules/undici`];
    const packages = packagesOf([`${one}/index.js`, `${other}/index.js`]);
    expect(() => refuseCopies(packages)).toThrow(`undici: ${one}, ${other}`);
    expect(() => refuseCopies(packages.slice(0, 1))).not.toThrow();
  });

  test("is ASCII, and says the same", () => {
    const program = "['\u2026', `\u{1f511}`, /^[\u00e9\u{1f511}]$/u.test('\u{1f511}')] // \u2713";
    const ascii = inAscii(program);
    expect(ascii).toMatch(/^[\0-\x7f]+$/);
    expect(runInNewContext(ascii)).toEqual(["\u2026", "\u{1f511}", true]);
  });

  test("refuses to load with every start what only some runs need", () => {
    const packages = packagesOf([`${modules}/undici/index.js`, `${modules}/@actions/github/lib/github.js`]);
    expect(() => refuseEagerLoading(packages)).toThrow("@actions/github");
    expect(() => refuseEagerLoading(packages.slice(0, 1))).not.toThrow();
  });

  test("says whose code it holds, in the same order each time", () => {
    const packages = packagesOf([
      `${ROOT}/node_modules/undici/index.js`,
      `${ROOT}/node_modules/libsodium-wrappers/index.js`,
    ]);
    const notice = writeNotice(packages);
    expect(notice).toMatch(/^libsodium-wrappers .*\(ISC\)$[^]*^undici .*\(MIT\)$/m);
    expect(notice).toContain("Permission is hereby granted");
    expect(writeNotice(packages.toReversed())).toBe(notice);
  });
});

describe("a stub", () => {
  test("takes the place of its package's file, and of that alone", () => {
    inTwoFolders(({ put, read, lay }) => {
      put("package/lib/web.js", "much");
      put("package/lib/core.js", "needed");
      put("stubs/lib/web.js", "little");
      lay();
      expect([read("package/lib/web.js"), read("package/lib/core.js")]).toEqual(["little", "needed"]);
    });
  });

  test("for which the package has no file any more is named", () => {
    inTwoFolders(({ put, lay }) => {
      put("package/lib/core.js", "needed");
      put("stubs/lib/web.js", "little");
      expect(lay).toThrow(/stubs.lib.web\.js/);
    });
  });
});

interface TwoFolders {
  readonly put: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly lay: () => void;
}

function inTwoFolders(act: (folders: TwoFolders) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "stubs-"));
  try {
    act({
      put: (path, text) => {
        mkdirSync(join(folder, path, ".."), { recursive: true });
        writeFileSync(join(folder, path), text);
      },
      read: (path) => readFileSync(join(folder, path), "utf8"),
      lay: () => layOver(join(folder, "package"), join(folder, "stubs")),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
