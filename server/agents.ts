// Agents: the people who take threads over.

export const ROLES = ['owner', 'admin', 'agent', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export interface Agent {
  readonly id: string;
  /** As customers see it. */
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
