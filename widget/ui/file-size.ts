// How large a file is, for people, in their own language.

export function fileSize(locale: string, bytes: number): string {
  const [unit, size] = bytes < 999_500 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000];
  const digits = size < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(
    Math.max(0.1, size),
  );
}
