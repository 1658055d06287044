import { describe, expect, test } from "@jest/globals";
import { generateKey } from "../../../src/service/key-format.ts";
import { parseKeyName } from "../../../src/service/key-name.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";

describe("a key's name", () => {
  test.each([
    ["is trimmed", "  deploy \n", "deploy"],
    ["is brought to NFC", "cafe\u0301", "caf\u00e9"],
    ["may be the default of the action", "github:acme/app:MESH_API_KEY", "github:acme/app:MESH_API_KEY"],
    ["may hold an emoji that needs the zero-width joiner", "👩\u200D🚀", "👩\u200D🚀"],
    ["may have 100 characters, each counted once", "🚀".repeat(100), "🚀".repeat(100)],
  ])("%s", (_behaviour, given, name) => {
    expect(parseKeyName(given)).toEqual({ kind: "valid", name });
  });

  test.each([
    ["nothing", "", /1 to 100/],
    ["only blanks", " \t ", /1 to 100/],
    ["101 characters", "x".repeat(101), /1 to 100/],
    ["a line break", "a\nb", /control/],
    ["an escape sequence", "a\u001b[31m", /control/],
    ["a right-to-left override", "a\u202Eb", /control/],
    ["a line separator", "a\u2028b", /control/],
    ["a paragraph separator", "a\u2029b", /control/],
    ["a zero-width space", "a\u200Bb", /control/],
    ["half a surrogate pair", "a\uD83Db", /control/],
    ["a workflow command", "a ::add-mask::b", /"::"/],
    ["a key", `old ${generateKey(aSeededRandom("pasted")).reveal()}`, /API key/],
  ])("is refused with %s", (_what, given, problem) => {
    expect(parseKeyName(given)).toEqual({ kind: "refused", problem: expect.stringMatching(problem) });
  });
});
