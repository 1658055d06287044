import type { StoryPage } from "./story-page.ts";
import type { LogLine } from "./workflow-runner/run-types.ts";

const LEVELS = [
  ["##[error]", "Error: ", "red"],
  ["##[warning]", "Warning: ", "yellow"],
  ["##[notice]", "Notice: ", "cyan"],
] as const;

/** A log as GitHub's page shows it: groups are folded. What they hold of secrets is left to be seen, as `***`. */
export function foldedLog(page: Pick<StoryPage, "log">): (line: LogLine) => void {
  let folded = false;
  return ({ text }) => {
    const title = /^##\[group\](.*)/.exec(text)?.[1];
    if (title !== undefined) page.log(`▸ ${title}`, "bold");
    const wasFolded = folded;
    folded = title !== undefined || (folded && text !== "##[endgroup]");
    if (title !== undefined || text === "##[endgroup]") return;
    if (wasFolded && !text.includes("***")) return;
    const level = LEVELS.find(([mark]) => text.startsWith(mark));
    if (level === undefined) page.log(text, wasFolded ? "dim" : undefined);
    else page.log(level[1] + text.slice(level[0].length), level[2]);
  };
}
