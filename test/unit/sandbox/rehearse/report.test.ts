import { describe, expect, test } from "@jest/globals";
import { describeRehearsal } from "../../../../src/sandbox/rehearse/report-json.ts";
import { renderReport } from "../../../../src/sandbox/rehearse/report-html.ts";
import { exitCodeOf, summarize } from "../../../../src/sandbox/rehearse/summary.ts";
import { aJob, aKey, aRehearsal, aReplacedKey, aRun, aStep } from "./support.ts";

const HOSTILE = `<script>alert("&'")</script>`;

describe("the report", () => {
  test("shows what the workflow's author wrote as text, wherever it comes from", async () => {
    const job = aJob({ name: HOSTILE, faults: [HOSTILE], saw: [{ secret: HOSTILE, holds: HOSTILE }] });
    const run = aRun(1, {
      ...{ jobs: [job], met: [HOSTILE], broken: [HOSTILE] },
      log: [{ job: HOSTILE, step: HOSTILE, text: HOSTILE }],
    });
    const page = await renderReport(aRehearsal({ title: HOSTILE, path: HOSTILE, runs: [run] }));
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;");
  });

  test("needs nothing from anywhere, and allows itself nothing", async () => {
    const page = await renderReport(aRehearsal({ keys: [aReplacedKey(2, 3)] }));
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/\b(?:src|href|xlink:href)=|@import|url\((?!#)|<script|<link|<iframe/);
  });

  test("says each key's life three times: drawn, described, and in a table", async () => {
    const page = await renderReport(aRehearsal({ keys: [aReplacedKey(2, 3)] }));
    expect(page).toMatch(/<rect\s+class="held"/);
    expect(page).toMatch(/<rect\s+class="grace"/);
    expect(page).toContain(
      "key_one: minted on 2026-03-01, in the secret from 2026-03-01 to 2026-03-02, replaced, still works from 2026-03-02 to 2026-03-03, ended on 2026-03-03.",
    );
    expect(page).toMatch(/<th scope="row"><code>key_one<\/code><\/th>/);
  });

  test("gives no end to what lasts when the play is over", async () => {
    const page = await renderReport(aRehearsal({ keys: [aKey()] }));
    expect(page).toContain("key_one: minted on 2026-03-01, in the secret since 2026-03-01, still alive.");
    expect(page).toMatch(/<td>since <time [^>]*>2026-03-01<\/time><\/td>/);
  });

  test("opens the runs in which something went wrong, and folds the others", async () => {
    const page = await renderReport(
      aRehearsal({ runs: [aRun(1), aRun(2, { broken: ["key: the step failed."] })] }),
    );
    expect(page.match(/<details[^>]*>/g)).toEqual(["<details>", "<details open>"]);
    expect(page).toContain("A promise was broken");
  });
});

describe("the exit code", () => {
  test.each([
    [0, "when every promise held", {}],
    [1, "when a run broke a promise, whatever else", { runs: [aRun(1, { broken: ["x"] })], neverMet: ["y"] }],
    [3, "when a fault was never met", { neverMet: ["github PUT 9 drop-after @day 1"] }],
    [
      3,
      "when no step of this action was reached",
      { runs: [aRun(1, { jobs: [aJob({ steps: [aStep({ conclusion: "skipped" })] })] })] },
    ],
  ])("is %i %s", (code, _when, overrides) => {
    expect(exitCodeOf(aRehearsal(overrides))).toBe(code);
  });
});

test("a play without a run keeps no promise, and says why", () => {
  const nothing = aRehearsal({ runs: [] });
  expect(summarize(nothing)).toMatchObject({
    ...{ kept: [], broken: ["no run falls on these days, so this shows nothing of its keys"] },
  });
  expect(exitCodeOf(nothing)).toBe(3);
});

test("a step that was not run is listed once, with every key that it would have received", () => {
  const notRun = (day: number, key: string) =>
    aRun(day, {
      jobs: [
        aJob({
          steps: [
            aStep(),
            aStep({
              ...{ name: "Deploy", kind: "not_run", outputs: {} },
              notRun: { why: "", wouldReceive: [{ name: "MESH_API_KEY", what: key }], assumedOutputs: [] },
            }),
          ],
        }),
      ],
    });
  const { lacks } = summarize(
    aRehearsal({ runs: [notRun(1, "key_one"), notRun(2, "key_one"), notRun(3, "key_two")] }),
  );
  expect(lacks).toEqual([
    {
      ...{ kind: "not_executed", title: "Not executed here:" },
      lines: ["key: Deploy; it would receive MESH_API_KEY (key_one, then key_two)"],
    },
  ]);
});

test("the play as JSON is whole, and instants are ISO 8601", () => {
  const described = JSON.parse(
    JSON.stringify(describeRehearsal(aRehearsal({ keys: [aReplacedKey(2, 3)] }))),
  ) as {
    readonly [name: string]: unknown;
  };
  expect(described).toMatchObject({
    version: 1,
    workflow: { path: ".github/workflows/rotate.yml", name: "Rotate" },
    ...{ repository: "acme/shop", start: "2026-03-01T00:00:00Z", days: 3, exit_code: 0 },
    keys: [
      {
        ...{ key_id: "key_one", minted_at: "2026-03-01T00:00:00Z", ended: "revoked" },
        holdings: [{ secret: "MESH_API_KEY", from: "2026-03-01T00:00:00Z", until: "2026-03-02T00:00:00Z" }],
      },
    ],
  });
  expect(described["runs"]).toHaveLength(3);
});
