type Environment = Readonly<Record<string, string | undefined>>;

const SERVERS = [
  "DOCKER",
  "KUBERNETES_SERVICE_HOST",
  "RENDER",
  "AWS_LAMBDA_FUNCTION_NAME",
  "GOOGLE_CLOUD_PROJECT",
] as const;
const CI_SYSTEMS = ["GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS", "JENKINS_URL"] as const;

/** A pipeline, whose log others read: a secret is not printed there unasked. */
export function isCi(env: Environment): boolean {
  const ci = (env["CI"] ?? "").toLowerCase();
  return !["", "false", "0"].includes(ci) || CI_SYSTEMS.some((name) => Boolean(env[name]));
}

/** Is there no browser to sign in with? As the published clients decide it, and Wayland counts as a display. */
export function isHeadless(env: Environment, platform: string): boolean {
  if (["true", "1", "yes"].includes((env["MESH_HEADLESS"] ?? "").toLowerCase())) return true;
  if (SERVERS.some((name) => Boolean(env[name])) || isCi(env)) return true;
  return platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"];
}
