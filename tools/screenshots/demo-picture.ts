import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { systemClock } from "../../src/platform/clock.ts";
import { startProcess } from "../../src/platform/processes.ts";
import { systemRandom } from "../../src/platform/random.ts";
import { runDemo } from "../../src/sandbox/demo.ts";
import { StoryPage } from "../../src/sandbox/story-page.ts";
import { excerpt } from "./excerpt.ts";
import { terminalSvg } from "./terminal-svg.ts";

const COLUMNS = 92;

/**
 * Plays the demo and draws what a reader of README.md should see of it.
 *
 * @param root absolute path of the repository
 * @throws Error with what the demo printed, when it failed
 */
export async function drawDemo(root: string, file: string): Promise<void> {
  const lines = await play(root);
  const shown = ["$ npm run demo", ...excerpt(lines)];
  const description = stripVTControlCharacters(shown.join("\n"));
  writeFileSync(
    file,
    terminalSvg(shown, COLUMNS, { title: "What npm run demo prints, in parts", description }),
  );
}

async function play(root: string): Promise<readonly string[]> {
  const printed: string[] = [];
  const paper = { write: (text: string) => printed.push(text), colour: true, columns: COLUMNS };
  const page = new StoryPage(paper, systemClock, 0);
  const neverStopped = new Promise<void>(() => undefined);
  const exitCode = await runDemo(
    { root, keep: false, stopped: neverStopped },
    { clock: systemClock, random: systemRandom, startProcess, page },
  );
  const lines = printed.join("").split("\n");
  if (exitCode !== 0) throw new Error(stripVTControlCharacters(lines.join("\n")));
  return lines;
}
