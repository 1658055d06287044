// The action asks for no OIDC token; the real file brings a second HTTP client.
export class OidcClient {
  static getIDToken() {
    throw new Error("The bundle of this action holds no OIDC client.");
  }
}
