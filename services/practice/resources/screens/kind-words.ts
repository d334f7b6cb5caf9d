import type { ArticleKind } from '../api.ts';

export const KIND_WORDS: Readonly<Record<ArticleKind, string>> = {
  news: 'Actualité',
  article: 'Article',
  question: 'Question et réponse',
};
