"use strict";

// What the action uses of undici: a dispatcher, straight or through proxies, and `request` on it. `connect` is what a
// proxy's tunnel is made with. The real file brings `fetch`, WebSocket, caches and mocks.
const Dispatcher = require("./lib/dispatcher/dispatcher");

Object.assign(Dispatcher.prototype, {
  connect: require("./lib/api/api-connect"),
  request: require("./lib/api/api-request"),
});

exports.Agent = require("./lib/dispatcher/agent");
exports.EnvHttpProxyAgent = require("./lib/dispatcher/env-http-proxy-agent");

// Imported by @actions/github, and never called: Octokit is given a `fetch` of ours.
exports.fetch = () => {
  throw new Error("The bundle of this action holds no fetch.");
};
