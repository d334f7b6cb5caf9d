import type { ModuleWords } from './module-words.ts';

/** Lines about what whoever runs Cabinet publishes for its users. */
export const resourcesWords: ModuleWords = {
  title: 'Ressources',
  actions: {
    'article.changed': 'Article modifié',
    'article.published': 'Article publié',
    'article.withdrawn': 'Article retiré',
    'heading.added': 'Rubrique créée',
  },
  objects: { 'resources.article': 'Article', 'resources.heading': 'Rubrique' },
};
