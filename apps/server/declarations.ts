import { databaseDeclaration } from '#platform/database/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';

/** Every module of this Cabinet; migrations run in this order, each after what it depends on. */
export const declarations: readonly ModuleDeclaration[] = [databaseDeclaration, httpDeclaration];
