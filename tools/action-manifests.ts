/** The part of an action.yml that our tools read (GitHub docs: "Metadata syntax reference"). */
export interface ActionManifest {
  readonly name: string;
  readonly description: string;
  readonly inputs?: Readonly<Record<string, ActionInput>>;
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>;
}

export interface ActionInput {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string;
  readonly deprecationMessage?: string;
}

/** The actions of this repository: what workflows call them, and where each says what it takes. */
export const ACTIONS = [
  { name: "setup", path: "action.yml", uses: "mesh/setup-api-key" },
  { name: "verify", path: "verify/action.yml", uses: "mesh/setup-api-key/verify" },
  { name: "revoke", path: "revoke/action.yml", uses: "mesh/setup-api-key/revoke" },
] as const;
