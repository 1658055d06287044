// A method for each of GitHub's routes. The action names its few routes itself: src/github/routes.ts.
export const restEndpointMethods = () => ({});
