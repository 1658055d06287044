import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { aKey, aScene, REPOSITORY, seal, type Question, type Scene } from "../unit/sandbox/github/scene.ts";
import { describedOperations, operationOf } from "./github-description.ts";
import { OpenApiJudge, type Answer } from "./openapi-judge.ts";

const judge = new OpenApiJudge();
const PLACES = [
  "/repos/octo/shop/actions/secrets",
  "/repos/octo/shop/dependabot/secrets",
  "/repos/octo/shop/codespaces/secrets",
  "/repos/octo/shop/environments/production/secrets",
  "/orgs/octo/actions/secrets",
  "/orgs/octo/dependabot/secrets",
  "/orgs/octo/codespaces/secrets",
  "/user/codespaces/secrets",
];

/** Asks the stand-in, and notes every answer under the operation that it is an answer to. */
class Inquiry {
  readonly answers: Answer[] = [];
  readonly #scene: Scene;
  readonly #operations: (method: string, path: string) => string;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#operations = operationOf(scene.standIn.endpoints);
  }

  async ask(method: string, path: string, question: Question): Promise<unknown> {
    const response = await this.#scene.ask(method, path, question);
    const body = await response.text();
    const operation = this.#operations(method, path);
    const contentType = response.headers.get("content-type");
    this.answers.push({ operation, status: response.status, body, contentType });
    return body === "" ? undefined : (JSON.parse(body) as unknown);
  }
}

let scene: Scene;
let inquiry: Inquiry;

beforeAll(async () => {
  scene = aScene({ organization: true });
  inquiry = new Inquiry(scene);
  const token = scene.standIn.addToken({
    kind: "classic",
    repositories: [REPOSITORY],
    organizations: ["octo"],
    scopes: ["repo", "admin:org", "codespace"],
    label: "everything",
  });
  await readWhatIsNoSecret(token);
  for (const at of PLACES) await liveASecretsLife(at, token);
  for (const at of PLACES) await goWrong(at, token);
  await readARenamedRepository(token);
});

async function readWhatIsNoSecret(token: Sensitive): Promise<void> {
  const { id } = scene.standIn.startRun({ repository: REPOSITORY, actor: "hubot" });
  for (const repository of ["/repos/octo/shop", `/repositories/${scene.repositoryId}`]) {
    await inquiry.ask("GET", repository, { token });
    await inquiry.ask("GET", `${repository}/environments/production`, { token });
    await inquiry.ask("GET", `${repository}/actions/runs/${id}`, { token });
  }
  for (const path of ["/", "/rate_limit", "/orgs/octo"]) await inquiry.ask("GET", path, { token });
  scene.standIn.addRepository({ owner: "hubot", name: "open", private: false });
  await inquiry.ask("GET", "/repos/hubot/open", { token });
}

async function liveASecretsLife(at: string, token: Sensitive): Promise<void> {
  const sealingKey = await inquiry.ask("GET", `${at}/public-key`, { token });
  const box = await seal(aKey("first"), sealingKey as Parameters<typeof seal>[1]);
  const shared = { selected_repository_ids: [scene.repositoryId] };
  const isShared = !at.startsWith("/repos");
  const body = isShared ? { ...box, ...shared, visibility: "selected" } : box;
  for (const name of ["A", "A", "B"]) await inquiry.ask("PUT", `${at}/${name}`, { token, body });
  await inquiry.ask("GET", `${at}?per_page=1`, { token });
  await inquiry.ask("GET", `${at}/A`, { token });
  if (isShared) {
    await inquiry.ask("GET", `${at}/A/repositories`, { token });
    await inquiry.ask("PUT", `${at}/A/repositories`, { token, body: shared });
    await inquiry.ask("DELETE", `${at}/A/repositories/${scene.repositoryId}`, { token });
    await inquiry.ask("PUT", `${at}/A/repositories/${scene.repositoryId}`, { token });
    await inquiry.ask("PUT", `${at}/ALL`, { token, body: { ...box, visibility: "all" } });
    await inquiry.ask("PUT", `${at}/ALL/repositories/${scene.repositoryId}`, { token });
  }
  await inquiry.ask("DELETE", `${at}/A`, { token });
}

