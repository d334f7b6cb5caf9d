import type { ModuleDeclaration } from '#platform/kernel/module.ts';
export const codingDeclaration: ModuleDeclaration = { name: 'coding', title: 'Codage', migrations: new URL('./migrations/', import.meta.url) };
