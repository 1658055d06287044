import { describe, expect, test } from "@jest/globals";
import { parsePairs, parsePathLines } from "../../../../src/sandbox/workflow-runner/file-commands.ts";
import { Masker } from "../../../../src/sandbox/workflow-runner/masker.ts";
import { StepOutput } from "../../../../src/sandbox/workflow-runner/step-output.ts";
import { parseWorkflowCommand } from "../../../../src/sandbox/workflow-runner/workflow-command.ts";

describe("workflow commands", () => {
  test("reads name, properties and data, unescaped", () => {
    const command = parseWorkflowCommand("  ::error title=A%3A b%2C c,file=x.ts::first%0Asecond 100%25");
    expect(command).toEqual({
      name: "error",
      properties: new Map([
        ["title", "A: b, c"],
        ["file", "x.ts"],
      ]),
      data: "first\nsecond 100%",
    });
  });

  test("unescapes the percent sign last, so that an escaped escape stays one", () => {
    expect(parseWorkflowCommand("::notice::%250A")?.data).toBe("%0A");
  });

  test("reads the older form anywhere in a line", () => {
    expect(parseWorkflowCommand("text ##[warning title=a]b")).toMatchObject({ name: "warning", data: "b" });
  });

  test.each(["::unknown::x", "say ::error::x", "::error", ":: ::", "plain"])(
    "takes %j for output",
    (line) => {
      expect(parseWorkflowCommand(line)).toBeUndefined();
    },
  );
});

describe("a step's output", () => {
  function printing(...lines: string[]): { readonly output: StepOutput; readonly printed: string[] } {
    const printed: string[] = [];
    const output = new StepOutput({
      masker: new Masker(),
      print: (text) => printed.push(text),
      debugging: false,
    });
    for (const text of lines) output.take({ pipe: "stdout", text });
    return { output, printed };
  }

  test("masks what comes behind the command and leaves what was printed before", () => {
    expect(printing("see hunter22", "::add-mask::hunter22", "see hunter22").printed).toEqual([
      "see hunter22",
      "see ***",
    ]);
  });

  test("warns about an empty mask instead of hiding everything", () => {
    const { output, printed } = printing("::add-mask:: ", "text");
    expect(output.annotations).toMatchObject([
      { level: "warning", message: expect.stringContaining("empty string") },
    ]);
    expect(printed.at(-1)).toBe("text");
  });

  test("turns errors into annotations, masked", () => {
    const { output, printed } = printing(
      "::add-mask::hunter22",
      "::error title=Is hunter22::It was hunter22",
    );
    expect(output.annotations).toEqual([
      { level: "error", title: "Is ***", message: "It was ***", file: undefined, line: undefined },
    ]);
    expect(printed).toEqual(["##[error]It was ***"]);
    expect(output.failed).toBe(false);
  });

  test("obeys no command between stop-commands and its word", () => {
    const { output, printed } = printing(
      "::stop-commands::pause",
      "::error::no",
      "::pause::",
      "::error::yes",
    );
    expect(output.annotations.map((annotation) => annotation.message)).toEqual(["yes"]);
    expect(printed).toContain("::error::no");
  });

  test.each(["set-output name=a", "save-state name=a", "set-env name=a", "add-path"])(
    "refuses ::%s::",
    (command) => {
      const { output } = printing(`::${command}::value`);
      expect(output.failed).toBe(true);
      expect(output.annotations[0]?.message).toMatch(/is disabled\. Write to the file that GITHUB_/);
    },
  );

  test("shows debug lines only when asked to", () => {
    expect(printing("::debug::hidden").printed).toEqual([]);
  });
});

describe("file commands", () => {
  test("reads pairs, blocks of lines and empty values", () => {
    const text = "a=1\nb<<EOF\nline one\n\nline=three\nEOF\n\nc=\nd=x<<y\n";
    expect(parsePairs(text)).toEqual({
      kind: "read",
      pairs: [
        ["a", "1"],
        ["b", "line one\n\nline=three"],
        ["c", ""],
        ["d", "x<<y"],
      ],
    });
  });

  test("an empty block is an empty value", () => {
    expect(parsePairs("a<<X\nX\n")).toEqual({ kind: "read", pairs: [["a", ""]] });
  });

  test("end their lines with CR LF on Windows; elsewhere the CR belongs to the value", () => {
    const text = "a=1\r\n\r\nb<<X\r\none\r\ntwo\r\nX\r\n";
    const windows = parsePairs(text, "win32");
    expect(windows.pairs).toEqual([
      ["a", "1"],
      ["b", "one\r\ntwo"],
    ]);
    expect(windows.kind).toBe("read");
    expect(parsePairs("a=1\r\n", "linux").pairs).toEqual([["a", "1\r"]]);
  });

  test.each([
    ["no-separator", "Invalid format 'no-separator'"],
    ["=value", "Name must not be empty"],
    ["<<EOF\nx\nEOF", "Name must not be empty"],
    ["name<<", "delimiter must not be empty"],
    ["name<<EOF\nvalue\nEOF ", "Matching delimiter not found 'EOF'"],
  ])("refuses %j and keeps what stood before it", (text, message) => {
    const read = parsePairs(`before=1\n${text}\n`);
    expect(read).toMatchObject({ kind: "malformed", pairs: [["before", "1"]] });
    expect(read.kind === "malformed" && read.message).toContain(message);
  });

  test("reads folders for the path, without empty lines", () => {
    expect(parsePathLines("/a\r\n\n/b\n")).toEqual(["/a", "/b"]);
  });
});
