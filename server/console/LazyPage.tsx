// Where a page beside the rail will be, while it is loaded or when it could not be.

export interface LazyPageProps {
  readonly name: string;
  readonly failed: boolean;
}

export function LazyPage({ name, failed }: LazyPageProps) {
  return (
    <main class="settings" aria-busy={!failed} aria-label={name}>
      {failed && (
        <p class="problem" role="alert">
          This page could not be loaded. Check the connection and reload.
        </p>
      )}
    </main>
  );
}
