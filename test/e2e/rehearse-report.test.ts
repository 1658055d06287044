import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { chromium, type Browser, type Page } from "playwright-core";
import { renderReport } from "../../src/sandbox/rehearse/report-html.ts";
import {
  aJob,
  aKey,
  aRehearsal,
  aReplacedKey,
  aRun,
  aStep,
  onDay,
} from "../unit/sandbox/rehearse/support.ts";

const CHROMIUM = "/usr/bin/chromium";
const isThere = existsSync(CHROMIUM);
const missing = isThere ? "" : " (Chromium is not installed: Debian's package chromium)";

const VIEWS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 320 },
  { colorScheme: "dark", width: 320 },
] as const;

/** One of everything: each state of a key, a fault, a broken promise, a step that was not run, a long log. */
const REPORT = await renderReport(
  aRehearsal({
    days: 40,
    keys: [
      aReplacedKey(11, 18),
      aKey({ keyId: "key_orphan", holdings: [], endsAt: onDay(12), ended: "revoked" }),
      aKey({ keyId: "key_alive", mintedAt: onDay(38) }),
    ],
    neverMet: ["github PUT 9 drop-after @day 3"],
    runs: [
      aRun(1, { keyEvents: [{ at: onDay(1), keyId: "key_one", what: { kind: "minted" } }] }),
      aRun(2),
      aRun(11, {
        met: ["github PUT 1 status=403 @day 11"],
        broken: ["key: the step failed."],
        log: [{ job: "key", step: "a", text: `##[error]${"GitHub refused. ".repeat(30)}` }],
        jobs: [
          aJob({
            steps: [
              aStep({
                ...{ name: "Deploy", kind: "not_run" },
                notRun: {
                  why: "Commands are not executed.",
                  wouldReceive: [{ name: "MESH_API_KEY", what: "key_one" }],
                  assumedOutputs: ["token"],
                },
              }),
            ],
          }),
        ],
      }),
      aRun(12, { before: [{ at: onDay(12), keyId: "key_one", what: { kind: "expired" } }] }),
    ],
  }),
);

(isThere ? describe : describe.skip)(`the report in a browser${missing}`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "report-test-"));
    writeFileSync(join(folder, "report.html"), REPORT);
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open({ colorScheme, width }: (typeof VIEWS)[number]): Promise<Page> {
    // The page forbids every script, and the one that checks it is no exception.
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ colorScheme, viewport, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`file://${join(folder, "report.html")}`);
    return page;
  }

  test.each(VIEWS)("is readable for everybody, $colorScheme and $width wide", async (view) => {
    const page = await open(view);
    for (const summary of await page.locator("details:not([open]) > summary").all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(view.width);
    await page.context().close();
  });

  test("shows what is drawn to those who do not see it, and lets the chart be scrolled by keyboard", async () => {
    const page = await open(VIEWS[2]);
    expect(await page.getByRole("img", { name: "The life of each key over 40 days" }).count()).toBe(1);
    expect(await page.getByRole("rowheader").allTextContents()).toEqual([
      "key_one",
      "key_orphan",
      "key_alive",
    ]);
    const chart = page.getByRole("region", { name: "Chart of the keys" });
    await chart.focus();
    expect(
      await page.evaluate("document.activeElement.scrollWidth > document.activeElement.clientWidth"),
    ).toBe(true);
    await page.context().close();
  });
});
