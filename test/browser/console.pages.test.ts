import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";
import type { Page } from "playwright-core";
import { Chromium, inChromium, makeKey, overflow, type Tab } from "./support.ts";

const HOSTILE = [
  `<img src=x onerror=alert(1)>"'&amp;</td><script>alert(2)</script>`,
  "鍵".repeat(100),
  "x".repeat(100),
  "👩‍👩‍👧‍👦 שלום {{7*7}} ${7*7}",
];
/** What Chromium's axe checks: WCAG 2.2 to the level AA. */
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_BYTES = 60_000;
/** Wide and light, narrow and dark: axe looks at every page in both. */
const LOOKS = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 320 },
] as const;
/** The narrowest window in which a list is a table, and not cards. */
const OTHER_WIDTHS = [780];

inChromium("every page of the console", () => {
  let chromium: Chromium;
  let world: ConsoleWorld;
  const ids: string[] = [];
  beforeAll(async () => {
    chromium = await Chromium.start();
    world = await aConsoleWorld();
    for (const name of HOSTILE) ids.push(await world.mint(name, { meta: { owner: name.slice(0, 40) } }));
    await statesOfKeys(world, ids);
  }, 60_000);
  afterAll(async () => {
    await chromium.stop();
    await world.close();
  });

  const paths = () => [
    ...["/", "/?show=all", "/?text=nothing+fits", "/keys/new", "/activity", "/device", "/account"],
    ...["/account/password", `/activity?about=${ids[0] ?? ""}`, "/keys/none"],
    ...[`/keys/${ids[0] ?? ""}`, `/keys/${ids[1] ?? ""}`],
    ...[`/keys/${ids[0] ?? ""}/rotate`, `/keys/${ids[0] ?? ""}/revoke`, `/keys/${ids[1] ?? ""}/rotate`],
    `/oauth/authorize?response_type=code&client_id=${encodeURIComponent("鍵".repeat(64))}&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback`,
  ];

  /** What axe finds on the page in both colour schemes, and whether it is wider than a window of either width. */
  const faults = async (tab: Tab) => {
    const { page } = tab;
    const found: string[] = [];
    const measure = async (width: number) => {
      await page.setViewportSize({ width, height: 720 });
      if ((await overflow(tab)) > 0) found.push(`${page.url()} is wider than ${width}`);
    };
    for (const { scheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme: scheme });
      await measure(width);
      const { violations } = await axeFor(page).analyze();
      found.push(
        ...violations.map(({ id, nodes }) => `${page.url()} ${scheme}: ${id} ${nodes[0]?.html ?? ""}`),
      );
    }
    for (const width of OTHER_WIDTHS) await measure(width);
    return found;
  };

  test("has no fault that axe knows of, is not wider than the window, and asks nobody else for anything", async () => {
    const tab = await chromium.signedIn(world);
    const found: string[] = [];
    for (const path of paths()) {
      await tab.page.goto(path);
      expect(await tab.page.getByRole("heading", { level: 1 }).count()).toBe(1);
      found.push(...(await faults(tab)));
    }
    expect(found).toEqual([]);
    expect(tab.complaints).toEqual([]);
    expect(tab.requested.filter((url) => !url.startsWith(world.url))).toEqual([]);
    await tab.context.close();
  }, 120_000);

  test("has none either where a form was refused, a key is shown once or was, and nobody is signed in", async () => {
    const tab = await chromium.signedIn(world);
    const { page } = tab;
    const found: string[] = [];
    await makeKey(tab, "shown");
    found.push(...(await faults(tab)));
    await page.reload();
    found.push(...(await faults(tab)));
    await page.goto("/keys/new");
    await page.getByLabel("Name").fill("x".repeat(101));
    await page.getByRole("button", { name: "Create key" }).click();
    await page.waitForSelector("#problem");
    found.push(...(await faults(tab)));
    await tab.context.clearCookies();
    for (const path of ["/sign-in?next=/account", await world.welcome()]) {
      await page.goto(path);
      found.push(...(await faults(tab)));
    }
    expect(found).toEqual([]);
    await tab.context.close();
  }, 60_000);

  test("would not pass with a field without a label, a colour too faint, or a word too long: the looks are no formality", async () => {
    const tab = await chromium.signedIn(world);
    await tab.page.goto("/keys/new");
    await tab.page.evaluate(`document.querySelector("label[for=name]").remove();
      document.querySelector(".hint").style.color = "rgb(200 200 200)";
      document.querySelector("h1").style.width = "2000px"`);
    const found = (await faults(tab)).join("\n");
    for (const fault of ["light: label", "light: color-contrast", "wider than 320"])
      expect(found).toContain(fault);
    await tab.page.evaluate(`document.querySelector(".hint").style.color = "rgb(60 60 60)"`);
    expect((await faults(tab)).join("\n")).toContain("dark: color-contrast");
    await tab.context.close();
  }, 60_000);

  test("shows the name of a key as text, whatever it is made of", async () => {
    const tab = await chromium.signedIn(world);
    const dialogs: string[] = [];
    tab.page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await tab.page.goto("/?show=all");
    const shown = await tab.page.getByRole("rowheader").getByRole("link").allInnerTexts();
    for (const name of HOSTILE) expect(shown).toContain(name.normalize("NFC"));
    for (const [index, name] of HOSTILE.entries()) {
      await tab.page.goto(`/keys/${ids[index] ?? ""}`);
      expect(await tab.page.getByRole("heading", { level: 1 }).innerText()).toBe(name);
      expect(await tab.page.title()).toBe(`${name} · Mesh keys`);
    }
    expect(await tab.page.locator("img, main script").count()).toBe(0);
    expect([dialogs, tab.complaints]).toEqual([[], []]);
    await tab.context.close();
  });

  test("of a hundred keys takes less than 60 KB, with style and script", async () => {
    const many = await aConsoleWorld();
    for (let index = 0; index < 100; index += 1) await many.mint(`MESH_API_KEY of octo/service-${index}`);
    const tab = await chromium.signedIn(many);
    const fresh = await chromium.tab(many, { listens: true });
    await fresh.context.addCookies(await tab.context.cookies());
    await fresh.page.goto("/");
    expect(await fresh.page.getByRole("rowheader").count()).toBe(100);
    await fresh.page.waitForLoadState("networkidle");
    const answers = await Promise.all(fresh.answers);
    expect(answers.map(({ path }) => path.replace(/^\/console\/\w+\./, ""))).toEqual(
      expect.arrayContaining(["/", "console.css", "console.js"]),
    );
    expect(answers.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES);
    for (const { context } of [tab, fresh]) await context.close();
    await many.close();
  });
});

/** In the page itself, for there are no frames; only what is wrong is put together, which is most of the work. */
function axeFor(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(STANDARD)
    .setLegacyMode(true);
}

/** One of each state, one with a successor, one that was used: each looks different somewhere. */
async function statesOfKeys({ service, accountId, url, clock }: ConsoleWorld, ids: readonly string[]) {
  const admin = (await service.keys.mint({ accountId, name: "admin" })).reveal();
  const ask = async (method: string, path: string, body?: object) =>
    fetch(`${url}/api/v1/api-keys/${path}`, {
      ...{ method, headers: { "x-api-key": admin, "content-type": "application/json" } },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const [first = "", second = "", third = "", fourth = ""] = ids;
  await ask("POST", `${first}/rotate`, { grace_seconds: 3_600 });
  await ask("PATCH", second, { status: "disabled" });
  await ask("PATCH", third, { expires_in: 1 });
  await ask("DELETE", `${fourth}?reason=${encodeURIComponent("<b>gone</b>".repeat(15))}`);
  clock.passes(2_000);
}
