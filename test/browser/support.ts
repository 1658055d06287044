import { describe } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { chromiumPath, launchChromium } from "../support/chromium.ts";
import type { ConsoleWorld } from "../support/console-world.ts";

/** The suite, or its name among the skipped where there is no Chromium. */
export function inChromium(title: string, suite: () => void): void {
  const describeOrSkip = chromiumPath === undefined ? describe.skip : describe;
  describeOrSkip(`${title} (needs Chromium)`, suite);
}

export interface TabOptions {
  readonly javaScript?: boolean;
  readonly scheme?: "light" | "dark";
  readonly width?: number;
  /** Another tab of the same browser. */
  readonly beside?: Tab;
  /** Keep what each answer held. */
  readonly listens?: boolean;
}

/** One page of a browser, and all that it asked for and complained about. */
export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where each request went. */
  readonly requested: string[];
  /** Each answer that came, with what it held, where the tab listens. */
  readonly answers: Promise<{ path: string; text: string; bytes: number }>[];
  /** Errors of scripts, and what the content security policy stopped. */
  readonly complaints: string[];
}

/** One Chromium for one file of tests. */
export class Chromium {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<Chromium> {
    return new Chromium(await launchChromium());
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }

  async tab(world: ConsoleWorld, options: TabOptions = {}): Promise<Tab> {
    const { javaScript = true, scheme = "light", width = 1280, beside, listens = false } = options;
    const context =
      beside?.context ??
      (await this.#browser.newContext({
        ...{ baseURL: world.url, javaScriptEnabled: javaScript, colorScheme: scheme },
        viewport: { width, height: 720 },
      }));
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();
    const tab: Tab = { page, context, requested: [], answers: [], complaints: [] };
    page.on("request", (request) => void tab.requested.push(request.url()));
    page.on("response", (response) => {
      if (!listens) return;
      const path = new URL(response.url()).pathname;
      const body = response.body().catch(() => Buffer.alloc(0));
      tab.answers.push(body.then((held) => ({ path, text: held.toString("utf8"), bytes: held.length })));
    });
    page.on("pageerror", (error) => void tab.complaints.push(error.message));
    page.on("console", (message) => {
      // Chromium's own remark on a page that is answered with a refusal, which is what was asked for.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        tab.complaints.push(message.text());
      }
    });
    return tab;
  }

  /** A tab of a browser that is signed in; the pages that do that are another test's. */
  async signedIn(world: ConsoleWorld, options: TabOptions = {}): Promise<Tab> {
    const tab = await this.tab(world, options);
    const { cookies } = await world.signedIn();
    await tab.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: world.url })));
    return tab;
  }
}

/** Makes a key by the form. @returns its value. */
export async function makeKey({ page }: Tab, name: string): Promise<string> {
  await page.goto("/keys/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create key" }).click();
  return page.getByLabel("The key", { exact: true }).inputValue();
}

/** Whether something is wider than the window. */
export async function overflow({ page }: Tab): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}

/** Presses Tab until the focus is where it should be, as somebody without a mouse does. */
export async function tabTo({ page }: Tab, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate<string>(FOCUSED);
    if (typeof name === "string" ? label === name : name.test(label)) return;
    seen.push(label);
  }
  throw new Error(`No way by keyboard to ${String(name)}: ${seen.join(" | ")}`);
}

/** What the focused element is called: its label, or its own words. Looks whether the focus can be seen as well. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === document.body) return "";
  const style = getComputedStyle(element);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no visible focus";
  return (element.labels?.[0] ?? element).innerText.trim();
})()`;
