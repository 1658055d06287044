import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { forEachNode, placeOf, readSources } from "./source-tree.ts";

const LONGEST_ENTRY = 15;
const LONGEST_FILE = 400;

/** Where a secret may leave its wrapping, file or folder, and what for. */
const MAY_REVEAL = new Map([
  ["src/actions/host.ts", "masks it in the log, or hands it to later steps when that was asked for"],
  ["src/actions/input-warnings.ts", "asks whether it looks like a key at all, and warns if not"],
  ["src/actions/live-deps.ts", "keys the HMAC that idempotency keys are made with"],
  ["src/cli/create-at-github.ts", "hands both credentials to the action's parser, as a runner would"],
  ["src/cli/deliver.ts", "brings a new key where its maker wants it, the only time"],
  ["src/cli/formats.ts", "writes a new key in the form that was asked for, the only time"],
  ["src/mesh/address.ts", "sends it to Mesh in a header"],
  ["src/mesh/http.ts", "sends an idempotency key to Mesh in a header"],
  ["src/sdk/key-display.ts", "shows a new key to the person who made it, the only time"],
  ["src/sdk/keys.ts", "hands a new key to the program that asked for it, and an idempotency key to Mesh"],
  ["src/sdk/session.ts", "sends a refresh token to Mesh, in the body that the route takes"],
  ["src/sdk/tokens.ts", "writes a login into the token file, and reads for which service a token was made"],
  [
    "src/sdk/login/browser.ts",
    "proves to Mesh that the browser came back to the program that sent it (PKCE)",
  ],
  ["src/sdk/login/sign-in.ts", "gives a login back to its login server, to end it"],
  ["src/github/http.ts", "hands the GitHub token to Octokit"],
  ["src/sealing/sealed-box.ts", "seals it"],
  ["src/rotation/introspection.ts", "asks whether it looks like a key at all, and answers yes or no"],
  ["src/verification/look.ts", "asks whether it looks like a key at all, and sends nothing else anywhere"],
  ["src/values/derived-forms.ts", "computes what has to be masked in a log"],
  ["src/service/command.ts", "shows the first admin key, once, to who installs the service"],
  ["src/service/idempotency.ts", "derives what encrypts the answer that a repeated mint gets again"],
  ["src/service/key-format.ts", "hashes a key for the store, and keeps a hint of it"],
  ["src/service/console/consent.ts", "puts the code into the link back to the program"],
  ["src/service/console/show-once.ts", "shows a key that was just made, the only time"],
  ["src/service/console/visit.ts", "puts the session into its cookie"],
  ["src/service/login/passwords.ts", "derives what is kept of a password"],
  ["src/service/login/sign-in-url.ts", "shows a link to sign in with once, to who runs the service"],
  ["src/service/login/secrets.ts", "hashes a token, a code or a session for the store"],
  ["src/service/login/token-answers.ts", "answers a login with its tokens, the only time"],
  ["src/service/login/tokens.ts", "signs an access token around its id, and reads one that came in"],
  ["src/service/store/postgres.ts", "hands the database's URL to its driver"],
  ["src/service/wire.ts", "answers a mint with the key, the only time"],
  ["src/sandbox/", "plays GitHub and its runner, which hold the real values"],
]);

const sources = readSources("src");

describe("the size of things", () => {
  test("an entry parses, builds deps, calls and reports: no more than 15 lines", () => {
    const entries = sources.filter(({ path }) => /^src\/actions\/(setup|verify|revoke)\.ts$/.test(path));
    expect(entries.filter(({ text }) => countLines(text) > LONGEST_ENTRY).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test("a file has one subject: no more than 400 lines", () => {
    expect(sources.filter(({ text }) => countLines(text) > LONGEST_FILE).map(({ path }) => path)).toEqual([]);
  });
});

test("a rule is switched off only for a reason that stands beside it", () => {
  const files = [...sources, ...readSources("tools"), ...readSources("test")];
  const bare = files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        /\/[/*] eslint-disable(?!.* -- \w)/.test(line) ? [`${path}:${index + 1}`] : [],
      ),
  );
  expect(bare).toEqual([]);
});

describe("reveal()", () => {
  const places = sources.flatMap(({ path, tree }) => {
    const found: { path: string; place: string }[] = [];
    forEachNode(tree, (node) => {
      if (ts.isPropertyAccessExpression(node) && node.name.text === "reveal") {
        found.push({ path, place: placeOf(path, tree, node) });
      }
    });
    return found;
  });

  const hasReason = (path: string): boolean => [...MAY_REVEAL.keys()].some((place) => path.startsWith(place));

  test("is called only where there is a written reason for it", () => {
    expect(places.filter(({ path }) => !hasReason(path)).map(({ place }) => place)).toEqual([]);
  });

  test("has no reason left over from a file that calls it no more", () => {
    const calledIn = (place: string): boolean => places.some(({ path }) => path.startsWith(place));
    expect([...MAY_REVEAL.keys()].filter((place) => !calledIn(place))).toEqual([]);
  });
});

function countLines(text: string): number {
  return text.trimEnd().split("\n").length;
}
