import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { HOUR_MS } from "../../src/values/clock.ts";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";
import { Chromium, inChromium, type Tab } from "./support.ts";

const PASSWORD = "correct horse battery staple";
const IDLE_MS = 3 * HOUR_MS;

inChromium("a session that ends while somebody works", () => {
  let chromium: Chromium;
  let world: ConsoleWorld;
  let tab: Tab;
  beforeAll(async () => {
    chromium = await Chromium.start();
  }, 30_000);
  afterAll(() => chromium.stop());
  beforeEach(async () => {
    world = await aConsoleWorld();
    const browser = await world.signedIn();
    await browser.submit({ password: PASSWORD });
  });
  afterEach(async () => {
    await tab.context.close();
    await world.close();
  });

  const heading = async ({ page } = tab) => page.getByRole("heading", { level: 1 }).innerText();
  const press = async (name: string, { page }: Pick<Tab, "page"> = tab) =>
    page.getByRole("button", { name, exact: true }).click();
  const signIn = async ({ page } = tab, password = PASSWORD) => {
    await page.getByLabel("E-mail").fill("owner@example.test");
    await page.getByLabel("Password").fill(password);
    await press("Sign in", { page });
  };
  const keys = async () => (await world.service.keys.list(world.accountId)).map(({ name }) => name);

  describe.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])("%s", (_name, javaScript) => {
    test("loses nothing that was typed, and sends nothing by itself", async () => {
      tab = await chromium.signedIn(world, { javaScript });
      await tab.page.goto("/keys/new");
      await tab.page.getByLabel("Name").fill("the key & its 鍵");
      await tab.page.getByLabel("Ends after").selectOption("90 days");
      await tab.page.getByLabel("read the activity").uncheck();
      world.clock.passes(IDLE_MS);
      await press("Create key");
      expect(await heading()).toBe("Sign in");
      expect(await tab.page.getByRole("alert").innerText()).toContain("what you typed is kept");
      await signIn(tab, "not the password");
      await signIn();
      expect([await heading(), new URL(tab.page.url()).search]).toEqual(["New key", ""]);
      expect(await tab.page.getByLabel("Name").inputValue()).toBe("the key & its 鍵");
      expect(await tab.page.getByLabel("Ends after").inputValue()).toBe("90");
      expect(await tab.page.getByLabel("read the activity").isChecked()).toBe(false);
      expect(await tab.page.getByLabel("list and show keys").isChecked()).toBe(true);
      expect(await keys()).toEqual([]);
      await press("Create key");
      expect([await heading(), await keys()]).toEqual(["Copy your new key", ["the key & its 鍵"]]);
    });
  });

  test("keeps what was typed in each of two tabs apart, though both sign in", async () => {
    tab = await chromium.signedIn(world);
    const second = await chromium.tab(world, { beside: tab });
    for (const [each, name] of [
      [tab, "first"],
      [second, "second"],
    ] as const) {
      await each.page.goto("/keys/new");
      await each.page.getByLabel("Name").fill(name);
    }
    world.clock.passes(IDLE_MS);
    for (const each of [tab, second]) await press("Create key", each);
    for (const [each, name] of [
      [tab, "first"],
      [second, "second"],
    ] as const) {
      await signIn(each);
      expect(await each.page.getByLabel("Name").inputValue()).toBe(name);
    }
  });

  test("does not carry out a form of the session before, and gives it back filled in", async () => {
    tab = await chromium.signedIn(world);
    const id = await world.mint("deploy");
    await tab.page.goto(`/keys/${id}/revoke`);
    await tab.page.getByLabel("Reason").fill("found in a log");
    world.clock.passes(IDLE_MS);
    const second = await chromium.tab(world, { beside: tab });
    await second.page.goto("/sign-in");
    await signIn(second);
    await press("Revoke for good");
    expect(await heading()).toBe("This form is out of date");
    await tab.page.getByRole("link", { name: /what you typed/ }).click();
    expect(await tab.page.getByLabel("Reason").inputValue()).toBe("found in a log");
    await press("Revoke for good");
    expect(await tab.page.getByText("found in a log").isVisible()).toBe(true);
  });

  test("keeps no password, and leads back to where one is changed", async () => {
    tab = await chromium.signedIn(world, { listens: true });
    await tab.page.goto("/account/password");
    await tab.page.getByLabel("Present password").fill(PASSWORD);
    await tab.page.getByLabel("New password").fill("a brand new password");
    world.clock.passes(IDLE_MS);
    await press("Save");
    expect(await tab.page.content()).not.toMatch(/brand new|battery/);
    await signIn();
    expect(await heading()).toBe("Change the password");
    expect(await tab.page.getByLabel("New password").inputValue()).toBe("");
    const answers = await Promise.all(tab.answers);
    expect(answers.map(({ text }) => text).join()).not.toMatch(/brand new|battery/);
  });

  test("keeps the code of a device, and a program's request", async () => {
    tab = await chromium.signedIn(world);
    await tab.page.goto("/device");
    await tab.page.getByLabel("The code that the device shows").fill("BCDF-GHJK");
    world.clock.passes(IDLE_MS);
    await press("Continue");
    await signIn();
    expect(await tab.page.getByLabel("The code that the device shows").inputValue()).toBe("BCDF-GHJK");
    const redirect = encodeURIComponent("http://127.0.0.1:7777/callback");
    await tab.page.goto(
      `/oauth/authorize?response_type=code&client_id=app&redirect_uri=${redirect}&state=s%26t`,
    );
    world.clock.passes(IDLE_MS);
    await press("Allow");
    await signIn();
    expect(await heading()).toBe("Sign in to a program");
    await press("Deny");
    const back = await tab.page.getByRole("link", { name: "Back to the program" }).getAttribute("href");
    expect(back).toContain("state=s%26t");
  });

  test("is of no use to another site: it can neither frame a page nor send a form of it", async () => {
    tab = await chromium.signedIn(world);
    const id = await world.mint("deploy");
    const evil = `<iframe src="${world.url}/"></iframe>
      <form method="post" action="${world.url}/keys/${id}/revoke"><input name="form_token" value="guess"><button>Win a prize</button></form>`;
    await tab.context.route("http://evil.test/**", (route) =>
      route.fulfill({ contentType: "text/html", body: evil }),
    );
    await tab.page.goto("http://evil.test/");
    const frame = tab.page.frames()[1];
    expect([frame?.url(), await frame?.content()]).toEqual([
      "chrome-error://chromewebdata/",
      expect.not.stringContaining("Mesh keys"),
    ]);
    await press("Win a prize");
    expect(await tab.page.locator("body").innerText()).toContain("comes from another site");
    expect((await world.service.keys.list(world.accountId))[0]?.revokedAt).toBeNull();
  });
});
