/**
 * Kinds of content Cabinet can tell apart. What may run script in a browser (`html`, `svg`, `xml`) is recognised so
 * that it is never taken for plain text.
 */
export type DocumentKind = 'text' | 'pdf' | 'docx' | 'png' | 'jpeg' | 'html' | 'svg' | 'xml';

export interface KindFacts {
  /** Media type it is served under (IANA). */
  readonly mediaType: string;
  readonly extension: string;
  /** French, as it stands in a list of accepted formats. */
  readonly title: string;
  /** Whether a browser may show it in our own page's origin: never where it could run script. */
  readonly inline: boolean;
}

/** What is known of each kind. */
export const documentKinds: Readonly<Record<DocumentKind, KindFacts>> = {
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', title: 'texte (.txt)', inline: true },
  pdf: { mediaType: 'application/pdf', extension: 'pdf', title: 'PDF (.pdf)', inline: false },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...{ extension: 'docx', title: 'Word (.docx)', inline: false },
  },
  png: { mediaType: 'image/png', extension: 'png', title: 'image PNG (.png)', inline: true },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg', title: 'image JPEG (.jpg)', inline: true },
  html: { mediaType: 'text/html', extension: 'html', title: 'page HTML (.html)', inline: false },
  svg: { mediaType: 'image/svg+xml', extension: 'svg', title: 'dessin SVG (.svg)', inline: false },
  xml: { mediaType: 'application/xml', extension: 'xml', title: 'XML (.xml)', inline: false },
};

/** Whether a word from outside names a kind. */
export function isDocumentKind(word: string): word is DocumentKind {
  return Object.hasOwn(documentKinds, word);
}
