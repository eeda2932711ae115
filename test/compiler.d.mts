export function findCompiler(): string | null;
export function ensureCompiler(): string | null;
export const NO_COMPILER: string;
