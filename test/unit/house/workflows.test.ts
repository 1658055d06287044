import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { ROOT } from "./source-tree.ts";

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly needs?: string[]; readonly "timeout-minutes"?: number }>>;
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
