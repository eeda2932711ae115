export {};

declare global {
  interface HTMLElementTagNameMap {
    /** Attributes: `site`, `relay` (both required), `locale`, `theme`, `position`, `consent`, `policy`, `notify`, `nonce`. */
    'baton-chat': HTMLElement;
  }
}
