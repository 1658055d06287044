/**
 * For the release: what the pushed tag may do. Arguments: the tag, and the file with all tags of the repository, one a
 * line. Prints `prerelease` and `major` as outputs of a step; a tag that is not the version of package.json ends with 1.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeTag } from "./release/judge-tag.ts";

const [tag = "", tagsFile = ""] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
  version: string;
};

const judged = judgeTag(tag, { version, tags: readFileSync(tagsFile, "utf8").split(/\s+/) });
if (judged.kind === "refused") {
  console.error(judged.why);
  process.exitCode = 1;
} else {
  console.log(`prerelease=${String(judged.prerelease)}\nmajor=${judged.major ?? ""}`);
}
