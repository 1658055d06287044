import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";
import { Chromium, inChromium, overflow, type Tab, tabTo } from "./support.ts";

const PASSWORD = "correct horse battery staple";
const KEY = /^mesh_local_[0-9A-Za-z]{49}$/;

inChromium("the console in a browser", () => {
  let chromium: Chromium;
  let world: ConsoleWorld;
  let tab: Tab;
  beforeAll(async () => {
    chromium = await Chromium.start();
  }, 30_000);
  afterAll(() => chromium.stop());
  beforeEach(async () => {
    world = await aConsoleWorld();
  });
  afterEach(async () => {
    await tab.context.close();
    await world.close();
  });

  const heading = async () => tab.page.getByRole("heading", { level: 1 }).innerText();
  const press = async (name: string) => tab.page.getByRole("button", { name, exact: true }).click();
  const follow = async (name: string) => tab.page.getByRole("link", { name, exact: true }).first().click();
  const works = async (key: string) =>
    (await fetch(`${world.url}/api/v1/whoami`, { headers: { "x-api-key": key } })).status;

  describe.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])("%s", (_name, javaScript) => {
    test("somebody signs in by a link, sets a password, and signs in with it", async () => {
      tab = await chromium.tab(world, { javaScript });
      const { page } = tab;
      await page.goto(await world.welcome());
      await press("Sign in");
      expect(await heading()).toBe("Set a password");
      await page.getByLabel("New password").fill(PASSWORD);
      await press("Save");
      expect(await heading()).toBe("API keys");
      await press("Sign out");
      await page.getByLabel("E-mail").fill("owner@example.test");
      await page.getByLabel("Password").fill("something else entirely");
      await press("Sign in");
      expect(await page.getByRole("alert").innerText()).toContain("E-mail or password is wrong");
      expect(await page.getByLabel("E-mail").inputValue()).toBe("owner@example.test");
      await page.getByLabel("Password").fill(PASSWORD);
      await press("Sign in");
      expect(await heading()).toBe("API keys");
      expect(await page.getByText("mesh-pre-deploy --name my-first-key").isVisible()).toBe(true);
      expect(tab.complaints).toEqual([]);
    });

    test("somebody makes a key, rotates it, revokes it, and reads all that in the activity", async () => {
      tab = await chromium.signedIn(world, { javaScript });
      const { page } = tab;
      await page.goto("/");
      await follow("New key");
      await page.getByLabel("Name").fill("deploy");
      await page.getByLabel("Ends after").selectOption("30 days");
      await page.getByLabel("change and revoke keys").uncheck();
      await press("Create key");
      const first = await page.getByLabel("The key", { exact: true }).inputValue();
      expect([first, await works(first)]).toEqual([expect.stringMatching(KEY), 200]);
      await follow("Done, I have stored it");
      expect(await heading()).toBe("deploy");
      await follow("Rotate");
      await page.getByLabel("Grace period").selectOption("None: it stops at once");
      await press("Rotate");
      const second = await page.getByLabel("The key", { exact: true }).inputValue();
      expect([await works(first), await works(second)]).toEqual([401, 200]);
      await follow("Done, I have stored it");
      await follow("Revoke");
      await page.getByLabel("Reason").fill("trial is over");
      await page.getByLabel("Type the key's name").fill("deploy");
      await press("Revoke for good");
      expect(await page.getByRole("status").innerText()).toContain("is revoked");
      expect(await works(second)).toBe(401);
      await follow("Activity");
      const rows = await page.getByRole("row").allInnerTexts();
      expect(rows.slice(1, 4)).toEqual([
        expect.stringMatching(/Key revoked deploy/),
        expect.stringMatching(/Key used, the first time that day deploy/),
        expect.stringMatching(/Key rotated deploy/),
      ]);
      expect(tab.complaints).toEqual([]);
    });

    test("somebody finds a key by a part of its name, and one that ended by its state", async () => {
      for (const name of ["deploy of shop", "deploy of docs", "nightly"]) await world.mint(name);
      tab = await chromium.signedIn(world, { javaScript });
      const { page } = tab;
      await page.goto("/");
      await page.getByLabel("Name, hint or key id").fill("DEPLOY");
      await press("Filter");
      expect(await page.getByRole("rowheader").allInnerTexts()).toHaveLength(2);
      await page.getByLabel("Show").selectOption("Revoked");
      await press("Filter");
      expect(await page.getByText("No key fits.").isVisible()).toBe(true);
      await follow("Show all keys");
      expect(await page.getByRole("rowheader").allInnerTexts()).toHaveLength(3);
    });

    test("somebody signs out the other browsers, and stays signed in", async () => {
      const other = await world.signedIn();
      tab = await chromium.signedIn(world, { javaScript });
      await tab.page.goto("/account");
      await press("Sign out the other browser");
      expect(await tab.page.getByText("This browser").isVisible()).toBe(true);
      expect(await tab.page.getByRole("button", { name: /other browser/ }).count()).toBe(0);
      expect((await other.open("/")).path).toBe("/sign-in");
    });

    test("somebody approves a device with its code, and refuses a program", async () => {
      const asked = await fetch(`${world.url}/oauth/device/code`, {
        ...{ method: "POST", headers: { "content-type": "application/json" } },
        body: JSON.stringify({ client_id: "terminal" }),
      });
      const { user_code: code } = (await asked.json()) as { user_code: string };
      tab = await chromium.signedIn(world, { javaScript });
      await tab.page.goto(`/device?user_code=${code}`);
      expect(await tab.page.getByLabel("The code that the device shows").inputValue()).toBe("");
      await tab.page.getByLabel("The code that the device shows").fill(code.toLowerCase());
      await press("Continue");
      expect(await tab.page.getByText("terminal").isVisible()).toBe(true);
      await press("Approve");
      expect(await heading()).toBe("Approved");
      const redirect = encodeURIComponent("http://127.0.0.1:7777/callback");
      await tab.page.goto(
        `/oauth/authorize?response_type=code&client_id=app&redirect_uri=${redirect}&state=s`,
      );
      await press("Deny");
      const back = await tab.page.getByRole("link", { name: "Back to the program" }).getAttribute("href");
      expect(back).toBe("http://127.0.0.1:7777/callback?error=access_denied&state=s");
    });
  });

  describe("by keyboard alone", () => {
    beforeEach(async () => {
      tab = await chromium.tab(world, { width: 320, scheme: "dark" });
    });
    const type = async (text: string) => tab.page.keyboard.type(text);
    const enter = async () => {
      const [answer] = await Promise.all([tab.page.waitForEvent("load"), tab.page.keyboard.press("Enter")]);
      await answer.waitForLoadState();
    };

    test("somebody signs in, makes, rotates and revokes a key, with a focus that can be seen everywhere", async () => {
      await tab.page.goto(await world.welcome());
      await tabTo(tab, "Sign in");
      await enter();
      await tabTo(tab, "New password");
      await type(PASSWORD);
      await enter();
      await tabTo(tab, "Skip to the content");
      await tab.page.keyboard.press("Enter");
      await tabTo(tab, "New key");
      await enter();
      await tabTo(tab, "Name");
      await type("deploy");
      await tabTo(tab, /^read the activity/);
      await tab.page.keyboard.press("Space");
      await tabTo(tab, "Create key");
      await enter();
      await tabTo(tab, "The key");
      expect(await tab.page.evaluate("getSelection().toString()")).toMatch(KEY);
      await tabTo(tab, "Done, I have stored it");
      await enter();
      await tabTo(tab, "Rotate");
      await enter();
      await tabTo(tab, "Grace period");
      await type("15");
      await tabTo(tab, "Rotate");
      await enter();
      expect(await tab.page.getByText("works until").innerText()).toContain("12:15 UTC");
      await tabTo(tab, "Done, I have stored it");
      await enter();
      await tabTo(tab, "Revoke");
      await enter();
      await tabTo(tab, "Revoke for good");
      await enter();
      expect(await tab.page.getByRole("status").innerText()).toContain("is revoked");
      expect(await overflow(tab)).toBe(0);
    }, 40_000);
  });
});
