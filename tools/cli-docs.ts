/**
 * Writes the commands and flags into docs/cli.md, out of the declarations that parse them.
 * With `--check` it writes nothing and fails where the page is not what they say.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { flagDocs } from "../src/cli/help.ts";

const FILE = "docs/cli.md";
const START = "<!-- commands -->";
const END = "<!-- /commands -->";

const path = join(import.meta.dirname, "..", FILE);
const text = readFileSync(path, "utf8");
const [before, rest = ""] = text.split(START);
const after = rest.split(END)[1];
if (before === undefined || after === undefined) throw new Error(`${FILE} lacks ${START} and ${END}.`);
const written = `${before}${START}\n\n${flagDocs()}\n\n${END}${after}`;
if (!process.argv.includes("--check")) writeFileSync(path, written);
else if (written !== text) {
  console.error(`${FILE} is not what src/cli/declarations.ts says. Run \`npm run format\`.`);
  process.exitCode = 1;
}
