/**
 * `npm run demo-picture`: plays the demo and draws what a reader of README.md should see of it, docs/images/demo.svg.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { systemClock } from "../src/platform/clock.ts";
import { startProcess } from "../src/platform/processes.ts";
import { systemRandom } from "../src/platform/random.ts";
import { runDemo } from "../src/sandbox/demo.ts";
import { StoryPage } from "../src/sandbox/story-page.ts";
import { excerpt } from "./picture/excerpt.ts";
import { terminalSvg } from "./picture/terminal-svg.ts";

const COLUMNS = 92;

const root = join(import.meta.dirname, "..");
const printed: string[] = [];
const paper = { write: (text: string) => printed.push(text), colour: true, columns: COLUMNS };
const neverStopped = new Promise<void>(() => undefined);

const exitCode = await runDemo(
  { root, keep: false, stopped: neverStopped },
  { clock: systemClock, random: systemRandom, startProcess, page: new StoryPage(paper, systemClock, 0) },
);
const lines = printed.join("").split("\n");
if (exitCode === 0) draw(["$ npm run demo", ...excerpt(lines)]);
else console.error(stripVTControlCharacters(lines.join("\n")));
process.exitCode = exitCode;

function draw(shown: readonly string[]): void {
  const file = join(root, "docs/images/demo.svg");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    terminalSvg(shown, COLUMNS, {
      title: "What npm run demo prints, in parts",
      description: stripVTControlCharacters(shown.join("\n")),
    }),
  );
  console.log(`docs/images/demo.svg: ${shown.length} lines.`);
}
