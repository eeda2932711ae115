// Baton's mark and name: a baton between two hands.
export function Brand() {
  return (
    <div class="brand">
      <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
        <rect class="brand-mark" width="24" height="24" rx="6" />
        <path d="M7 16.5 17 7.5" stroke="#fff" stroke-width="3.4" stroke-linecap="round" />
        <circle cx="7.4" cy="8" r="1.6" fill="#fff" />
        <circle cx="16.6" cy="16" r="1.6" fill="#fff" />
      </svg>
      <span>Baton</span>
    </div>
  );
}
