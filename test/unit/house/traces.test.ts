import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { listFiles, ROOT } from "./source-tree.ts";

/** Somebody's folders. `/home/runner` is the same on every hosted runner. */
const MACHINE_PATH = /(?<![\w.~}@-])\/(?:root|work|Users\/\w+|home\/(?!runner\b)\w+|private\/tmp|tmp\/\w+)\//;

/** A host that serves packages: from where somebody installed is nobody's business. */
const REGISTRY = /https?:\/\/[^\s/"'`]*(?:npmjs|registry|artifactory|nexus|verdaccio|pypi)[^\s/"'`]*/i;

const TEXT = /\.(ts|tsx|js|cjs|mjs|json|md|ya?ml|sh|txt|css|html|sql)$|(^|\/)[^.]+$/;

test("no file holds a path of somebody's machine or the address of a registry", () => {
  const found = listFiles(".")
    .filter((path) => TEXT.test(path) && !path.endsWith("house/traces.test.ts"))
    .flatMap((path) =>
      readFileSync(join(ROOT, path), "utf8")
        .split("\n")
        .flatMap((line, index) => {
          const trace = (MACHINE_PATH.exec(line) ?? REGISTRY.exec(line))?.[0];
          return trace === undefined ? [] : [`${path}:${index + 1}: ${trace}`];
        }),
    );
  expect(found).toEqual([]);
});

test("package-lock.json names no download address", () => {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { resolved?: string }>;
  };
  const resolved = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes("://"));
  expect(resolved.map(([name]) => name)).toEqual([]);
});
