import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { excerpt } from "../../tools/screenshots/excerpt.ts";
import { terminalSvg } from "../../tools/screenshots/terminal-svg.ts";
import { ROOT } from "../unit/house/source-tree.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** What somebody asks who has a minute, and how many lines they read. */
const QUESTIONS = [
  "What do I paste?",
  "Which permissions do I need?",
  "What happens to running jobs and deployed servers?",
  "How do I stop a leaked key?",
];
const LONGEST_ANSWER = 10;

describe("README.md", () => {
  const [opening = "", ...sections] = read("README.md").split(/^## /m);
  const answers = new Map(
    sections.map((section) => {
      const [heading = "", ...lines] = section.trim().split("\n");
      return [heading, lines.join("\n").trim().split("\n")] as const;
    }),
  );

  test("answers the four questions first, in no more than ten lines each", () => {
    expect([...answers.keys()].slice(0, QUESTIONS.length)).toEqual(QUESTIONS);
    const lengths = QUESTIONS.map((question) => answers.get(question)?.length ?? 0);
    expect(lengths.filter((length) => length < 2 || length > LONGEST_ANSWER)).toEqual([]);
  });

  test("lets people paste what the example has, word for word", () => {
    const lines = answers.get("What do I paste?") ?? [];
    const pasted = lines.slice(lines.indexOf("```yaml") + 1, lines.lastIndexOf("```"));
    const example = read("examples/setup.yml")
      .split("\n")
      .map((line) => line.replace(/^ {6}/, ""));
    expect(pasted.length).toBeGreaterThan(4);
    expect(example.join("\n")).toContain(pasted.join("\n"));
  });

  test("opens with the picture of the demo", () => {
    expect(opening).toMatch(/!\[[^\]]{20,}\]\(docs\/images\/demo\.svg\)/);
  });

  test("shows the console below it, light or dark as the reader likes, and in words", () => {
    const [, dark = "", alt = "", light = ""] =
      /<picture>\s+<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s+<img alt="([^"]{20,})" src="([^"]+)">\s+<\/picture>/.exec(
        opening,
      ) ?? [];
    expect(alt).toContain("console");
    expect([dark, light]).toEqual([
      "docs/images/console/keys-1280-dark.png",
      "docs/images/console/keys-1280-light.png",
    ]);
    expect([dark, light].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe("the picture of the demo", () => {
  const picture = read("docs/images/demo.svg");

  test("needs no other file, runs nothing, and says in words what it shows", () => {
    expect(picture).not.toMatch(/<script|href=|url\(|@import|\son\w+=/);
    expect(picture).toMatch(
      /<title id="title">[^<]+<\/title>\n<desc id="description">\$ npm run demo[^<]+<\/desc>/,
    );
  });

  test("shows a whole rotation, and what was found at the end", () => {
    for (const words of [
      "plan: rotate.",
      "minted key_",
      "proven: ",
      "stored, sealed",
      "retired key_",
      "secrets: 0 found",
    ])
      expect(picture).toContain(words);
  });

  test("is drawn with the terminal's colours, its columns kept and its characters escaped", () => {
    const lines = ["plain <b> & \u001b[1mbold\u001b[22m  \u001b[32mgreen\u001b[39m", ""];
    const drawn = terminalSvg(lines, 40, { title: "a < b", description: "c" });
    expect(drawn).toContain('<title id="title">a &lt; b</title>');
    expect(drawn).toContain(
      'plain\u00a0&lt;b&gt;\u00a0&amp;\u00a0<tspan font-weight="bold">bold</tspan>\u00a0\u00a0<tspan fill="#7ee787">green</tspan></text>',
    );
    expect(drawn.match(/<text /g)).toHaveLength(1);
    expect(drawn).toContain(`textLength="${(23 * 8.4).toFixed(1)}"`);
  });

  test("is not made when the demo no longer prints a part of it", () => {
    expect(() => excerpt(["── Act 2 of 4: rotate", "✓ it is another key than before"])).toThrow("Act 3 of 4");
  });
});

describe("the documents", () => {
  const documents = globSync(["*.md", "docs/**/*.md", ".github/**/*.md"], { cwd: ROOT });

  test("link to files and headings that exist", () => {
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.flatMap(brokenLinks)).toEqual([]);
  });
});

/** `path: target` of each link in the document that leads nowhere in this repository. */
function brokenLinks(document: string): string[] {
  const links = [...withoutCode(read(document)).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = ""]) => target,
  );
  return links
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? document : join(dirname(document), path);
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    })
    .map((target) => `${document}: ${target}`);
}

/** As GitHub makes them of headings (github.com: "Basic writing and formatting syntax", Section links). */
function anchorsOf(file: string): string[] {
  const headings = withoutCode(read(file)).matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```/gm, "");
}
