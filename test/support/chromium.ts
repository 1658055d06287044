import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's and Ubuntu's package, and where Chrome puts itself. */
export const chromiumPath: string | undefined = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => existsSync(path));

/** Without a sandbox, for it runs as root in containers; and without a word to anybody outside. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The same letters on every machine, as far as the fonts are the same.
  "--font-render-hinting=none",
  "--disable-lcd-text",
];

/** @throws Error where there is no Chromium: ask {@link chromiumPath} first. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("Chromium is not installed.");
  return chromium.launch({ executablePath: chromiumPath, args: [...FLAGS, ...more] });
}
