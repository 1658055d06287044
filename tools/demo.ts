/**
 * `npm run demo`: a key's life in four acts, on this machine. `-- --keep` leaves the servers up at the end.
 */
import { join } from "node:path";

const { stdout, stderr, env, argv } = process;
const unknown = argv.slice(2).filter((argument) => argument !== "--keep");
if (unknown.length > 0) {
  stderr.write("The demo knows one flag, --keep: the servers stay up at the end, until Ctrl-C.\n");
  process.exit(1);
}

stdout.write("\nmesh/setup-api-key: a key's life in four acts, offline, on real workflow files\n\n");

// After the first line: what follows takes longer to load than a reader likes to wait for it.
const { systemClock } = await import("../src/platform/clock.ts");
const { startProcess } = await import("../src/platform/processes.ts");
const { systemRandom } = await import("../src/platform/random.ts");
const { runDemo } = await import("../src/sandbox/demo.ts");
const { StoryPage } = await import("../src/sandbox/story-page.ts");

const paper = {
  write: (text: string) => stdout.write(text),
  colour: stdout.isTTY && !env["NO_COLOR"],
  // Some terminals do not say how wide they are.
  columns: stdout.columns || 100,
};
const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
  // A reader who has seen enough (`| head`) is no fault of the story.
  stdout.on("error", () => resolve());
});

process.exitCode = await runDemo(
  { root: join(import.meta.dirname, ".."), keep: argv.includes("--keep"), stopped },
  { clock: systemClock, random: systemRandom, startProcess, page: new StoryPage(paper, systemClock, 0) },
);
