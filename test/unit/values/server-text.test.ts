import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseWorkflowCommand } from "../../../src/sandbox/workflow-runner/workflow-command.ts";
import { printableName, printableServerText, withoutCommands } from "../../../src/values/server-text.ts";
import { aGitHubToken, aMeshKey, anAccessToken } from "../../support/credentials.ts";

describe("a credential in a server's words is hidden", () => {
  const hash = aGitHubToken("server text").reveal().slice(4);
  test.each([
    ["a Mesh key", aMeshKey("server text").reveal()],
    ["a key of the local service", `mesh_local_${hash}`],
    ["an installation token", `ghs_${hash}`],
    ["a classic token", `ghp_${hash}`],
    ["a user token of an App", `ghu_${hash}`],
    ["a fine-grained token", `github_pat_11AAAA_${hash}`],
    ["an access token", anAccessToken("server text").reveal()],
  ])("%s", (_kind, credential) => {
    const shown = printableServerText(`Key ${credential} is unknown, "${credential}".`);
    expect(shown).toBe('Key [hidden] is unknown, "[hidden]".');
  });
});

test("the value that GitHub echoes when it is no base64 is scrubbed", () => {
  const echoed = Buffer.from("a plaintext that was sent instead").toString("base64url");
  expect(
    printableServerText(`Invalid request.\n\n${echoed} does not match /^(?:[A-Za-z0-9+\\/]{4})*$/.`),
  ).toBe("Invalid request. [the value sent] does not match /^(?:[A-Za-z0-9+\\/]{4})*$/.");
});

describe("a server's words stay one line of text", () => {
  test.each([
    ["a new line", "one\ntwo", "one two"],
    ["a carriage return", "one\r\ntwo", "one two"],
    ["a line separator", "one\u2028two", "one two"],
    ["an escape sequence", "\u001b[31mred", "\\u{1b}[31mred"],
    ["a bell", "a\u0007b", "a\\u{7}b"],
    ["a zero byte", "a\u0000b", "a\\u{0}b"],
    ["text direction", "a\u202Eb\u2066c", "a\\u{202e}b\\u{2066}c"],
    ["a zero-width space", "a\u200Bb", "a\\u{200b}b"],
    ["a tag character", "a\u{E0041}b", "a\\u{e0041}b"],
    ["blanks around", "  text \n", "text"],
  ])("%s", (_kind, text, shown) => {
    expect(printableServerText(text)).toBe(shown);
  });

  test.each([
    ...["::error::x", "##[error]x", "\n::add-mask::x", "  ::stop-commands::x", "\u2028##[group]"],
    "Forbidden ##[stop-commands]gone",
  ])("which the runner takes for no command: %j", (text) => {
    expect(parseWorkflowCommand(printableServerText(text))).toBeUndefined();
  });

  test("whatever the words are", () => {
    const pieces = fc.constantFrom(
      ...["::", "##[", "error", "]", "\n", "\r", "\u2028", "\u0085", " ", "a", "\u001b", "\u202e"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (words) => {
        const shown = printableServerText(words.join(""));
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(parseWorkflowCommand(`✗ of octo: ${shown}`)).toBeUndefined();
        expect(parseWorkflowCommand(shown)).toBeUndefined();
      }),
      { seed: 20_260_305 },
    );
  });
});

describe("a server that talks too much", () => {
  test("is cut at 500 characters", () => {
    expect(printableServerText("ab ".repeat(166) + "ab")).toHaveLength(500);
    const cut = printableServerText("word ".repeat(200));
    expect(cut).toHaveLength(500);
    expect(cut.endsWith("…")).toBe(true);
  });

  test("is not cut within a character", () => {
    expect(printableServerText("😀".repeat(600))).toBe(`${"😀".repeat(499)}…`);
  });

  test("shows no half of a credential where the cut falls", () => {
    const key = aMeshKey("at the cut").reveal();
    for (let before = 4_920; before <= 5_000; before += 1) {
      const padding = `${"mesh_paddingpadding ".repeat(250).slice(0, before - 1)} `;
      expect(printableServerText(padding + key)).not.toContain(key.slice(0, 15));
    }
  });

  test("is read at its beginning only: over megabytes the patterns would take minutes", () => {
    expect(printableServerText(`${" ".repeat(1_000_000)}late`)).toBe("…");
    expect(printableServerText("eyJ".repeat(500_000))).toBe("…");
  });
});

describe("a line of the log", () => {
  test.each([
    ["::error::x", ": :error::x"],
    ["✓ [1/2] MESH_API_KEY of octo/app (environment x ##[add-mask]octo): created", undefined],
    ["two\n  ::add-mask::lines", "two\n: :add-mask::lines"],
  ])("is no command, whatever names are in it: %j", (line, shown) => {
    const safe = withoutCommands(line);
    for (const one of safe.split("\n")) expect(parseWorkflowCommand(one)).toBeUndefined();
    if (shown !== undefined) expect(safe).toBe(shown);
  });

  test("is left as it is where it is none", () => {
    expect(withoutCommands("✓ stored a::b # [x]")).toBe("✓ stored a::b # [x]");
  });
});

describe("a name that a server gave back", () => {
  test.each([
    [
      "is shown as it is",
      "github:octo/app:MESH_API_KEY@größe 本番",
      "github:octo/app:MESH_API_KEY@größe 本番",
    ],
    ["forges no line", "a\n::error::b\r", "a\\u{a}::error::b\\u{d}"],
    ["hides no text", "a\u202Eb\u200B\u001B[8m", "a\\u{202e}b\\u{200b}\\u{1b}[8m"],
    ["is not endless", "😀".repeat(600), "😀".repeat(500)],
  ])("%s", (_, name, shown) => {
    expect(printableName(name)).toBe(shown);
  });
});
