import { describe, expect, test } from "@jest/globals";
import { StoryPage } from "../../../src/sandbox/story-page.ts";

function aPage(paper: { readonly colour?: boolean; readonly columns?: number } = {}) {
  const written: string[] = [];
  const clock = { now: () => 0, monotonicMs: () => 4_250, sleep: () => Promise.resolve() };
  const write = (text: string): number => written.push(text);
  const page = new StoryPage({ write, colour: false, columns: 40, ...paper }, clock, 1_000);
  return { page, written: () => written.join("") };
}

describe("a page of the story", () => {
  test("says behind each heading how long the story has taken so far", () => {
    const { page, written } = aPage();
    page.heading("Act 1");
    expect(written()).toBe(`\n── Act 1 ${"─".repeat(25)} 3.3 s\n`);
  });

  test("breaks long lines at spaces, and goes on with the log's bar and the line's indentation", () => {
    const { page, written } = aPage({ columns: 24 });
    page.log("  one two three four five six");
    expect(written()).toBe("  │   one two three four\n  │   five six\n");
  });

  test("leaves a word whole that is longer than a line", () => {
    const { page, written } = aPage({ columns: 12 });
    page.check("key_0123456789abcdef works");
    expect(written()).toBe("  ✓ key_0123456789abcdef\n    works\n");
  });

  test("lets no text rule the terminal, nor pass for a line of the page's own", () => {
    const { page, written } = aPage({ columns: 100 });
    page.log("\u001b]0;title\u0007 \u001b[2J\u001b[1A\r\n  ✓ all is well");
    page.row("✗", "red", "one\n  ✓ two \u009b2K\u202e");
    expect(written()).toBe(
      "  │ \ufffd]0;title\ufffd \ufffd[2J\ufffd[1A    ✓ all is well\n  ✗ one   ✓ two \ufffd2K\ufffd\n",
    );
  });

  test("prints no colours where there is no terminal, and keeps none in its text", () => {
    const plain = aPage();
    plain.page.log("a warning", "yellow");
    expect(plain.written()).toBe("  │ a warning\n");
    const coloured = aPage({ colour: true });
    coloured.page.log("a warning", "yellow");
    expect(coloured.written()).toContain("\u001b[33ma warning");
    expect(coloured.page.text).toBe("  │ a warning\n");
  });

  test("shows what was expected beside what was seen", () => {
    const { page, written } = aPage();
    page.failure("the key works", "it was refused");
    expect(written()).toBe("  ✗ expected: the key works\n    seen:     it was refused\n");
  });

  test("tells nothing more once its reader has left", () => {
    const { page, written } = aPage();
    page.mute();
    page.say("Anybody there?");
    expect(written()).toBe("");
  });
});
