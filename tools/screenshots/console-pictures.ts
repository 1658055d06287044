import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../test/support/chromium.ts";
import type { ConsoleWorld } from "../../test/support/console-world.ts";
import { smallPng } from "./small-png.ts";
import { aTeamsWorld, deviceCode, idOf, PUBLIC_NAME } from "./console-scene.ts";

type Scheme = "light" | "dark";

interface Look {
  readonly name: string;
  readonly width: number;
  readonly scheme: Scheme;
}

const LOOKS: readonly Look[] = [
  { name: "1280-light", width: 1280, scheme: "light" },
  { name: "1280-dark", width: 1280, scheme: "dark" },
  { name: "320-light", width: 320, scheme: "light" },
];
/** On a small screen, one of each kind is enough to see. */
const NARROW = ["keys", "new-key", "show-once", "revoke", "activity"];

/** Which page, and how to get there. */
interface Picture {
  readonly name: string;
  /** Where the page shows itself without being signed in. */
  readonly signedOut?: boolean;
  readonly go: (page: Page, world: ConsoleWorld) => Promise<unknown>;
}

const open = (path: string) => async (page: Page) => page.goto(`http://${PUBLIC_NAME}${path}`);
const openKey = (name: string, path: string) => async (page: Page, world: ConsoleWorld) =>
  open(`/keys/${await idOf(world, name)}${path}`)(page);

const PICTURES: readonly Picture[] = [
  { name: "sign-in", signedOut: true, go: open("/sign-in") },
  { name: "keys", go: open("/") },
  { name: "new-key", go: open("/keys/new") },
  { name: "key", go: openKey("MESH_API_KEY of octo/docs (environment production)", "") },
  { name: "rotate", go: openKey("MESH_API_KEY of octo/docs (environment production)", "/rotate") },
  { name: "revoke", go: openKey("rotation (admin)", "/revoke") },
  { name: "activity", go: open("/activity") },
  { name: "account", go: open("/account") },
  { name: "password", go: open("/account/password") },
  {
    name: "device",
    go: async (page, world) => {
      await open("/device")(page);
      await page.getByRole("textbox").fill(await deviceCode(world));
      await page.getByRole("button", { name: "Continue" }).click();
    },
  },
  {
    name: "application",
    go: open(
      "/oauth/authorize?response_type=code&client_id=mesh-pre-deploy&redirect_uri=http%3A%2F%2F127.0.0.1%3A8976%2Fcallback",
    ),
  },
  {
    name: "show-once",
    go: async (page) => {
      await open("/keys/new")(page);
      await page.getByLabel("Name").fill("deploy of octo/api");
      await page.getByRole("button", { name: "Create key" }).click();
    },
  },
];

/** Each page of the console in light and dark, wide and narrow. Each look has a world of its own, so that all are alike. */
export async function takeConsolePictures(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const look of LOOKS) {
    const world = await aTeamsWorld();
    const browser = await launchChromium([
      `--host-resolver-rules=MAP ${PUBLIC_NAME}:80 ${new URL(world.url).host}`,
    ]);
    try {
      await takeLook(browser, world, look, folder);
    } finally {
      await browser.close();
      await world.close();
    }
  }
}

async function takeLook(browser: Browser, world: ConsoleWorld, look: Look, folder: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 640 },
    colorScheme: look.scheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const pictures = PICTURES.filter(({ name }) => look.width > 320 || NARROW.includes(name));
  const takeAll = async (chosen: readonly Picture[]) => {
    for (const picture of chosen) await take(page, picture, { world, look, folder });
  };
  await takeAll(pictures.filter(({ signedOut }) => signedOut === true));
  await page.goto(`http://${PUBLIC_NAME}${await world.welcome()}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/account/password");
  await takeAll(pictures.filter(({ signedOut }) => signedOut !== true));
  await context.close();
}

async function take(
  page: Page,
  { name, go }: Picture,
  { world, look, folder }: { world: ConsoleWorld; look: Look; folder: string },
): Promise<void> {
  await go(page, world);
  const png = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
  writeFileSync(join(folder, `${name}-${look.name}.png`), smallPng(png));
}
