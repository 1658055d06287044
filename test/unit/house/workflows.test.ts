import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { ROOT } from "./source-tree.ts";

interface Job {
  readonly needs?: string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly run?: string }[];
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly on: { readonly push?: unknown };
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = globSync(".github/workflows/*.yml", { cwd: ROOT })
  .sort()
  .map((path) => ({ path, ...(parse(readFileSync(join(ROOT, path), "utf8")) as Workflow) }));

test("the job that CI is judged by waits for every other job", () => {
  const jobs = workflows.find(({ path }) => path.endsWith("ci.yml"))?.jobs ?? {};
  const others = Object.keys(jobs).filter((name) => name !== "conclusion");
  expect(others.length).toBeGreaterThan(0);
  expect(jobs["conclusion"]?.needs?.toSorted()).toEqual(others.toSorted());
});

const scriptsOf = ({ steps = [] }: Job): string[] => steps.flatMap(({ run }) => run ?? []);

test("CI runs every check by the one command for it", () => {
  const jobs = workflows.find(({ path }) => path.endsWith("ci.yml"))?.jobs ?? {};
  expect(Object.values(jobs).flatMap(scriptsOf)).toContain("bash .ci/run");
});

describe("the release", () => {
  const { on, jobs } = workflows.find(({ path }) => path.endsWith("release.yml"))!;
  const { check, ...others } = jobs;

  test("is started by the tag of a version, and by nothing else", () => {
    expect(on).toEqual({ push: { tags: ["v*.*.*"] } });
  });

  test("checks everything, and dist/ byte for byte, before any job that may write anything", () => {
    expect(check?.permissions).toEqual({ contents: "read" });
    const script = scriptsOf(check!).join("\n");
    expect(script).toMatch(
      /tools\/release-tag\.ts[^]*bash \.ci\/run[^]*npm run build[^]*git status --porcelain/,
    );
    expect(Object.values(others).map(({ needs }) => needs?.includes("check"))).toEqual([true, true, true]);
  });

  test("lets nothing be published without a person's approval, nor before the attestation", () => {
    expect(Object.values(others).filter(({ environment }) => environment === undefined)).toEqual([]);
    const { attest: _attest, ...published } = others;
    expect(Object.values(published).map(({ needs }) => needs?.includes("attest"))).toEqual([true, true]);
  });

  test("publishes the package with its provenance, and keeps no token for it", () => {
    expect(scriptsOf(others["npm"]!).join("\n")).toMatch(/npm publish .*--provenance/);
    expect(readFileSync(join(ROOT, ".github/workflows/release.yml"), "utf8")).not.toContain("secrets.");
  });
});

test("no workflow has permissions of its own: each job asks for what it needs", () => {
  expect(workflows.filter(({ permissions }) => JSON.stringify(permissions) !== "{}")).toEqual([]);
});

test("no job of ours may run for hours", () => {
  const jobs = workflows.flatMap(({ path, jobs }) =>
    Object.entries(jobs).map(([name, job]) => ({ name: `${path} ${name}`, job })),
  );
  const endless = jobs.filter(({ job }) => !("uses" in job) && job["timeout-minutes"] === undefined);
  expect(endless.map(({ name }) => name)).toEqual([]);
});
