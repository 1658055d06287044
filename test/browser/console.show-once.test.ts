import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";
import { Chromium, inChromium, makeKey, type Tab } from "./support.ts";

inChromium("the page that shows a key once", () => {
  let chromium: Chromium;
  let world: ConsoleWorld;
  let tab: Tab;
  beforeAll(async () => {
    chromium = await Chromium.start();
  }, 30_000);
  afterAll(() => chromium.stop());
  beforeEach(async () => {
    world = await aConsoleWorld();
    tab = await chromium.signedIn(world, { listens: true });
  });
  afterEach(async () => {
    await tab.context.close();
    await world.close();
  });

  const keysMade = async () => (await world.service.keys.list(world.accountId)).length;
  const heading = async () => tab.page.getByRole("heading", { level: 1 }).innerText();
  /** Everything that the page and the browser's stores hold, as far as a script can see it. */
  const held = async () =>
    JSON.stringify([
      await tab.page.content(),
      await tab.page.evaluate("[...document.querySelectorAll('textarea, input')].map(({ value }) => value)"),
      await tab.page.evaluate(
        "[{ ...localStorage }, { ...sessionStorage }, document.title, location.href, history.state]",
      ),
      await tab.page.evaluate(
        "(async () => [await indexedDB.databases(), await caches.keys()])().catch(() => [])",
      ),
      await tab.context.storageState({ indexedDB: true }),
    ]);
  const visited = async () => {
    const client = await tab.context.newCDPSession(tab.page);
    return JSON.stringify(await client.send("Page.getNavigationHistory"));
  };

  test("puts the key into one answer, and into no address, title, history or store", async () => {
    const key = await makeKey(tab, "deploy");
    expect(tab.page.url()).toBe(`${world.url}/keys/new`);
    expect(await tab.page.title()).not.toContain(key);
    await tab.page.getByRole("link", { name: "Done, I have stored it" }).click();
    await tab.page.goto("/");
    await tab.page.goto("/activity");
    const answers = await Promise.all(tab.answers);
    expect(answers.filter(({ text }) => text.includes(key)).map(({ path }) => path)).toEqual(["/keys/new"]);
    expect(await held()).not.toContain(key);
    expect(await visited()).not.toContain(key);
    expect(tab.requested.join("\n")).not.toContain(key);
  });

  test("says after a reload that the key was shown, and nothing is made", async () => {
    const key = await makeKey(tab, "deploy");
    await tab.page.reload();
    expect(await heading()).toBe("This key was shown already");
    expect(await held()).not.toContain(key);
    expect(await keysMade()).toBe(1);
    await tab.page.getByRole("link", { name: "revoke it" }).click();
    expect(await heading()).toBe("Revoke a key");
  });

  test("is empty for who comes back to it from the next page, or from the form", async () => {
    const key = await makeKey(tab, "deploy");
    await tab.page.goto("/activity");
    // Chromium asks whether to send the form again, on a page of its own.
    await tab.page.goBack({ waitUntil: "commit" }).catch(() => undefined);
    await tab.page.waitForURL(/^chrome-error:/);
    expect(await tab.page.content()).not.toContain(key);
    await tab.page.goto("/keys/new");
    await tab.page.getByLabel("Name").fill("second");
    await tab.page.getByRole("button", { name: "Create key" }).click();
    await tab.page.waitForSelector("[data-once]");
    await tab.page.goBack();
    expect(await heading()).toBe("New key");
    expect(await held()).not.toMatch(/mesh_local_[0-9A-Za-z]{49}/);
    expect(await keysMade()).toBe(2);
  });

  test("holds nothing any more once it is left, even where a browser keeps the page", async () => {
    const key = await makeKey(tab, "deploy");
    await tab.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await held()).not.toContain(key);
    expect(await tab.page.getByRole("status").innerText()).toContain("is here no more");
  });

  test("is shown in one of two tabs that send the same form, and a double click makes one key", async () => {
    await tab.page.goto("/keys/new");
    const copy = await chromium.tab(world, { beside: tab });
    await copy.page.goto("/keys/new");
    const formId = await tab.page.locator("[name=form_id]").inputValue();
    await copy.page.evaluate(`document.querySelector("[name=form_id]").value = ${JSON.stringify(formId)}`);
    for (const { page } of [tab, copy]) {
      await page.getByLabel("Name").fill("deploy");
      await page.getByRole("button", { name: "Create key" }).click();
    }
    const second = await copy.page.getByRole("heading", { level: 1 }).innerText();
    expect([await heading(), second]).toEqual(["Copy your new key", "This key was shown already"]);
    await tab.page.goto("/keys/new");
    await tab.page.getByLabel("Name").fill("twice");
    await tab.page.getByRole("button", { name: "Create key" }).dblclick();
    await tab.page.waitForSelector("[data-once]");
    expect(await keysMade()).toBe(2);
  });

  test("copies and saves what it shows", async () => {
    await tab.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const key = await makeKey(tab, "deploy");
    await tab.page.getByRole("button", { name: "Copy" }).first().click();
    expect(await tab.page.getByRole("status").innerText()).toBe("Copied.");
    const [download] = await Promise.all([
      tab.page.waitForEvent("download"),
      tab.page.getByRole("button", { name: "Download as a file" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("mesh-api-key.env");
    expect(readFileSync(await download.path(), "utf8")).toBe(`MESH_API_KEY=${key}\n`);
    const other = await chromium.tab(world, { beside: tab });
    await other.page.goto("/keys/new");
    await other.page.getByLabel("Name").focus();
    await other.page.keyboard.press("Control+V");
    expect(await other.page.getByLabel("Name").inputValue()).toBe(key);
    expect(tab.complaints).toEqual([]);
  });

  test("shows key and line to be selected where there is no script, and no button that would do nothing", async () => {
    const plain = await chromium.signedIn(world, { javaScript: false });
    const key = await makeKey(plain, "deploy");
    expect(await plain.page.getByLabel("As a line of a .env file").inputValue()).toBe(`MESH_API_KEY=${key}`);
    expect(await plain.page.getByRole("button").allInnerTexts()).toEqual(["Sign out"]);
    await plain.page.reload();
    expect(await plain.page.content()).not.toContain(key);
    await plain.context.close();
  });
});
