// @actions/github asks it for agents when it is loaded, for a `fetch` of its own. Octokit is given ours.
export class HttpClient {
  getAgent() {
    return undefined;
  }

  getAgentDispatcher() {
    return undefined;
  }
}
