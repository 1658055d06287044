/**
 * Writes test/contract/github-openapi.json: what GitHub's published OpenAPI description says of the endpoints that the
 * stand-in serves. Run by hand after the stand-in got a new one, or to move to a newer description:
 *
 *     node tools/github-openapi.ts [octokit-openapi.tgz]
 *
 * The description is the npm package @octokit/openapi. It is no dependency, for it takes 400 MB; without an argument it
 * is fetched into a temporary folder.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../src/platform/clock.ts";
import { systemRandom } from "../src/platform/random.ts";
import { createGitHubStandIn } from "../src/sandbox/github/stand-in.ts";
import { describedOperations } from "../test/contract/github-description.ts";
import { excerptOf, type Description, type Excerpt } from "./openapi-excerpt.ts";

const PACKAGE = "@octokit/openapi@23.0.2";
const LARGEST_FILE_BYTES = 64 * 2 ** 20;
const target = join(import.meta.dirname, "../test/contract/github-openapi.json");

const folder = mkdtempSync(join(tmpdir(), "github-openapi-"));
try {
  const archive = process.argv[2] ?? fetchPackage();
  const options = { encoding: "utf8", maxBuffer: LARGEST_FILE_BYTES } as const;
  const text = execFileSync("tar", ["-xOf", archive, "package/generated/api.github.com.json"], options);
  const { endpoints } = createGitHubStandIn({ clock: systemClock, random: systemRandom });
  const excerpt = excerptOf(JSON.parse(text) as Description, describedOperations(endpoints), PACKAGE);
  writeFileSync(target, linePerMember(excerpt));
  const counts = [excerpt.operations, excerpt.schemas].map((part) => Object.keys(part).length);
  console.log(`${counts.join(" operations and ")} schemas written to ${target}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** So that a change of the description shows as the lines that changed. */
function linePerMember({ source, operations, schemas }: Excerpt): string {
  const lines = (part: object): string =>
    Object.entries(part)
      .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  return `{"source": ${JSON.stringify(source)},\n"operations": {\n${lines(operations)}\n},\n"schemas": {\n${lines(schemas)}\n}}\n`;
}

function fetchPackage(): string {
  const output = execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: folder, encoding: "utf8" });
  return join(folder, output.trim());
}
