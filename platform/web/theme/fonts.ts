/** Atkinson Hyperlegible: drawn so that I l 1, O 0 and B 8 cannot be mistaken. Files served by us; italics on demand. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
