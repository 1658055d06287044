/**
 * `npm run screenshots`: makes the pictures of the documents anew, one function for each kind. They come out the same on
 * every run: the world is made from a seed, and its clock stands still. Fonts are the machine's.
 */
import { join } from "node:path";
import { chromiumPath } from "../test/support/chromium.ts";
import { takeConsolePictures } from "./screenshots/console-pictures.ts";

const images = join(import.meta.dirname, "../docs/images");

if (chromiumPath === undefined) {
  process.stderr.write("This needs Chromium. On Debian: apt-get install chromium\n");
  process.exitCode = 1;
} else {
  await takeConsolePictures(join(images, "console"));
}
