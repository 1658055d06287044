import { describe, expect, test } from "@jest/globals";
import { renderFailure } from "../../../src/actions/failure-text.ts";
import { reportFailure } from "../../../src/actions/run-action.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { fakeHost } from "../../support/fake-host.ts";

const LINK = "https://github.com/mesh/setup-api-key/blob/main/docs/troubleshooting.md";
const whole = { what: "It failed.", input: "admin-key", why: "It is old.", fix: "Make another." };

describe("a failure is printed", () => {
  test("with all that it holds, and where to read more", () => {
    expect(renderFailure(new UserError("mesh_refused", whole)).split("\n")).toEqual([
      "It failed.",
      "  Input: admin-key",
      "  Why: It is old.",
      "  Fix: Make another.",
      `More: ${LINK}#mesh_refused`,
    ]);
  });

  test("without the lines that it has nothing for", () => {
    expect(renderFailure(new UserError("cancelled", { what: "It failed.", fix: "Do it." }))).toBe(
      `It failed.\n  Fix: Do it.\nMore: ${LINK}#cancelled`,
    );
  });

  test("with a number for each fault, where there are several", () => {
    const faults = [whole, { what: "And that.", fix: "Do it." }] as const;
    const text = renderFailure(new UserError("invalid_inputs", faults));
    expect(text.match(/^\d\. .*$/gm)).toEqual(["1. It failed.", "2. And that."]);
    expect(text.match(/^More:/gm)).toHaveLength(1);
  });
});

describe("a failure ends the step", () => {
  test("with an annotation whose title is its code", () => {
    const host = fakeHost();
    reportFailure(host, new UserError("mesh_refused", whole));
    expect(host.failed).toBe(true);
    expect(host.annotations("error")).toEqual([
      { title: "mesh/setup-api-key: mesh_refused", text: expect.stringContaining("Fix: Make another.") },
    ]);
  });

  test("that nobody foresaw is told as ours, without its text", () => {
    const host = fakeHost();
    const key = aMeshKey("unforeseen").reveal();
    reportFailure(host, new TypeError(`no ${key}`));
    expect(host.failed).toBe(true);
    expect(host.allText()).toContain("internal_error");
    expect(host.allText()).not.toContain(key.slice(5, 15));
  });
});