async function goWrong(at: string, token: Sensitive): Promise<void> {
  const grant = { kind: "app", repositories: [REPOSITORY], organizations: ["octo"] } as const;
  const powerless = scene.standIn.addToken({ ...grant, permissions: {} });
  const stranger = scene.standIn.addToken({ ...grant, repositories: [], organizations: [], permissions: {} });
  const unknown = { headers: { authorization: "Bearer nobody" } };
  for (const question of [{ token: powerless }, { token: stranger }, unknown]) {
    await inquiry.ask("GET", `${at}/public-key`, question);
    await inquiry.ask("PUT", `${at}/A`, { ...question, body: {} });
  }
  for (const body of ["{", {}, { encrypted_value: "AAAA", key_id: "1", visibility: "all" }])
    await inquiry.ask("PUT", `${at}/A`, { token, body });
  for (const method of ["GET", "DELETE"]) await inquiry.ask(method, `${at}/NONE`, { token });
}

async function readARenamedRepository(token: Sensitive): Promise<void> {
  scene.standIn.renameRepository(REPOSITORY, "store");
  await inquiry.ask("GET", "/repos/octo/shop", { token });
  await inquiry.ask("PUT", "/repos/octo/shop/actions/secrets/A", { token, body: {} });
}

describe("by GitHub's published OpenAPI description", () => {
  test("every answer of the stand-in is one that it may give", () => {
    expect(inquiry.answers.flatMap((answer) => judge.complaints(answer))).toEqual([]);
  });

  test("every endpoint that the stand-in serves was asked and carried out what it was asked for", () => {
    const succeeded = inquiry.answers.filter(({ status }) => status < 300).map(({ operation }) => operation);
    expect([...new Set(succeeded)].sort()).toEqual(describedOperations(scene.standIn.endpoints));
    expect(judge.operations).toEqual(describedOperations(scene.standIn.endpoints));
  });

  test("every kind of answer was among them", () => {
    expect([...new Set(inquiry.answers.map(({ status }) => status))].sort()).toEqual([
      200, 201, 204, 301, 307, 400, 401, 403, 404, 409, 422,
    ]);
  });
});

describe("the judge", () => {
  const answerTo = (operation: string): Answer =>
    inquiry.answers.find((answer) => answer.operation === operation && answer.status < 300)!;
  const changed = (operation: string, change: object): Answer => {
    const answer = answerTo(operation);
    return { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), ...change }) };
  };

  test.each([
    ["a field that is missing", { full_name: undefined }, "/ must have required property 'full_name'"],
    ["a field of another kind", { id: "7" }, "/id must be integer"],
    ["a date that is none", { created_at: "yesterday" }, '/created_at must match format "date-time"'],
    ["a fault deep inside", { owner: { login: "octo" } }, "/owner must have required property 'id'"],
  ])("finds %s", (_what, change, complaint) => {
    const operation = "GET /repos/{owner}/{repo}";
    expect(judge.complaints(changed(operation, change))).toContain(`${operation} (HTTP 200): ${complaint}`);
  });

  test("lets a field be null only where the description does", () => {
    expect(judge.complaints(changed("GET /repos/{owner}/{repo}", { description: null }))).toEqual([]);
    expect(judge.complaints(changed("GET /repos/{owner}/{repo}", { url: null }))).toHaveLength(1);
  });

  test.each([
    ["a success that is not described", { status: 202 }, "no such success is described"],
    ["a body where there must be none", { status: 204, body: "{}" }, "there must be no body"],
    ["an operation that is not described", { operation: "GET /nowhere" }, "the operation is not described"],
    ["an answer that is no JSON", { status: 201, contentType: "text/html" }, "the body is no JSON"],
    ["a field too many where there may be none", { status: 201, body: '{"a":1}' }, "additional properties"],
    ["an error without words", { status: 422, body: "{}" }, "must have message"],
  ])("finds %s", (_what, change, complaint) => {
    const answer = answerTo("PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}");
    expect(judge.complaints({ ...answer, ...change }).join("\n")).toContain(complaint);
  });
});
